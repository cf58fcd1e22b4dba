/**
 * Run every check there is and count.
 *
 *   npm test              types, lint, content, unit and content tests, then the browser tests on the built site
 *   npm run check         the same without the browser
 *
 * The last line is `N passed, N failed`. Exit code 0: nothing failed. 1: something did.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = process.cwd();
const quick = process.argv.includes('--quick');
const total = { passed: 0, failed: 0 };
mkdirSync(path.join(root, '.generated'), { recursive: true });

single('Types', ['tsc', '--noEmit']);
single('Lint', ['biome', 'check', '.']);
single('Import directions', ['tsx', 'scripts/check-imports.ts']);
single('Content', ['tsx', 'scripts/check-content.ts']);
single('Addresses', ['tsx', 'scripts/check-urls.ts']);
single('Spelling', ['tsx', 'scripts/check-spelling.ts']);
if (!quick) {
  single('Build', ['tsx', 'scripts/build.ts']);
  single('Two builds are the same', ['tsx', 'scripts/check-determinism.ts']);
  single('Two releases go together', ['tsx', 'scripts/check-releases.ts']);
}
counted(
  'Unit and content tests',
  ['vitest', 'run', '--reporter=default', '--reporter=json', '--outputFile.json=.generated/unit.json'],
  'unit.json',
  countVitest,
);
if (!quick) counted('Browser tests', ['playwright', 'test'], 'e2e.json', countPlaywright);

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

interface Count {
  passed: number;
  failed: number;
}

function run(name: string, command: string[]): boolean {
  console.log(`\n${name}`);
  const [tool = '', ...rest] = command;
  const file = path.join(root, 'node_modules', '.bin', tool);
  const { status } = spawnSync(file, rest, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  return status === 0;
}

function single(name: string, command: string[]): void {
  if (run(name, command)) total.passed += 1;
  else total.failed += 1;
}

/** A runner that fails without saying which test did counts as one failure. */
function counted(name: string, command: string[], file: string, count: (report: unknown) => Count): void {
  const reportFile = path.join(root, '.generated', file);
  rmSync(reportFile, { force: true });
  const fine = run(name, command);
  let result: Count = { passed: 0, failed: 0 };
  try {
    result = count(JSON.parse(readFileSync(reportFile, 'utf8')));
  } catch {
    console.error(`${name} left no report`);
  }
  if ((!fine || result.passed === 0) && result.failed === 0) result.failed = 1;
  total.passed += result.passed;
  total.failed += result.failed;
}

function countVitest(report: unknown): Count {
  const { numPassedTests, numFailedTests } = report as { numPassedTests: number; numFailedTests: number };
  return { passed: numPassedTests, failed: numFailedTests };
}

function countPlaywright(report: unknown): Count {
  const { stats } = report as { stats: { expected: number; unexpected: number; flaky: number } };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}
