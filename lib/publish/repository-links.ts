/** What of the site a reader looks at. */
export interface ReportedPage {
  /** File it is made of, from the root of the repository. */
  file: string;
  /** Its address, absolute. */
  address: string;
  title: string;
}

export interface RepositoryLinks {
  /** Form of a new issue about the page, with its address in it. */
  report: string;
  /** Editor of its file. */
  edit: string;
}

/** @returns `undefined` if no repository is set: then nothing is offered */
export function repositoryLinks(repository: string, page: ReportedPage): RepositoryLinks | undefined {
  if (!repository) return undefined;
  const base = repository.replace(/\/$/, '');
  const body = `Page: ${page.address}\nFile: ${page.file}\n\nWhat is wrong:\n\n\nWhat is right, and who says so (address of the source):\n\n`;
  return {
    report: issueAddress(base, `Error in: ${page.title}`, body),
    edit: `${base}/edit/main/${page.file.split('/').map(encodeURIComponent).join('/')}`,
  };
}

/** Form of a new issue about a code that no table has. */
export function suggestCodeAddress(repository: string): string | undefined {
  if (!repository) return undefined;
  const body =
    'Number:\nSymbol:\nDomain:\nWhat prints it:\n\nWhere it is defined (header, documentation or source code, with its address):\n\n';
  return issueAddress(repository.replace(/\/$/, ''), 'Missing code: ', body);
}

/** Form of a new issue about a question that search did not answer. */
export function missingAnswerAddress(repository: string, query: string): string | undefined {
  if (!repository) return undefined;
  const body = `Searched for: ${query}\n\nWhat happened, and on which system:\n\n\nWhat you expected to find:\n\n`;
  return issueAddress(repository.replace(/\/$/, ''), `Missing answer: ${query}`, body);
}

function issueAddress(base: string, title: string, body: string): string {
  return `${base}/issues/new?title=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`;
}
