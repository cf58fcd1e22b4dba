/**
 * The beginning of a text, cut at the end of a sentence where possible.
 *
 * @param limit most characters to keep
 */
export function firstSentences(text: string, limit = 180): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('; '));
  return end > limit / 2 ? cut.slice(0, end + 1) : `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`;
}

/** The short answer of an entry or the first section of a topic, as plain text. */
export function leadText(page: { sections: readonly { title: string; text: string }[] }): string {
  const lead = page.sections.find((section) => section.title === 'Short answer') ?? page.sections[0];
  return lead?.text ?? '';
}
