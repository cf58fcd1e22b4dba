import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type JsonKind, jsonKinds, jsonSchemaOf } from '@/lib/publish/json-schemas';

const kinds = Object.keys(jsonKinds) as JsonKind[];

test.each(kinds)(
  'the schema of %s files is the published one: keys are added, never changed or taken away',
  async (kind) => {
    const file = fileURLToPath(new URL(`fixtures/schemas/${kind}.schema.json`, import.meta.url));
    await expect(`${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`).toMatchFileSnapshot(file);
  },
);

test.each(kinds)('the schema of %s files says where it is published', (kind) => {
  expect(jsonSchemaOf(kind)).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `/api/v1/${kind}.schema.json`,
  });
});
