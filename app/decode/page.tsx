import type { Metadata } from 'next';
import { MoreStyles } from '@/app/_components/more-styles';
import { url } from '@/lib/site';

export const metadata: Metadata = {
  title: 'Decode a log',
  description:
    'Paste an error dump, log lines, a crash report header or tool output. Every code, entitlement, right and service in it is explained. Nothing leaves your browser.',
};

export default function DecodePage() {
  return (
    <article className="wide decoder">
      <MoreStyles />
      <h1>Decode a log</h1>
      <p className="lead">
        Paste an <code>NSError</code> dump, log lines, a crash report header, the output of <code>codesign</code>,{' '}
        <code>spctl</code>, <code>security</code> or <code>dscl</code>, or an entitlements file. What you paste stays in
        your browser: it is never sent, stored or put into an address.
      </p>
      <p>
        Take it offline:{' '}
        <a href={url.decoderFile()} download="">
          the decoder as one file
        </a>{' '}
        holds all tables, opens from a disk and can send nothing.
      </p>
      <div data-decoder="">
        <p data-decoder-fallback="">
          The decoder needs JavaScript. Without it, look codes up in the{' '}
          <a href={url.allNumbers()}>list of all numbers</a> or the <a href={url.errors()}>tables by family</a>.
        </p>
      </div>
    </article>
  );
}
