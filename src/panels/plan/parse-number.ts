/** Full-width digits, point, minus and comma as a Japanese keyboard gives them. */
const toHalfWidth = (text: string): string =>
  text.normalize('NFKC').replaceAll(',', '').replaceAll('−', '-').replaceAll('△', '-').trim();

/** A number as people type it: `1,234`, `１２．５`, `△3`; null for what is none, and for nothing. */
export function parseNumber(text: string): number | null {
  const plain = toHalfWidth(text);
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  return Number(plain);
}
