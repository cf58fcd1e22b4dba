import { z } from 'zod';
import { entryJsonSchema } from './entry-json';
import { api, indexJsonSchema } from './index-json';
import { numberJsonSchema } from './number-json';
import { searchJsonSchema } from './search-json';
import { tableJsonSchema } from './table-json';
import { topicJsonSchema } from './topic-json';

/** Every kind of file below `/api/v1/`. */
export const jsonKinds = {
  index: { schema: indexJsonSchema, title: 'Index' },
  entry: { schema: entryJsonSchema, title: 'Entry' },
  topic: { schema: topicJsonSchema, title: 'Topic' },
  number: { schema: numberJsonSchema, title: 'Error number' },
  identifiers: { schema: tableJsonSchema, title: 'Table of identifiers' },
  search: { schema: searchJsonSchema, title: 'Search records' },
} as const;

export type JsonKind = keyof typeof jsonKinds;

/** JSON Schema of one kind of file, as published beside it. */
export function jsonSchemaOf(kind: JsonKind): Record<string, unknown> {
  const { schema, title } = jsonKinds[kind];
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return { $schema, $id: api.schema(kind), title: `${title}, version 1`, ...rest };
}
