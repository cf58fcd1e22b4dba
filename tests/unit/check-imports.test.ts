import { expect, test } from 'vitest';
import { checkImports } from '@/lib/check-imports';

test.each([
  ['lib/content/catalog.ts', "import { codeKey } from '../model/library';"],
  ['lib/content/build-library.ts', "import { report } from '../rules';"],
  ['lib/search/records.ts', "import { url } from '../site';"],
  ['app/page.tsx', "import { getLibrary } from '@/lib/content/library';"],
  ['scripts/build-assets.ts', "import { islands } from '@/app/_islands/list';"],
  ['app/_islands/search-box.tsx', "'use client';"],
  ['lib/model/code.ts', "import { z } from 'zod';"],
  ['lib/search/postgres/database.ts', "import { Pool } from 'pg';"],
  ['scripts/load-postgres.ts', "import { loadRelease } from '@/lib/search/postgres/load-release';"],
])('%s may say %s', (file, source) => {
  expect(checkImports(file, source)).toEqual([]);
});

test.each([
  ['lib/content/catalog.ts', "import page from '../../app/page';", 'lib must not import app or scripts'],
  ['lib/content/catalog.ts', "export * from '@/scripts/build';", 'lib must not import app or scripts'],
  ['lib/content/catalog.ts', "import Link from 'next/link';", 'lib must not import Next or React'],
  ['lib/search/records.ts', "import type { ReactNode } from 'react';", 'lib must not import Next or React'],
  ['lib/model/entry.ts', "import { report } from '../errors/lookup';", 'lib/model must import nothing of lib'],
  ['lib/markdown/highlight.ts', "import { a } from '../content/catalog';", 'lib/markdown must import model only'],
  ['lib/markdown/highlight.ts', "import { a } from '../errors/number';", 'lib/markdown must import model only'],
  ['lib/errors/number.ts', "const a = await import('../content/catalog');", 'lib/errors must import model only'],
  ['lib/search/tokenize.ts', "import '../markdown/highlight';", 'lib/search must import model and errors only'],
  [
    'lib/search/tokenize.ts',
    "import { a } from '@/lib/serve/headers';",
    'lib/search must import model and errors only',
  ],
  [
    'lib/site.ts',
    "import { a } from './model/code';",
    'lib/rules.ts and lib/site.ts must import nothing of lib, nor must lib/escape-markdown.ts',
  ],
  ['lib/escape-markdown.ts', "import { url } from './site';", 'nor must lib/escape-markdown.ts'],
  ['app/page.tsx', "import { build } from '@/scripts/build';", 'app must not import scripts'],
  ['scripts/build.ts', "import page from '../app/page';", 'scripts must not import app'],
  [
    'app/_islands/search-worker.ts',
    "import { openPostgresEngine } from '@/lib/search/postgres/postgres-engine';",
    'only lib/search/postgres and scripts may know the database',
  ],
  [
    'lib/search/static-engine.ts',
    "import { Pool } from 'pg';",
    'only lib/search/postgres and scripts may know the database',
  ],
])('%s must not say %s', (file, source, reason) => {
  expect(checkImports(file, source)).toEqual([expect.stringMatching(new RegExp(`^${file}:1:\\d+: .*, ${reason}$`))]);
});

test('an import over several lines is found at its last line', () => {
  expect(checkImports('lib/errors/number.ts', "import {\n  a,\n  b,\n} from '../content/catalog';\n")).toEqual([
    'lib/errors/number.ts:4:3: Unexpected import of `../content/catalog`, lib/errors must import model only',
  ]);
});

test('"use client" may stand in islands only', () => {
  expect(checkImports('app/_components/badge.tsx', '"use client";\nexport {};')).toEqual([
    'app/_components/badge.tsx:1:1: Unexpected `"use client"`, expected it nowhere: browser code belongs into app/_islands',
  ]);
  expect(checkImports('lib/assets.ts', "const directive = 'use client';")).toEqual([]);
});
