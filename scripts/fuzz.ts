/**
 * Feed hostile input, made from real input, to everything that reads what others wrote.
 *
 *   npm run fuzz                                       every target, 60 seconds in all
 *   npm run fuzz -- --seconds 600 --seed 7             longer, with other inputs
 *   npm run fuzz -- --target markdown                  one of the targets
 *   npm run fuzz -- --target markdown --seed 7 --case 31     one input again
 *   npm run fuzz -- --target patterns                  every regular expression of lib and app, on texts made from itself
 *
 * A target fails on an exception that its reader does not document, on anything that leaves the page or the folder it
 * should stay in, on a changed prototype, and on an input that takes longer than the guard. The smallest input that still
 * fails is printed as JSON. The same seed gives the same inputs on every machine.
 *
 * Exit code 0: nothing failed. 1: something did. 2: wrong use.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { openFuzzKnowledge } from './fuzz/knowledge';
import { listPatterns } from './fuzz/list-patterns';
import { makeInput } from './fuzz/make-input';
import { measureGrowth } from './fuzz/measure-growth';
import { shrink } from './fuzz/shrink';
import { targets } from './fuzz/targets';

/** Milliseconds for one input. The longest takes a hundredth of it on an idle machine. */
const guard = 20_000;

interface Failure {
  index: number;
  reason: string;
}

interface Outcome {
  cases: number;
  characters: number;
  slowest: { time: number; index: number };
  failure?: Failure;
}

interface Message {
  open?: true;
  reading?: number;
  read?: number;
  time?: number;
  size?: number;
  failed?: number;
  reason?: string;
  fails?: boolean;
}

class UsageError extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
      target: { type: 'string', multiple: true },
      case: { type: 'string' },
    },
  });
  const [seconds, seed] = [wholeNumber('seconds', values.seconds), wholeNumber('seed', values.seed)];
  const chosen = values.target ?? targets.map(({ name }) => name);
  if (chosen.includes('patterns')) {
    process.exitCode = tryPatterns();
    return;
  }
  const unknown = chosen.find((name) => !targets.some((target) => target.name === name));
  if (unknown !== undefined)
    throw new UsageError(
      `Unexpected target \`${unknown}\`, expected one of ${[...targets.map(({ name }) => name), 'patterns'].join(', ')}`,
    );
  const only = values.case === undefined ? undefined : wholeNumber('case', values.case);
  console.log(`Seed ${seed}, ${seconds} s for ${chosen.join(', ')}`);
  let failures = 0;
  for (const name of chosen) {
    const outcome = await runTarget(name, seed, (seconds * 1000) / chosen.length, only);
    const { cases, characters, slowest, failure } = outcome;
    console.log(
      `${name}: ${cases} inputs, ${Math.round(characters / 1000)} thousand characters, slowest ${slowest.time.toFixed(0)} ms (case ${slowest.index})`,
    );
    if (!failure) continue;
    failures += 1;
    const smallest = await smallestOf(name, seed, failure);
    console.error(`${name}: case ${failure.index} fails: ${failure.reason}`);
    console.error(`Smallest: ${JSON.stringify(smallest)}`);
    console.error(`Again: npm run fuzz -- --target ${name} --seed ${seed} --case ${failure.index}`);
  }
  process.exitCode = failures > 0 ? 1 : 0;
}

/** Which patterns take time that grows faster than the text. */
function tryPatterns(): 0 | 1 {
  const { patterns, made } = listPatterns(process.cwd(), ['lib', 'app']);
  let steep = 0;
  for (const pattern of patterns) {
    const growth = measureGrowth(pattern);
    if (!growth) continue;
    steep += 1;
    const times = growth.times.map((time) => time.toFixed(1)).join(', ');
    console.error(
      `${pattern.file}:${pattern.line}: /${pattern.source}/${pattern.flags} takes ${times} ms for ${JSON.stringify(growth.attack)} at 1, 2, 4 and 8 times the length`,
    );
  }
  console.log(
    `${patterns.length} patterns, ${steep} steeper than linear; not tried, because made at run time: ${made.join(', ')}`,
  );
  return steep > 0 ? 1 : 0;
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`Unexpected \`${text}\` after --${name}, expected a whole number`);
  return Number(text);
}

function start(name: string, seed: number, first: number | 'none'): ChildProcess {
  return fork('scripts/fuzz/run-target.ts', [name, String(seed), String(first)], {
    execArgv: ['--import', 'tsx', '--stack-size=900'],
  });
}

/** Let a process of its own read inputs until the time is over, one fails, or one takes too long. */
function runTarget(name: string, seed: number, time: number, only: number | undefined): Promise<Outcome> {
  const outcome: Outcome = { cases: 0, characters: 0, slowest: { time: 0, index: 0 } };
  const child = start(name, seed, only ?? 0);
  return new Promise((resolve) => {
    let guardTimer: NodeJS.Timeout | undefined;
    let reading = only ?? 0;
    const end = (failure?: Outcome['failure']) => {
      clearTimeout(guardTimer);
      child.removeAllListeners();
      child.kill('SIGKILL');
      resolve({ ...outcome, ...(failure && { failure }) });
    };
    child.on('message', (message: Message) => {
      if (message.open) setTimeout(end, time).unref();
      if (message.reading !== undefined) {
        reading = message.reading;
        clearTimeout(guardTimer);
        guardTimer = setTimeout(() => end({ index: reading, reason: `it takes longer than ${guard / 1000} s` }), guard);
      }
      if (message.read !== undefined) {
        outcome.cases += 1;
        outcome.characters += message.size ?? 0;
        if ((message.time ?? 0) > outcome.slowest.time)
          outcome.slowest = { time: message.time ?? 0, index: message.read };
        if (only !== undefined) end();
      }
      if (message.failed !== undefined) end({ index: message.failed, reason: message.reason ?? '' });
    });
    child.once('exit', (code, signal) => end({ index: reading, reason: `its process ended with ${code ?? signal}` }));
  });
}

/** The smallest input that still fails, found in a process that is replaced when it hangs. */
async function smallestOf(name: string, seed: number, { index, reason }: Failure): Promise<string> {
  const hangs = !reason.includes('\n');
  const target = targets.find((one) => one.name === name);
  const knowledge = await openFuzzKnowledge(process.cwd());
  const input = makeInput(target?.corpus(knowledge) ?? [''], seed, index);
  let child: ChildProcess | undefined;
  const open = async () => {
    child = start(name, seed, 'none');
    await new Promise((resolve) => child?.once('message', resolve));
  };
  const fails = async (shorter: string): Promise<boolean> => {
    if (!child) await open();
    const answer = await new Promise<boolean | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), guard / 4);
      if (child?.exitCode !== null) resolve(undefined);
      child?.once('message', (message: Message) => {
        clearTimeout(timer);
        resolve(message.fails ?? false);
      });
      child?.send({ input: shorter });
    });
    if (answer !== undefined) return answer;
    child?.kill('SIGKILL');
    child = undefined;
    return true;
  };
  const smallest = await shrink(input, fails, hangs ? 30 : 400);
  child?.kill('SIGKILL');
  return smallest;
}

try {
  await main();
} catch (error) {
  const known = error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  if (!known) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
