const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes bytes that are known to be valid UTF-8; short ASCII, the common case, without a decoder call. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 48) return decoder.decode(bytes.subarray(start, end));
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x80) return decoder.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

/**
 * Length of the UTF-8 sequence that starts at `i` (its first byte is ≥ 0x80): 2, 3 or 4; 0 if it is not UTF-8 or not an
 * XML character (surrogates, U+FFFE, U+FFFF); −1 if the bytes end inside it. Source: RFC 3629 §4, XML 1.0 §2.2.
 */
export function utf8SequenceLength(bytes: Uint8Array, i: number, end: number): number {
  const first = bytes[i] as number;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0) return 0;
  for (let k = 1; k < length; k++) {
    if (i + k >= end) return -1;
    const byte = bytes[i + k] as number;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  const second = bytes[i + 1] as number;
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  if (first === 0xef && second === 0xbf && (bytes[i + 2] as number) >= 0xbe) return 0;
  return length;
}
