/** One line that is offered while there is nothing to search for yet. */
export interface Suggestion {
  title: string;
  url: string;
}

export interface SuggestionGroup {
  name: string;
  suggestions: Suggestion[];
}

/** What the site suggests to everybody. */
export interface SuggestionTable {
  /** Codes that people look for most. */
  popular: Suggestion[];
  topics: Suggestion[];
}

/** Topics that a letter may begin: more would hide what comes after them. */
const mostTopics = 8;

/**
 * Whether there is nothing to search for yet: an empty field, or the one letter or sign that a word or a number begins
 * with. A digit is a number, and a letter that has no case is a word, as in Chinese.
 */
export function isBeginning(query: string): boolean {
  return /^\s*[^\p{N}\p{Lo}]?\s*$/u.test(query);
}

/**
 * What is offered for the beginning of a query. A letter leaves what has a word that begins with it, and topics, those
 * first whose title does; where that is nothing, what is popular. Groups without anything are left out.
 *
 * @param remembered what this device remembers, by group
 */
export function suggestionsFor(
  beginning: string,
  remembered: readonly SuggestionGroup[],
  { popular, topics }: SuggestionTable,
): SuggestionGroup[] {
  const start = beginning.trim().toLowerCase();
  const offered = { name: 'Popular', suggestions: popular };
  if (start === '') return withoutEmpty([...remembered, offered]);
  const begins = (text: string) => text.toLowerCase().startsWith(start);
  const hasWord = ({ title }: Suggestion) => title.split(/[^\p{L}\p{N}-]+/u).some(begins);
  const found = topics.filter(hasWord).sort((a, b) => Number(begins(b.title)) - Number(begins(a.title)));
  const groups = withoutEmpty([
    ...remembered.map(({ name, suggestions }) => ({ name, suggestions: suggestions.filter(hasWord) })),
    { name: 'Topics', suggestions: found.slice(0, mostTopics) },
    { name: 'Popular', suggestions: popular.filter(hasWord) },
  ]);
  return groups.length > 0 ? groups : withoutEmpty([offered]);
}

function withoutEmpty(groups: readonly SuggestionGroup[]): SuggestionGroup[] {
  return groups.filter(({ suggestions }) => suggestions.length > 0);
}
