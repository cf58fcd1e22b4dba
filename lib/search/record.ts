import type { Platform } from '../model/ids';
import type { Status } from '../model/status';
import type { Kind } from './search-engine';

/** A page as search sees it: what becomes one hit. An identifier is one, although many share a table's address. */
export interface SearchPage {
  kind: Kind;
  /** Address without anchor. */
  url: string;
  title: string;
  /** Names as good as the title: a query that consists of one of them means this page. */
  aliases?: string[];
  /** Other names and wordings of the whole page, by which readers look for it. */
  names: string[];
  /** Words that only say what it is about: names of tags with their aliases. Found, but never shown in an excerpt. */
  keywords: string[];
  topics: string[];
  tags: string[];
  platforms: Platform[];
  /** `macos-15` for each known version of a platform to which the page applies; absent where it has no versions. */
  versions?: string[];
  status?: Status;
  /** ISO 8601 date. */
  reviewed?: string;
  /** Address of the page that answers this one: a post is never found before its entry. */
  answeredAt?: string;
  /** At least one. The first stands for the page where only its title or names match. */
  sections: SearchSection[];
}

/** A part of a page with an address of its own. */
export interface SearchSection {
  /** Empty for the page itself. */
  anchor: string;
  /** Empty for the page itself. */
  heading: string;
  text: string;
  /** A list of links: names everything and says little, so its words count for less. */
  minor?: boolean;
  /** Words that tell its sources apart, one for each time it cites one, see `citedWords`. Found, but never shown. */
  cited?: string[];
  /** Names of this section alone: number, symbol and domain of one meaning of a number. */
  names?: string[];
  /** Shown instead of the page's title if this section is the hit, such as `errSecParam (-50)` on the page of -50. */
  title?: string;
}
