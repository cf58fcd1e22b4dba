import { getAssets } from '@/lib/assets';

/** The second stylesheet, for pages that are more than text: lists, tables, search, the decoder. See `app/_styles/more.css`. */
export function MoreStyles() {
  return <link rel="stylesheet" href={getAssets().more} precedence="more" />;
}
