import { expect, test } from 'vitest';
import { checkDuplicates } from '@/lib/content/check-duplicates';
import { contentFile } from '@/lib/content/content-file';
import { formatMessages } from '@/lib/content/format-messages';
import type { Entry } from '@/lib/model/library';

interface Written {
  slug: string;
  title: string;
  asked?: string[];
  related?: string[];
  answer: string;
}

function messagesOf(written: readonly Written[]): string[] {
  const files = written.map(({ slug }) =>
    contentFile(`content/entries/${slug}.md`, new TextEncoder().encode('## Short answer\n')),
  );
  const entries = written.map(({ slug, title, asked = [], related = [], answer }) => ({
    slug,
    related,
    title,
    asked,
    sections: [{ title: 'Short answer', text: answer }],
  }));
  checkDuplicates(files, entries as unknown as Entry[]);
  return formatMessages(files.map(({ vfile }) => vfile))
    .text.split('\n')
    .filter(Boolean);
}

const missing = {
  slug: 'keychain-missing-entitlement-34018',
  title: 'Keychain call fails with errSecMissingEntitlement (-34018)',
  answer: 'The running program is not entitled to the access group that the call needs, so sign it with the group.',
};

test('a question that another entry asks in nearly the same words is worth a look, also as another wording', () => {
  const other = {
    slug: 'secitem-34018',
    title: 'An item cannot be added',
    asked: ['Why does a keychain call fail with errSecMissingEntitlement, -34018?'],
    answer: 'Sign the program.',
  };
  expect(
    messagesOf([missing, { ...other, asked: ['A keychain call fails with errSecMissingEntitlement -34018'] }]),
  ).toEqual([
    'content/entries/secitem-34018.md:1:1: warning Unexpected question nearly the same as in `content/entries/keychain-missing-entitlement-34018.md`, expected one entry; put the other wording into `asked` (near-duplicate)',
  ]);
});

test('an answer that another entry gives in the same words is worth a look', () => {
  const [message] = messagesOf([missing, { slug: 'signing-again', title: 'Signing again', answer: missing.answer }]);
  expect(message).toContain('Unexpected answer nearly the same');
});

test('entries that a person has related to each other are told apart already', () => {
  const related = [missing.slug];
  expect(
    messagesOf([missing, { slug: 'signing-again', title: missing.title, related, answer: missing.answer }]),
  ).toEqual([]);
});

test('entries about one thing with questions of their own are fine', () => {
  expect(
    messagesOf([
      missing,
      {
        slug: 'keychain-group-missing-after-xcode-upgrade',
        title: 'The keychain group is missing after an Xcode upgrade',
        answer: 'The prefix comes from the profile; choose the team again and build.',
      },
    ]),
  ).toEqual([]);
});
