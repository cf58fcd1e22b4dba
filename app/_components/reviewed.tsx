import { getLibrary } from '@/lib/content/library';
import { isOldReview, newestReview } from '@/lib/content/review-age';

/** The day a page was last checked against its sources; an old one says what that means. */
export function Reviewed({ date, newest = newestReview(getLibrary()) }: { date: string; newest?: string }) {
  return (
    <span>
      Reviewed <time dateTime={date}>{date}</time>
      {isOldReview(date, newest) && (
        <span className="stale"> (more than a year before the newest page here; later systems may differ)</span>
      )}
    </span>
  );
}
