import type { BrowserMeasurements, BrowserRun } from '@/lib/model/measurements';
import { aims, judgeAims } from './browser-aims';
import { FiguresTable } from './figures-table';

const rows: [string, (run: BrowserRun) => string][] = [
  ['First visit, focus to first results', (run) => `${run.coldFirstResultP50Ms} / ${run.coldFirstResultP95Ms} ms`],
  ['Loaded by then, scripts and what is read ahead', (run) => `${run.coldTransferP50Kb} / ${run.coldTransferP95Kb} kB`],
  ['Key to painted results, those in sight', (run) => `${run.keystrokeP50Ms} / ${run.keystrokeP95Ms} ms`],
  ['The same typed again, with all files there', (run) => `${run.keystrokeAgainP50Ms} / ${run.keystrokeAgainP95Ms} ms`],
  ['For comparison: a bare field and list', (run) => `${run.bareKeystrokeP50Ms} / ${run.bareKeystrokeP95Ms} ms`],
  [
    'p95 of every single key of these three',
    (run) => `${run.keystrokeSingleP95Ms}, ${run.keystrokeAgainSingleP95Ms}, ${run.bareKeystrokeSingleP95Ms} ms`,
  ],
  ['First typing, on a 60 Hz display', (run) => `${run.displayKeystrokeP50Ms} / ${run.displayKeystrokeP95Ms} ms`],
  ['Longest task of the page', (run) => `${run.longestPageTaskMs} ms`],
  ['Longest task of the search worker', (run) => `${run.longestWorkerTaskMs} ms`],
  [`Our aims: ${aims}`, judgeAims],
  ['Memory of page and worker', (run) => `${run.pageMemoryMb} and ${run.workerMemoryMb} MB`],
  ['Decoder, pasted log to painted findings', (run) => `${run.decoderFindingsMs} ms`],
  ['Longest task of the page meanwhile', (run) => `${run.decoderLongestPageTaskMs} ms`],
];

/** Search and decoder in a browser; one table for each site measured. */
export function BrowserFigures({ measurements }: { measurements: BrowserMeasurements }) {
  const { measured, machine, browser, sites } = measurements;
  const run = sites[0]?.runs[0];
  return (
    <>
      <p>
        Measured on {measured} with {browser} on {machine}. Files came from the same machine, so waiting for a network
        is not part of any time. Two figures are p50 / p95, of {run?.coldVisits} first visits and {run?.keystrokes} keys
        typed at eleven a second, in {run?.keystrokeRounds} visits. What else a machine does now and then delays a key,
        so the time of a key is its median of these visits; one row shows the p95 of single times. Results below the
        edge of the list are drawn right after those in sight, and not waited for; the bare list draws all of its eight
        at once. The decoder got a log of {run?.decoderLogKb} kB. Frames were drawn as soon as there was something to
        draw, except where it says otherwise; the browser&rsquo;s navigation predictor was off, since in some sessions,
        which it chooses at random, it adds frames of its own. The longest task of the search worker on a slower
        processor is the time of the processor itself, multiplied: the rest of the measured time it waited for one.
      </p>
      {sites.map((site) => (
        <FiguresTable
          key={site.kind + site.entries}
          label={`In a browser, ${site.entries} entries`}
          head={[
            site.kind === 'this-site'
              ? `This site, ${site.entries} entries`
              : `A generated site, ${site.entries.toLocaleString('en')} entries`,
            ...site.runs.map(({ cpuSlowdown }) =>
              cpuSlowdown === 1 ? 'Processor as it is' : `${cpuSlowdown} times slower`,
            ),
          ]}
          rows={rows.map(([name, show]) => [name, ...site.runs.map(show)])}
        />
      ))}
    </>
  );
}
