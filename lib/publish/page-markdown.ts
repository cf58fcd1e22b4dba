import type { NumberView } from '../content/number-view';
import type { Entry, Section, Topic } from '../model/library';
import type { SymptomPath } from '../model/path';
import { url } from '../site';

/** An entry as Markdown, for people who paste it and for tools that read it. Evidence stays as links. */
export function entryMarkdown(entry: Entry): string {
  const platforms = Object.entries(entry.platforms).map(([id, versions]) =>
    versions === 'all' ? id : `${id} (${versions})`,
  );
  return [
    `# ${entry.title}`,
    `Status: ${entry.status} · Reviewed: ${entry.reviewed} · Platforms: ${platforms.join(', ')}`,
    `Address: ${url.entry(entry.slug)}`,
    ...entry.sections.map(sectionMarkdown),
  ]
    .join('\n\n')
    .concat('\n');
}

export function topicMarkdown(topic: Topic, entries: readonly Entry[]): string {
  return [
    `# ${topic.title}`,
    topic.summary,
    `Reviewed: ${topic.reviewed}`,
    `Address: ${url.topic(topic.slug)}`,
    ...topic.sections.map(sectionMarkdown),
    `## Questions and answers\n\n${entries.map((entry) => `- [${entry.title}](${url.entry(entry.slug)})`).join('\n')}`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** A path with every step; answers are links, those within the path too. */
export function pathMarkdown(path: SymptomPath): string {
  const page = url.path(path.slug);
  return [
    `# ${path.title}`,
    path.summary,
    `Reviewed: ${path.reviewed}`,
    `Address: ${page}`,
    ...path.steps.map(({ id, question, markdown, answers }, index) =>
      [
        `## ${index + 1}. ${question}`,
        `Address: ${url.path(path.slug, id)}`,
        markdown,
        answers
          .map(({ target, markdown: answer }) => {
            const href = target.href.startsWith('#') ? page + target.href : target.href;
            return `- ${answer}: [${target.title}](${href})`;
          })
          .join('\n'),
      ].join('\n\n'),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

/** A number with every meaning, likeliest first. */
export function numberMarkdown({ number, forms, meanings }: NumberView): string {
  const others = [forms.hex, forms.unsigned, forms.fourCharacters && `'${forms.fourCharacters}'`].filter(Boolean);
  return [
    `# ${number}`,
    `Other forms: ${others.join(', ')}`,
    `Address: ${url.number(number)}`,
    ...meanings.map(({ code, family, meaning, reason, note, entries }) =>
      [
        `## ${code.symbol || code.domain}`,
        [meaning, meanings.length > 1 ? `(${reason})` : ''].filter(Boolean).join(' '),
        [
          `- Domain: \`${code.domain}\``,
          `- Family: ${family.title}`,
          ...(code.aliases.length > 0 ? [`- Also called: ${code.aliases.join(', ')}`] : []),
          ...(code.message ? [`- Printed as: ${code.message.text}`] : []),
          ...(code.header ? [`- Header: ${code.header}`] : []),
          ...(code.availability ? [`- Available: ${code.availability}`] : []),
          ...(note ? [`- Status of the text below: ${note.status}, reviewed ${note.reviewed}`] : []),
        ].join('\n'),
        ...(note?.sections ?? []).map((section) => sectionMarkdown({ ...section, level: 3 })),
        ...(entries.length > 0
          ? [`### Explained in\n\n${entries.map((entry) => `- [${entry.title}](${url.entry(entry.slug)})`).join('\n')}`]
          : []),
        `Source of the value: ${code.source.join('; ')}`,
      ]
        .filter(Boolean)
        .join('\n\n'),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

export function sectionMarkdown(section: Pick<Section, 'level' | 'title' | 'markdown'>): string {
  return `${'#'.repeat(section.level)} ${section.title}\n\n${section.markdown}`.trimEnd();
}
