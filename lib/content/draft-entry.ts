import { stringify } from 'yaml';
import type { EntrySuggestion } from './suggest-entry';

const outline = [
  ['Question', 'Say in one or two sentences what is asked, in our own words.'],
  ['Short answer', 'Say what to do, or that nobody knows. The status is that of the weakest claim it rests on.'],
  ['Check', 'Give a command, and say what good and bad output look like.'],
  ['Steps', '1. Say the first thing to do.'],
  ['Why', '- State a fact, with its source and how well it is known.'],
  ['Open', '- Say what nobody has answered yet.'],
] as const;

/**
 * Write the draft of an entry as a file of `content/drafts/`. Its status is `open` until someone has looked.
 *
 * @param today ISO 8601 date
 */
export function serializeEntryDraft(post: string, suggestion: EntrySuggestion, today: string): string {
  const { title, topics, tags, platforms, ...named } = suggestion;
  const front = {
    title,
    kind: 'question',
    status: 'open',
    reviewed: today,
    posts: [post],
    topics,
    tags,
    platforms,
    ...named,
  };
  const lines = Object.entries(front)
    .filter(([, value]) => !Array.isArray(value) || value.length > 0)
    .map(([key, value]) => `${key}: ${stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`);
  const sections = outline.map(([heading, prompt]) => `## ${heading}\n\n${prompt}\n`);
  return `---\n${lines.join('\n')}\n---\n\n${sections.join('\n')}`;
}
