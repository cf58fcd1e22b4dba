import { url } from '../../site';
import { codeSpan, type Found, type Search } from './code-span';
import { matches, patterns } from './patterns';

/** Sentences that tools print instead of a number, and the symbol each stands for. */
const sentences: [text: string, symbol: string][] = [
  ['could not be found in the keychain', 'errSecItemNotFound'],
  ['already exists in the keychain', 'errSecDuplicateItem'],
  ['User interaction is not allowed', 'errSecInteractionNotAllowed'],
  ['The user name or passphrase you entered is not correct', 'errSecAuthFailed'],
  ['One or more parameters passed to a function were not valid', 'errSecParam'],
  ['MAC verification failed during PKCS12 import', 'errSecPkcs12VerifyFailure'],
  ['Unknown format in import', 'errSecUnknownFormat'],
  ["A required entitlement isn't present", 'errSecMissingEntitlement'],
  ['code object is not signed at all', 'errSecCSUnsigned'],
  ['a sealed resource is missing or invalid', 'errSecCSBadResource'],
  ['invalid signature (code or signature have been modified)', 'errSecCSSignatureFailed'],
  ['code has no resources but signature indicates they must be present', 'errSecCSResourcesNotFound'],
  ['code failed to satisfy specified code requirement', 'errSecCSReqFailed'],
  ['nested code is modified or invalid', 'errSecCSBadNestedCode'],
  ['unsealed contents present in the bundle root', 'errSecCSUnsealedAppRoot'],
  ['unsealed contents present in the root directory of an embedded framework', 'errSecCSUnsealedFrameworkRoot'],
  ['bundle format unrecognized, invalid, or unsuitable', 'errSecCSBadBundleFormat'],
  ['bundle format is ambiguous (could be app or framework)', 'errSecCSAmbiguousBundleFormat'],
  ['main executable failed strict validation', 'errSecCSBadMainExecutable'],
  ['invalid Info.plist (plist or signature have been modified)', 'errSecCSInfoPlistFailed'],
  ['detritus not allowed', 'errSecCSInvalidAssociatedFileData'],
];

/** Verdicts and statuses that are one word, with what stands around them. */
const verdicts: [pattern: RegExp, domain: string][] = [
  [patterns.notaryStatus, 'notary submission status'],
  [patterns.verdict, 'spctl verdict'],
  [patterns.restError, 'Sign in with Apple REST ErrorResponse.error'],
];

/** Texts that stand where others have a number. */
export function findMessages(search: Search): Found[] {
  const { text, tables } = search;
  const found: Found[] = [];
  for (const [sentence, symbol] of sentences) {
    const codes = tables.symbol(symbol).filter((code) => code.symbol === symbol);
    for (const start of placesOf(text, sentence)) {
      const span = codeSpan(search, start, start + sentence.length, codes, {
        kind: 'message',
        because: `because this is the text of ${symbol}`,
      });
      if (span) found.push({ span, weight: 2 });
    }
  }
  for (const { domain, text: message, meaning } of tables.messages) {
    // `CloudKit query for ... failed due to …`: the part that is always the same.
    const fixed = message.split(/\.\.\.|\*/).sort((a, b) => b.length - a.length)[0] ?? '';
    if (fixed.trim().length < 14) continue;
    for (const start of placesOf(text, fixed))
      found.push(messageFound(start, start + fixed.length, domain, message, meaning));
  }
  for (const [pattern, domain] of verdicts) {
    for (const match of matches(pattern, text)) {
      const word = match[1] ?? '';
      const meaning = tables.messages.find((message) => message.domain === domain && message.text === word)?.meaning;
      const start = match.index + match[0].lastIndexOf(word);
      if (meaning) found.push(messageFound(start, start + word.length, domain, word, meaning));
    }
  }
  return found;
}

function messageFound(start: number, end: number, domain: string, message: string, meaning: string): Found {
  return {
    weight: 2,
    span: {
      start,
      end,
      kind: 'message',
      what: `${domain}: ${message}`,
      detail: `${meaning.replace(/\.$/, '')}.`,
      href: url.search(message),
      candidates: [],
      keys: [],
    },
  };
}

function* placesOf(text: string, part: string): Generator<number> {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) yield at;
}
