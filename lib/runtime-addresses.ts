/**
 * Where a release has what its scripts read at run time. Scripts know the address of the one small file that says it,
 * so other words on a page change no script, and with it no other page. Imports nothing, because it runs in browsers too.
 */
export interface RuntimeAddresses {
  /** The search index's entry file. */
  searchManifest: string;
  /** The first file of answers to the first keys, see `buildReadyAnswers`; absent where there are none. */
  readyAnswers?: string;
  /** Names of the volumes beside the entry file, see `buildVolumes`; absent where there are none. */
  volumes?: readonly string[];
  /** Folder of the exact tables, see `buildTables`. */
  tables: string;
}

/**
 * Address of the file. Its bytes change under its name, so it is asked for again before each use.
 *
 * @param reader hash of the scripts that read index and tables: scripts of another release find what they can read
 */
export const addressesFile = (reader: string) => `/data/${reader}.json`;

/**
 * Read the file's text, which nobody has checked.
 *
 * @throws {SyntaxError} if it is no JSON
 * @throws {TypeError} if it names anything but files of this site as this site names them
 */
export function parseAddresses(text: string): RuntimeAddresses {
  const { searchManifest, tables, readyAnswers, volumes } = (JSON.parse(text) ?? {}) as Partial<
    Record<keyof RuntimeAddresses, unknown>
  >;
  if (
    !isLike(searchManifest, /^\/search-index\/head-[0-9a-f]{8}\.json$/) ||
    !isLike(tables, /^\/tables\/[0-9a-f]{12}\/$/) ||
    !(readyAnswers === undefined || isLike(readyAnswers, /^\/search-index\/ready--[0-9a-f]{8}\.json$/)) ||
    !(volumes === undefined || isListLike(volumes, /^v-\d+-[0-9a-f]{8}\.bin$/))
  )
    throw new TypeError('Unexpected addresses, expected those of an index and of tables');
  const optional = {
    ...(readyAnswers === undefined ? {} : { readyAnswers }),
    ...(volumes === undefined ? {} : { volumes }),
  };
  return { searchManifest, tables, ...optional };
}

function isListLike(value: unknown, form: RegExp): value is string[] {
  return Array.isArray(value) && value.every((item) => isLike(item, form));
}

function isLike(value: unknown, form: RegExp): value is string {
  return typeof value === 'string' && form.test(value);
}
