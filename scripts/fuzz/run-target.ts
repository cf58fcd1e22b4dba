/**
 * Read inputs of one target one after the other and tell the parent of each before it is read, so that it knows which one
 * never ends.
 *
 *   tsx scripts/fuzz/run-target.ts TARGET SEED FIRST      until the parent ends it or an input fails
 *
 * Messages to the parent: `{ open: true }`, `{ reading: index }`, `{ read: index, time }`, `{ failed: index, reason }`.
 * From the parent: `{ input }`, answered with `{ fails: boolean }`, to make a failing input smaller.
 */
import { openFuzzKnowledge } from './knowledge';
import { makeInput } from './make-input';
import { targets } from './targets';

const [name = '', seed = '1', first = '0'] = process.argv.slice(2);
const target = targets.find((one) => one.name === name);
if (!target) throw new RangeError(`Unexpected target \`${name}\``);
const prototype = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
const knowledge = await openFuzzKnowledge(process.cwd());
const corpus = target.corpus(knowledge);
const tell = (message: object) => process.send?.(message);
tell({ open: true });

/** What went wrong with an input, if anything did. */
async function problemOf(input: string): Promise<string | undefined> {
  try {
    await target?.run(input, knowledge);
  } catch (error) {
    return error instanceof Error
      ? `${error.name}: ${error.message}\n${error.stack?.split('\n')[1] ?? ''}`
      : String(error);
  }
  const now = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
  return now === prototype ? undefined : `the prototype of all objects changed to ${now}`;
}

process.on('message', async ({ input }: { input: string }) => tell({ fails: (await problemOf(input)) !== undefined }));

if (first !== 'none') {
  for (let index = Number(first); ; index += 1) {
    const input = makeInput(corpus, Number(seed), index);
    tell({ reading: index });
    const started = performance.now();
    const reason = await problemOf(input);
    tell(
      reason === undefined
        ? { read: index, time: performance.now() - started, size: input.length }
        : { failed: index, reason },
    );
    if (reason !== undefined) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
