const ways = [
  { name: 'link', words: 'link', copied: 'Link' },
  { name: 'markdown', words: 'as Markdown', copied: 'Markdown' },
  { name: 'ticket', words: 'for ticket', copied: 'Text for a ticket' },
];

/** Copy a page's link, its Markdown, or what a ticket needs; shown where script runs, see the `copy-as` island. */
export function CopyAs() {
  return (
    <div className="copy-as" data-copy-as="">
      <span aria-hidden="true">Copy</span>
      {ways.map(({ name, words, copied }) => (
        <button key={name} type="button" className="button" name={name} data-what={copied}>
          <span className="hidden">Copy </span>
          {words}
        </button>
      ))}
      <span role="status" />
    </div>
  );
}
