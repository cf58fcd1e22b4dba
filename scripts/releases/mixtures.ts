import { existsSync } from 'node:fs';
import path from 'node:path';
import { isAddressesFile, isKeptFile } from '@/lib/serve/headers';
import type { Mixture, Releases } from './serve-mixed';

/** What a reader may meet while one release takes the place of another. */
export interface State {
  name: string;
  /** What the pages are opened from. */
  opened: Mixture;
  /** What answers once they are open, if that is something else. */
  later?: Mixture;
}

const older: Mixture = () => 'older';
const newer: Mixture = () => 'newer';

/** Each release alone, as it is before and after an update. */
export const aloneStates: readonly State[] = [
  { name: 'The older release alone', opened: older },
  { name: 'The newer release alone', opened: newer },
];

/** The two of an update that has not come everywhere. */
export function mixedStates(releases: Releases): State[] {
  /** Scripts of the newer release may be others, and then no cache knows the file they ask for. */
  const isCached = (address: string) => isAddressesFile(address) && existsSync(path.join(releases.older, address));
  return [
    { name: 'Updated while pages are open', opened: older, later: newer },
    {
      name: 'Older pages, all that they load from the newer release',
      opened: (address) => (isKeptFile(address) ? 'newer' : 'older'),
    },
    {
      name: 'Newer pages, the addresses of index and tables still older',
      opened: (address) => (isCached(address) ? 'older' : 'newer'),
    },
    { name: 'Older home page, newer pages behind it', opened: (address) => (address === '/' ? 'older' : 'newer') },
  ];
}
