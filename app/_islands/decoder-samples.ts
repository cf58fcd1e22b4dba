/** Three texts to try, in the formats of the systems that print them. */
export const samples: { name: string; text: string }[] = [
  {
    name: 'Authorization plug-in log',
    text: `2025-08-20 15:58:14.086 Db SecurityAgentHelper-arm64[818:1efd] [com.example.LoggingAuthPlugin:mechanism] euid: '92'
2025-08-20 15:58:14.088 Db SecurityAgentHelper-arm64[818:1efd] [com.example.LoggingAuthPlugin:mechanism] authentication-failure: --S -14090
2025-08-20 15:58:14.088 Db SecurityAgentHelper-arm64[818:1efd] [com.example.LoggingAuthPlugin:mechanism] pam_result: X-S 9
2025-08-20 15:58:14.089 Db SecurityAgentHelper-arm64[818:1efd] [com.example.LoggingAuthPlugin:mechanism] authorize-right: "system.login.console"
2025-08-20 15:58:14.090 Db SecurityAgentHelper-arm64[818:1efd] [com.example.LoggingAuthPlugin:mechanism] client-type: 'LDNB'
2025-08-20 15:58:14.090 Db SecurityAgentHelper-arm64[818:1efd] [com.example.LoggingAuthPlugin:mechanism] flags: 259
2025-08-20 15:58:14.090 Db SecurityAgentHelper-arm64[818:1efd] [com.example.LoggingAuthPlugin:mechanism] tries: 1
`,
  },
  {
    name: 'Nested NSError',
    text: `Error Domain=NSURLErrorDomain Code=-1200 "An SSL error has occurred and a secure connection to the server cannot be made." UserInfo={NSErrorFailingURLStringKey=https://intranet.example.com/login, _kCFStreamErrorDomainKey=3, NSUnderlyingError=0x6000018e2f40 {Error Domain=kCFErrorDomainCFNetwork Code=-1200 "(null)" UserInfo={_kCFStreamPropertySSLClientCertificateState=0, _kCFNetworkCFStreamSSLErrorOriginalValue=-9807, _kCFStreamErrorDomainKey=3, _kCFStreamErrorCodeKey=-9807}}, _kCFStreamErrorCodeKey=-9807}
`,
  },
  {
    name: 'Crash at launch',
    text: `OS Version:            macOS 15.5 (24F74)
Exception Type:        EXC_CRASH (SIGKILL (Code Signature Invalid))
Termination Reason:    Namespace CODESIGNING, Code 1 Taskgated Invalid Signature

2026-02-03 11:25:02.401 E  taskgated-helper[1532:8fe1] [com.apple.ManagedClient:ProvisioningProfiles] Disallowing com.example.monitor because no eligible provisioning profiles found
AMFI: code signature validation failed. Unsatisfied entitlements: com.apple.developer.endpoint-security.client
`,
  },
];
