/** Silence after which a file counts as not coming, in milliseconds. */
const patience = 20_000;

type FetchedFile = Uint8Array<ArrayBuffer>;

/**
 * Fetch one of the site's own data files. What comes is not trusted: networks answer with sign-in pages, servers with
 * pages of their own.
 *
 * @param again whether this is a second try, which goes past the browser's cache: a damaged copy may lie there
 * @param priority `low` for what nobody waits for
 * @throws if there is none, a page comes instead, or nothing arrives for long
 */
export async function fetchFile(
  address: string,
  again = false,
  priority: RequestPriority = 'auto',
): Promise<FetchedFile> {
  const control = new AbortController();
  const giveUp = () => control.abort(new Error(`Cannot load ${address}: nothing arrives`));
  let timer = setTimeout(giveUp, patience);
  try {
    const response = await fetch(address, { signal: control.signal, cache: again ? 'reload' : 'default', priority });
    if (!response.ok) throw new Error(`Cannot load ${address}: HTTP ${response.status}`);
    if (/html/.test(response.headers.get('Content-Type') ?? ''))
      throw new Error(`Cannot load ${address}: a page came instead`);
    return await readAll(response, () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, patience);
    });
  } finally {
    clearTimeout(timer);
  }
}

/** By hand, because a stream of one's own for each of many small files takes longer than their bytes. */
async function readAll(response: Response, arrived: () => void): Promise<FetchedFile> {
  const parts: FetchedFile[] = [];
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    arrived();
    parts.push(part.value);
  }
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
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
