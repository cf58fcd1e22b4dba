/**
 * Every pattern of the decoder. All of them are safe on hostile input by construction: each repetition is bounded, and
 * none stands inside another repetition, so that trying a pattern at one place takes at most a constant number of steps
 * and a whole text time linear in its length. A test reads this object and checks both.
 */
export const patterns = {
  /** `Error Domain=NSCocoaErrorDomain Code=4097`. */
  nsError: /\bDomain=([^\s,;"{}()]{1,160}) Code=(-?\d{1,20})/g,
  /** The sentence that Foundation makes of an error: `(com.apple.LocalAuthentication error -4.)`. */
  sentence: /\(([A-Za-z][\w.]{2,120}) error (-?\d{1,12})\.?\)/g,
  /** A number after the name of its domain: `ASErrorDomain error 550`, `LAError(-4)`, `"NSPOSIXErrorDomain", code: 1`. */
  afterDomain:
    /["'”]?[\s,:(=-]{0,3}(?:error code|with code|[Cc]ode|[Ee]rror|status|rawValue|errorCode)?[\s,:(="]{0,3}([-−–]?\d{1,12})(?![\w.]?\d)/y,
  /** Crash reports: `Namespace CODESIGNING, Code 2` and, since macOS 15, `Termination Reason: CODESIGNING 4`. */
  namespace: /\b[Nn]amespace ([A-Z][A-Z_]{2,24}), [Cc]ode (0x[0-9a-fA-F]{1,16}|\d{1,20})/g,
  termination:
    /\bTermination Reason:[ \t]{1,8}([A-Z][A-Z_]{2,24}),?[ \t]{1,4}(?:[Cc]ode )?(0x[0-9a-fA-F]{1,16}|\d{1,20})/g,
  /** The kernel's form: `namespace 3 code 0x2`. */
  namespaceNumber: /\bnamespace:? {0,2}(\d{1,3}),? {1,2}(?:sub)?code:? {0,2}(0x[0-9a-fA-F]{1,16}|\d{1,12})/g,
  streamError:
    /\b(_kCFStreamErrorCodeKey|_kCFNetworkCFStreamSSLErrorOriginalValue)["']?(?:\s{0,2}[=:]\s{0,2}|: ?)["']?(-?\d{1,12})/g,
  streamDomain: /\b_kCFStreamErrorDomainKey["']?\s{0,2}[=:]\s{0,2}["']?(-?\d{1,3})/g,
  /** Context values of an authorization plug-in, with the flags a logging plug-in prints. */
  pluginNumber:
    /\b(pam_result|authentication-failure)\b["']?\s{0,2}[:=]?\s{0,4}(?:[X-][V-][S-]\s{1,4})?(-?\d{1,10})\b/g,
  contextFlags: /: {1,4}([X-][V-][S-])(?=\s)/g,
  contextLine: /(?:^|\] )[ \t]{0,12}([A-Za-z][\w.-]{1,48})["']?:/gm,
  directoryStatus: /\bDS Error: (-?\d{1,8})/g,
  errno: /\berrno(?:\s{0,2}[=:]\s{0,2}|\s{1,2}(?:is |was )?|\()(\d{1,3})\b/g,
  posixCode: /\bPOSIX(?:Error)?(?:Code)?(?:\(rawValue: | error[: ]{1,2}|[ :=]{1,2})(\d{1,3})\b/g,
  launchctl:
    /\b(?:Bootstrap|Bootout|Boot-out|Load|Unload|Kickstart|Enable|Disable|Could not (?:kickstart|bootstrap|enable|disable) service)(?: failed)?: (\d{1,4}): /g,
  exit: /\b(?:exit(?:ed)?|terminated)(?: (?:with|due to))?(?: (?:exit|abnormal))?(?: (?:code|status))?(?:\s{0,2}[:=]\s{0,2}|\s)(\d{1,3})\b(?!\s?(?:ms|s|bytes)\b)/g,
  signal: /\b(?:signal[: ]{1,2}|Killed: |SIGNAL,? (?:Code )?)(\d{1,2})\b/g,
  mach: /\((os\/kern|ipc\/send|ipc\/rcv|ipc\/mig|iokit\/common)\) ([a-z][a-z ,.'-]{2,60}) \((0x[0-9a-fA-F]{1,8})\)/g,
  /** An IOReturn as AppleKeyStore prints it. */
  bareIoReturn: /\b(e00002[0-9a-f]{2})\b/g,
  notary: /"?\bstatusCode"?\s{0,2}[:=]\s{0,2}(\d{3,5})\b/g,
  notaryStatus: /^\s{0,4}status: (Accepted|Invalid|Rejected|In Progress)\s{0,4}$/gm,
  verdict: /^[^\n:]{1,200}: (accepted|rejected)(?= ?(?:\(|$))/gm,
  /** What Apple's token service answers: `{"error":"invalid_client"}`. */
  restError: /"error"\s{0,3}:\s{0,3}"(invalid_\w{3,20}|unauthorized_client|unsupported_grant_type)"/g,
  networkError: /\b(posix|dns|tls)\((-?\d{1,8})\)/g,
  tccValue: /\b(authValue|auth_value|authReason|auth_reason)["']?\s{0,2}[=:]\s{0,2}(\d{1,2})\b/g,
  tccutil: /\btccutil reset (\w{3,40})/g,
  /** `flags: 259`, `flags=0x10000(runtime)`, `csflags 0x…`. */
  flags: /\b(csflags|cs_flags|flags)["']?\s{0,2}[:=]?\s{0,2}(0x[0-9a-fA-F]{1,8}|\d{1,10})(?:\(([\w,-]{2,120})\))?/g,
  uid: /\b([eras]?uid|user id)["']?\s{0,2}[:=]?\s{0,2}["']?(\d{1,10})\b/gi,
  securityAgent: /\b_securityagent\b/g,
  /** Four printable characters in quotes. */
  fourCharacters: /(['‘])([ -&(-~]{4})(['’])/g,
  /** `"acct"<blob>=`, as `security dump-keychain` prints attributes, and `class: "genp"`. */
  keychainAttribute: /"([a-z0-9]{4})"<(?:blob|uint32|sint32|timedate)>=/g,
  keychainClass: /^class: "?([a-z0-9]{4})"?/gm,
  /** Sixteen bytes of a hexadecimal dump, and eight words of an `NSData` description. */
  dumpRow: /(?:^|[\s>:])((?:[0-9a-f]{2} ){15}[0-9a-f]{2})(?=\s|$)/gm,
  dataWords: /<((?:[0-9a-f]{8} ){7}[0-9a-f]{8})>/g,
  creatorProcess: /\bcreator-pid: (\d{1,7})\b/g,
  session: /\bsession: (0x[0-9a-f]{1,8})\b/g,
  feedback: /\bFB\d{7,9}\b/g,
  build: /\b(\d{2})([A-Z])(\d{1,5})([a-z]?)\b/g,
  /** A plug-in's mechanism, which no table has: `MyPlugin:invoke,privileged`. */
  privileged: /\b[A-Za-z][\w.-]{1,60}:[\w.-]{1,60},privileged\b/g,
  /** Numbers that may be codes. What stands before and after decides. */
  number: /[-−–‐‑﹣－]?(?:0x[0-9a-fA-F]{1,16}|\d{1,20})/g,
  /** Words with what holds compound names together. */
  chunk: /[A-Za-z_][\w.:,-]{2,160}/g,
  /** The end of a text before a number that says it is a code. */
  mark: /(?:error|err|code|status|osstatus|oserr|errno|result|returned|returns|rc|ret|rv|kr|fail|failed|failure)(?: is| was| of| with| by| number| code)?$/i,
  sureMark: /(?:osstatus|oserr|errno|error code|code|error|err|errorcode|returned|failed with|failed|kr)$/i,
  notCode:
    /(?:^|[^A-Za-z])(?:pid|ppid|tid|uid|gid|port|line|thread|session|size|length|count|bytes|offset|version|build|id|index|attempt|try|tries|page|slot|fd|seq|msgid|timeout|duration|delay|level|address|iteration|timestamp|date|time|http|https|http status|http status code|status code of|hours|minutes|seconds|rdar|tn|ios|macos|ipados|tvos|watchos|visionos|xcode|swift|sdk|iphone|ipad|wwdc|v)$/i,
  /** Units after a number. */
  unit: /^\s?(?:ms|s|sec|seconds|secs|bytes|byte|KB|MB|GB|kB|%|px|pt|times|items|entries|files|hours|minutes|days)\b/,
  unsatisfied:
    /\b(?:unsatisfied entitlements?|restricted entitlements?|disallowed entitlements?|missing (?:required )?entitlements?|not entitled|lacks? (?:the )?(?:required )?entitlements?|does ?n[o']t (?:have|include|contain|support) the|without (?:the )?(?:required )?entitlements?|requires? (?:the )?entitlement|no eligible provisioning profiles?|not (?:allowed|permitted|authori[sz]ed) by (?:the )?(?:provisioning )?profile|entitlement [\w.-]{3,100} (?:is )?(?:not found|missing|not allowed|required))/gi,
  usageMissing:
    /(?:without a usage description|must contain an? (NS\w{3,60}|NFCReaderUsageDescription)|without (NS\w{3,60}UsageDescription)|missing (NS\w{3,60}UsageDescription)|lacks? (?:an? |the )?(NS\w{3,60}UsageDescription))/g,
  /** Keys and strings of a property list, and of what `codesign -d --entitlements -` prints. */
  plistKey: /(?:<key>|\[Key\] )([\w.:-]{2,120})/g,
  plistString: /(?:<string>|\[String\] )([^<\n]{0,200})/g,
  jsonKey: /"([\w.-]{2,120})"\s{0,4}:/g,
  jsonString: /"([^"\n]{1,200})"/g,
  adHoc: /\b(?:Signature=adhoc|TeamIdentifier=not set|flags=0x[0-9a-f]{1,8}\([\w,]{0,60}\badhoc\b)/g,
  /** What starts a line of a log: nothing of the error before it continues. */
  logLine: /^(?:\d{4}-\d{2}-\d{2}[ T]\d{2}:|(?:default|error|fault|info|debug)\t|[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:)/gm,
  brace: /\bUserInfo=|[{}]/g,
} as const satisfies Record<string, RegExp>;

/** Every match in the text. The pattern's own state is not touched, so that calls may be nested. */
export function matches(pattern: RegExp, text: string): IterableIterator<RegExpExecArray> {
  return text.matchAll(pattern) as IterableIterator<RegExpExecArray>;
}
