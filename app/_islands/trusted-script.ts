interface ScriptPolicy {
  createScriptURL(address: string): unknown;
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): ScriptPolicy;
}

let policy: ScriptPolicy | undefined;

/**
 * Address of a worker's script in the form Trusted Types ask for, where the browser has them.
 *
 * @throws {TypeError} if the address is not one of this site's built scripts
 */
export function scriptAddress(address: string): string | URL {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  if (!factory) return own(address);
  policy ??= factory.createPolicy('errsec', { createScriptURL: own });
  return policy.createScriptURL(address) as string;
}

function own(address: string): string {
  if (!/^\/(?:assets\/[a-z0-9.-]+|service-worker)\.js$/i.test(address))
    throw new TypeError(`Not a script of this site: ${address}`);
  return address;
}
