import type { ReadingClicks, ReadingMeasurements, ReadingVisit } from '@/lib/model/measurements';
import { FiguresTable } from './figures-table';

const ways: Record<ReadingClicks['way'], string> = {
  plain: 'This site',
  'made-ready': 'This site, page made ready',
  'stock-next': 'Next’s router',
};

/** Opening an entry, and going from one to another, against the same entries with Next's own links. */
export function ReadingFigures({ measurements }: { measurements: ReadingMeasurements }) {
  const { measured, machine, browser, visits, clicks } = measurements;
  const speeds = [...new Set(clicks.map(({ cpuSlowdown }) => cpuSlowdown))];
  return (
    <>
      <p>
        Measured on {measured} with {browser} on {machine}. “Next’s router” is the same ten entries, drawn by the same
        components with links of <code>next/link</code>, exported and served in the same way.
      </p>
      <FiguresTable
        label="First visit of an entry"
        head={['First visit', 'Processor', 'Largest paint p50', 'Transferred', 'of it script', 'Requests']}
        rows={visits.map((visit) => [ways[visit.way], speed(visit.cpuSlowdown), ...visitCells(visit)])}
      />
      <FiguresTable
        label="From the click on a link to the paint of the other entry"
        head={['Click to paint, p50 / p95', ...speeds.map(speed)]}
        rows={(Object.keys(ways) as ReadingClicks['way'][]).map((way) => [
          ways[way],
          ...speeds.map((one) => clickCell(clicks.find((row) => row.way === way && row.cpuSlowdown === one))),
        ])}
      />
    </>
  );
}

function visitCells({ largestPaintP50Ms, transferKb, scriptKb, requests }: ReadingVisit): string[] {
  return [`${largestPaintP50Ms} ms`, `${transferKb} kB`, `${scriptKb} kB`, String(requests)];
}

function clickCell(row: ReadingClicks | undefined): string {
  return row ? `${row.clickToPaintP50Ms} / ${row.clickToPaintP95Ms} ms` : '';
}

function speed(slowdown: number): string {
  return slowdown === 1 ? 'as it is' : `${slowdown} times slower`;
}
