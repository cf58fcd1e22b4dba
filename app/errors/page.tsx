import { MoreStyles } from '@/app/_components/more-styles';
import { pageMetadata } from '@/app/_components/page-metadata';
import { SuggestCode } from '@/app/_components/repository-links';
import { SectionHeading } from '@/app/_components/section-heading';
import { catalogOf } from '@/lib/content/catalog';
import { getLibrary } from '@/lib/content/library';
import { wantedCodes } from '@/lib/content/wanted-codes';
import { groupBy } from '@/lib/model/group-by';
import { codeAnchor, url } from '@/lib/site';

export const metadata = pageMetadata({
  title: 'Errors',
  description:
    'Every error number of Apple privacy and security and their neighbours: what it can be, by family, and how to read an error.',
  path: url.errors(),
});

export default function ErrorsPage() {
  const catalog = catalogOf(getLibrary());
  const groups = groupBy(catalog.library.families, (family) => family.group);
  return (
    <article className="wide">
      <MoreStyles />
      <h1>Errors</h1>
      <p className="lead">
        {catalog.numbers.length.toLocaleString('en')} numbers with {catalog.library.codes.length.toLocaleString('en')}{' '}
        meanings. Type one in any form into the search field, or look through{' '}
        <a href={url.allNumbers()}>all numbers on one page</a>.
      </p>
      <div data-resolve="" data-resolve-query="n">
        <div data-resolve-answer="" aria-live="polite" />
      </div>
      <SectionHeading anchor="wanted" title="Most wanted" />
      <ul className="names wanted">
        {wantedCodes(catalog, 36).map((code) => (
          <li key={`${code.domain} ${code.code} ${code.symbol}`}>
            <a href={url.number(code.code, codeAnchor(code))}>
              <code>{code.code}</code> {code.symbol || code.domain}
            </a>
          </li>
        ))}
      </ul>
      <SectionHeading anchor="how-to-read-an-error" title="How to read an error" />
      <ul>
        <li>
          <b>The domain comes first.</b> <code>Error Domain=… Code=…</code> names both: look the number up in that
          domain only. The same number means something else elsewhere. A printed domain often differs from its constant:{' '}
          <code>ASErrorDomain</code> is AccessorySetupKit, Authentication Services prints{' '}
          <code>com.apple.AuthenticationServices.AuthorizationError</code>.
        </li>
        <li>
          <b>Then look inside.</b> <code>NSUnderlyingError</code> holds the cause, and it may hold another. The
          innermost one usually says what to act on. <a href={url.decode()}>The decoder</a> draws the ladder.
        </li>
        <li>
          <b>A bare negative number</b> of three to five digits is mostly an <code>OSStatus</code>: keychain around
          -253xx, TLS around -98xx, code signing around -670xx, authorization around -600xx.
        </li>
        <li>
          <b>Six digits from 100001 on</b> are an <code>errno</code> plus 100000. <b>Ten digits</b> are CSSM, IOKit,
          Kerberos or four characters read as a number. <code>0x</code> and unsigned forms are the same numbers.
        </li>
        <li>
          <b>Small positive numbers</b> belong to whoever printed them: <code>errno</code>, PAM,{' '}
          <code>kern_return_t</code>, a framework’s own enum, an exit reason. Without the line around it, nobody can
          tell which.
        </li>
        <li>
          <b>In a crash report</b> the namespace owns the code:{' '}
          <code>Termination Reason: Namespace CODESIGNING, Code 2</code>. The signal beside it is how the process ended,
          not why.
        </li>
      </ul>
      <SectionHeading anchor="families" title="Families" />
      {[...groups].map(([group, families]) => (
        <div key={group}>
          <h3>{group}</h3>
          <ul className="cards">
            {families.map((family) => (
              <li key={family.id}>
                <a href={url.family(family.id)}>{family.title}</a>{' '}
                <span className="count">{catalog.codesOfFamily(family.id).length}</span>
                <p>{family.summary}</p>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <SuggestCode />
    </article>
  );
}
