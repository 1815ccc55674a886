export interface DecodedText {
  readonly text: string;
  /** `UTF-8`, `CP932`, `EUC-JP`, `UTF-16LE`, `UTF-16BE`. */
  readonly encoding: string;
}

/** Names people use → label of the Encoding standard (its `shift_jis` is Windows code page 932). */
const labels: readonly (readonly [RegExp, label: string, name: string])[] = [
  [/^utf-?8(-?(bom|sig))?$/i, 'utf-8', 'UTF-8'],
  [/^(cp-?932|ms932|932|windows-?31j|shift[-_]?jis|sjis|s-?jis)$/i, 'shift_jis', 'CP932'],
  [/^(ansi\s*)?(euc-?jp|ujis)$/i, 'euc-jp', 'EUC-JP'],
  [/^utf-?16(le)?$/i, 'utf-16le', 'UTF-16LE'],
  [/^utf-?16be$/i, 'utf-16be', 'UTF-16BE'],
  [/^(iso-?8859-?1|latin-?1|88591|windows-?1252|1252)$/i, 'windows-1252', 'Latin-1'],
];

/** Our name of an encoding as a .cpg file or a user writes it; undefined if unknown. */
export const encodingName = (written: string): string | undefined =>
  labels.find(([pattern]) => pattern.test(written.trim()))?.[2];

const labelOf = (name: string): string => labels.find((entry) => entry[2] === name)?.[1] ?? name;

/** Decoder for one of our encoding names; broken bytes become U+FFFD. */
export const createDecoder = (encoding: string): TextDecoder => new TextDecoder(labelOf(encoding));

function decodes(bytes: Uint8Array, label: string, whole: boolean): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

/**
 * Encoding of bytes by what they can be: a byte order mark, else valid UTF-8, else valid CP932, else EUC-JP.
 * `whole` false means that the bytes are a beginning whose last character may be cut.
 */
export function detectEncoding(bytes: Uint8Array, whole = true): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  if (decodes(bytes, 'utf-8', whole)) return 'UTF-8';
  if (decodes(bytes, 'shift_jis', whole)) return 'CP932';
  return decodes(bytes, 'euc-jp', whole) ? 'EUC-JP' : 'CP932';
}

/** Text of a whole file; `encoding` (as people write it) overrides detection. */
export function decodeText(bytes: Uint8Array, encoding?: string, whole = true): DecodedText {
  const name = (encoding === undefined ? undefined : encodingName(encoding)) ?? detectEncoding(bytes, whole);
  return { text: createDecoder(name).decode(bytes, { stream: !whole }), encoding: name };
}
