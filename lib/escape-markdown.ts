/**
 * Write words so that Markdown shows them as they are: what somebody pasted, selected or wrote elsewhere must not become
 * a link or markup in another place. Line breaks become spaces.
 */
export function escapeMarkdown(words: string): string {
  return words.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}
