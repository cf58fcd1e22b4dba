/**
 * Commit at which values of a repository without tags were read, so that links keep showing what the tables say.
 * Others link to the newest version.
 */
const readAt: Record<string, string> = {
  'HarfangLab/endpoint-sec': '52cb07b4e6f9',
  'dotnet/macios': 'd0107f435002',
  'keith/xcode-man-pages': 'cf6f800d',
  'madsmtm/objc2-generated': 'fff28a8e2889',
  'ronaldoussoren/pyobjc': 'a5e1365f31c9',
  'theos/sdks': '4af4cb1d02b6',
  'w3c/webauthn': '146d0db03cb8',
  'whatwg/webidl': 'e1300e95ea65',
};

/**
 * The https address of a source cell: an address as it is, `owner/name path` or `owner/name path @ tag (commit)` as the
 * file on GitHub.
 *
 * @returns `undefined` for a source in words (`log lines in several public repositories`)
 */
export function sourceUrl(source: string): string | undefined {
  if (/^https:\/\/\S+$/.test(source)) return source;
  const [file = '', version] = source.split(' @ ');
  const match = /^([\w.-]+\/[\w.-]+) (\S.*)$/.exec(file);
  if (!match?.[1] || !match[2]) return undefined;
  const [, repository, path] = match;
  const tag = version?.split(' ')[0] ?? readAt[repository] ?? 'HEAD';
  return `https://github.com/${repository}/blob/${tag}/${path.split('/').map(encodeURIComponent).join('/')}`;
}
