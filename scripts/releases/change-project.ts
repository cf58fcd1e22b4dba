import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A text of the project, and what a changed project has in its place. */
export interface Change {
  /** From the project's root. */
  file: string;
  /** Stands in the file once. */
  before: string;
  after: string;
}

/** The smallest thing that a site is built again for: its own page shows it, the index finds it, no list has it. */
export const sentence: Change = {
  file: 'content/entries/keychain-missing-entitlement-34018.md',
  before: 'the group string was wrong.',
  after: 'the string of the group was wrong.',
};

/** What a number means: tables, index, search and decoder show it. */
export const meaning: Change = {
  file: 'content/errors/notes/errSecMissingEntitlement.md',
  before: 'The signed app is not entitled to the keychain access group the call needs',
  after: 'The signed app lacks the entitlement to the keychain access group the call needs',
};

/** A number that every script and worker that fetches has in it; what they do is the same. */
export const script: Change = {
  file: 'app/_islands/fetch-file.ts',
  before: 'const patience = 20_000;',
  after: 'const patience = 20_001;',
};

/** @throws if the text does not stand in the file once: then nothing would be changed, or something else */
export async function makeChange(folder: string, { file, before, after }: Change): Promise<void> {
  const name = path.join(folder, file);
  const parts = (await readFile(name, 'utf8')).split(before);
  if (parts.length !== 2)
    throw new Error(`Cannot change ${file}: unexpected ${parts.length - 1} times \`${before}\`, expected one`);
  await writeFile(name, parts.join(after));
}

export function takeBack(folder: string, { file, before, after }: Change): Promise<void> {
  return makeChange(folder, { file, before: after, after: before });
}
