/** Copy a page's link, its Markdown, or what a ticket needs; shown and brought to life by script, see the `copy-as` island. */
export function CopyAs() {
  return (
    <div className="copy-as" data-copy-as="" hidden>
      <button type="button" className="button" name="link" data-what="Link">
        Copy link
      </button>
      <button type="button" className="button" name="markdown" data-what="Markdown">
        Copy as Markdown
      </button>
      <button type="button" className="button" name="ticket" data-what="Text for a ticket">
        Copy for ticket
      </button>
      <span role="status" className="meta" />
    </div>
  );
}
