/** How a hit names one meaning of a number: `errSecParam (-50)`. */
export function codeTitle(code: { symbol: string; domain: string; code: number }): string {
  return `${code.symbol || code.domain} (${code.code})`;
}
