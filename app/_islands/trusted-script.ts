interface ScriptPolicy {
  createScriptURL(address: string): unknown;
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): ScriptPolicy;
}

/** Islands are bundled apart from each other, and a page may have only one policy of a name. */
const shared = globalThis as { trustedTypes?: TrustedTypesFactory; errsecScripts?: ScriptPolicy };

/**
 * Address of a worker's script in the form Trusted Types ask for, where the browser has them.
 *
 * @throws {TypeError} if the address is not one of this site's built scripts
 */
export function scriptAddress(address: string): string | URL {
  if (!shared.trustedTypes) return own(address);
  shared.errsecScripts ??= shared.trustedTypes.createPolicy('errsec', { createScriptURL: own });
  return shared.errsecScripts.createScriptURL(address) as string;
}

function own(address: string): string {
  if (!/^\/(?:assets\/[a-z0-9.-]+|service-worker)\.js$/i.test(address)) {
    throw new TypeError(`Not a script of this site: ${address}`);
  }
  return address;
}
