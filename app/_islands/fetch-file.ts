/** Silence after which a file counts as not coming, in milliseconds. */
const patience = 20_000;

type FetchedFile = Uint8Array<ArrayBuffer>;

/**
 * Fetch one of the site's own data files. What comes is not trusted: networks answer with sign-in pages, servers with
 * pages of their own.
 *
 * @param again whether this is a second try, which goes past the browser's cache: a damaged copy may lie there
 * @throws if there is none, a page comes instead, or nothing arrives for long
 */
export async function fetchFile(address: string, again = false): Promise<FetchedFile> {
  const control = new AbortController();
  const giveUp = () => control.abort(new Error(`Cannot load ${address}: nothing arrives`));
  let timer = setTimeout(giveUp, patience);
  try {
    const response = await fetch(address, { signal: control.signal, cache: again ? 'reload' : 'default' });
    if (!response.ok) throw new Error(`Cannot load ${address}: HTTP ${response.status}`);
    if (/html/.test(response.headers.get('Content-Type') ?? ''))
      throw new Error(`Cannot load ${address}: a page came instead`);
    const watch = new TransformStream({
      transform(chunk, stream) {
        clearTimeout(timer);
        timer = setTimeout(giveUp, patience);
        stream.enqueue(chunk);
      },
    });
    return new Uint8Array(await new Response(response.body?.pipeThrough(watch) ?? null).arrayBuffer());
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Fetch a text file and parse it, and once more if either fails.
 *
 * @throws if both tries fail
 */
export async function fetchParsed<Value>(address: string, parse: (text: string) => Value): Promise<Value> {
  const attempt = async (again: boolean) => parse(new TextDecoder().decode(await fetchFile(address, again)));
  return attempt(false).catch(() => attempt(true));
}
