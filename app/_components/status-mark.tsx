import type { Status } from '@/lib/model/status';
import { url } from '@/lib/site';

/** A status by icon, word and tint; links to what the word means. */
export function StatusMark({ status }: { status: Status }) {
  return (
    <a className={`status status-${status}`} href={url.about(`status-${status}`)}>
      {status}
    </a>
  );
}
