import { headerRules } from './headers';

/** What `aws cloudfront create-response-headers-policy --response-headers-policy-config` takes, for one behaviour. */
export interface CloudFrontHeaders {
  /** Path pattern of the cache behaviour the policy is attached to; `Default (*)` for the default one. */
  behaviour: string;
  policy: {
    Name: string;
    Comment: string;
    SecurityHeadersConfig: Record<string, unknown>;
    CustomHeadersConfig: { Quantity: number; Items: { Header: string; Value: string; Override: boolean }[] };
  };
}

/** Headers that CloudFront has a place of their own for, and refuses among custom ones. */
const security: Readonly<Record<string, (value: string) => Record<string, unknown>>> = {
  'Content-Security-Policy': (value) => ({ ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: value } }),
  'Strict-Transport-Security': (value) => ({
    StrictTransportSecurity: {
      Override: true,
      IncludeSubdomains: /includeSubDomains/.test(value),
      Preload: /preload/.test(value),
      AccessControlMaxAgeSec: Number(/max-age=(\d+)/.exec(value)?.[1]),
    },
  }),
  'X-Content-Type-Options': () => ({ ContentTypeOptions: { Override: true } }),
  'Referrer-Policy': (value) => ({ ReferrerPolicy: { Override: true, ReferrerPolicy: value } }),
};

/** One policy for every rule: a behaviour has one policy, so each holds the general headers too. */
export function cloudFrontHeaders(): CloudFrontHeaders[] {
  return headerRules.map(({ pattern, headers }, index) => {
    const all = Object.entries({ ...headerRules[0]?.headers, ...headers });
    const custom = all.filter(([name]) => !(name in security));
    return {
      behaviour: index === 0 ? 'Default (*)' : pattern,
      policy: {
        Name: index === 0 ? 'errsec' : `errsec-${pattern.replace(/[^a-z-]/g, '')}`,
        Comment: `Headers of ${pattern}`,
        SecurityHeadersConfig: Object.assign({}, ...all.map(([name, value]) => security[name]?.(value) ?? {})),
        CustomHeadersConfig: {
          Quantity: custom.length,
          Items: custom.map(([Header, Value]) => ({ Header, Value, Override: true })),
        },
      },
    };
  });
}
