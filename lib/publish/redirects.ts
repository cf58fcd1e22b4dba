import type { VFile } from 'vfile';
import { z } from 'zod';
import { parseYaml } from '../markdown/parse-front-matter';
import { report } from '../rules';
import type { Addresses } from './addresses';

const addressSchema = z
  .string()
  .regex(
    /^\/(?:[^#?\s]*\/)?(?:#[^#\s]+)?$/,
    'expected a path with a slash at both ends, as in `/topics/keychain/#open`',
  );

/** `content/redirects.yml`: where addresses went that are no longer published. */
export const redirectsSchema = z.array(
  z.strictObject({
    /** A page that is gone, or an anchor that is gone from a page. Not percent-encoded. */
    from: addressSchema,
    /** What took its place; always published itself, so that nobody is sent on twice. */
    to: addressSchema,
  }),
);

export interface Redirect {
  from: Address;
  to: Address;
}

export interface Address {
  path: string;
  /** Empty for the page as a whole. */
  anchor: string;
}

/** Read the redirects. A target that is not published, and a source that still is, are reported and left out. */
export function parseRedirects(file: VFile, addresses: Addresses): Redirect[] {
  const parsed = parseYaml(file, String(file.value), redirectsSchema);
  return (parsed?.data ?? []).flatMap(({ from, to }, index) => {
    const redirect = { from: addressIn(from), to: addressIn(to) };
    const published = isPublished(redirect.from, addresses);
    const leads = isPublished(redirect.to, addresses);
    if (published) report(file, 'redirect-needless', parsed?.at(index, 'from'), from);
    if (!leads) report(file, 'redirect-target', parsed?.at(index, 'to'), to);
    return leads && !published ? [redirect] : [];
  });
}

export function addressIn(text: string): Address {
  const [path = '', anchor = ''] = text.split('#');
  return { path, anchor };
}

function isPublished({ path, anchor }: Address, addresses: Addresses): boolean {
  const anchors = addresses.get(path);
  return anchors !== undefined && (anchor === '' || anchors.has(anchor));
}
