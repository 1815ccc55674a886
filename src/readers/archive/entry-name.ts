/** Bit 11 of the general purpose flags says "UTF-8"; Windows' own zip and older tools leave it unset and write CP932. */
export function decodeEntryName(raw: Uint8Array, isUtf8: boolean, fallback: string): string {
  const name = isUtf8 ? fallback : (tryDecode(raw, 'utf-8') ?? tryDecode(raw, 'shift_jis') ?? fallback);
  return name.replaceAll('\\', '/').replace(/^\/+/, '');
}

/** Tools that write UTF-8 without the flag exist too; CP932 text is practically never valid UTF-8, so that goes first. */
function tryDecode(raw: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(raw);
  } catch (error) {
    if (error instanceof TypeError) return undefined; // not in this encoding
    throw error;
  }
}
