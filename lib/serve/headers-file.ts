import { headerRules, revalidated } from './headers';

/**
 * The file `_headers` that Netlify and Cloudflare Pages read from the root of a site.
 *
 * Both send the headers of all rules that match and join values of one name, so rules that match the same path may not
 * both set it. A header that differs somewhere is therefore left out of the general rule, and every other rule has it:
 * `Cache-Control`, whose general value both send by themselves, and `Cross-Origin-Resource-Policy`, which pages can do
 * without, since they forbid framing.
 */
export function headersFile(): string {
  const [general, ...others] = headerRules;
  const all = general?.headers ?? {};
  const varying = new Set(others.flatMap(({ headers }) => Object.keys(headers)).filter((name) => name in all));
  const rules = [
    { pattern: general?.pattern, headers: Object.entries(all).filter(([name]) => !varying.has(name)) },
    ...others.map(({ pattern, headers }) => ({
      pattern,
      headers: Object.entries({ ...pick(all, varying), ...headers }).filter(([, value]) => value !== revalidated),
    })),
  ];
  return rules
    .map(({ pattern, headers }) => [pattern, ...headers.map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'))
    .join('\n');
}

function pick(headers: Readonly<Record<string, string>>, names: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.has(name)));
}
