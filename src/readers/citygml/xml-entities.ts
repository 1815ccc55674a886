import { decodeUtf8 } from './utf8.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(#x[0-9a-fA-F]+|#[0-9]+|[A-Za-z]\w*);/g;
/** `&#x10FFFF;` is ten bytes; leading zeros beyond this are nobody's file. */
export const LONGEST_REFERENCE = 16;

const isXmlCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

/** Replaces the five named entities and character references; the scanner has checked that there are no others. */
export const replaceReferences = (text: string): string =>
  text.replace(REFERENCE, (whole, name: string) => referenceValue(name) ?? whole);

function referenceValue(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name];
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/**
 * Index after the reference that begins at `start` (an `&`), 0 if it is no valid one, −1 if the bytes end first.
 */
export function skipReference(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end, start + LONGEST_REFERENCE);
  let i = start + 1;
  while (i < limit && bytes[i] !== 0x3b) i++;
  if (i >= limit) return limit === end && end - start < LONGEST_REFERENCE ? -1 : 0;
  const name = decodeUtf8(bytes, start + 1, i);
  const valid = /^(#x[0-9a-fA-F]+|#[0-9]+|\w+)$/.test(name) && referenceValue(name) !== undefined;
  return valid ? i + 1 : 0;
}
