import { utf8SequenceLength } from './utf8.ts';
import { BRACKET, GT, isSpace } from './xml-bytes.ts';

/** Whether ASCII `text` stands at `start`; false also where the bytes end before it can be told. */
export function startsWith(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  if (start + text.length > end) return false;
  for (let k = 0; k < text.length; k++) if (bytes[start + k] !== text.charCodeAt(k)) return false;
  return true;
}

/** Index of ASCII `text` at or after `start`, −1 if it is not there. */
export function find(bytes: Uint8Array, start: number, end: number, text: string): number {
  const first = text.charCodeAt(0);
  for (let i = bytes.indexOf(first, start); i >= 0 && i + text.length <= end; i = bytes.indexOf(first, i + 1))
    if (startsWith(bytes, i, end, text)) return i;
  return -1;
}

/** Index after the `>` that ends a DOCTYPE, −1 if it is not there yet. */
export function doctypeEnd(bytes: Uint8Array, start: number, end: number): number {
  let bracketDepth = 0;
  let quote = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (quote !== 0) quote = byte === quote ? 0 : quote;
    else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === 0x5b) bracketDepth++;
    else if (byte === BRACKET) bracketDepth--;
    else if (byte === GT && bracketDepth <= 0) return i + 1;
  }
  return -1;
}

/** Index of the first byte that is no part of an XML character, −1 if there is none. */
export function badCharacter(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end; ) {
    const byte = bytes[i] as number;
    const length = byte < 0x80 ? 1 : utf8SequenceLength(bytes, i, end);
    if (length <= 0 || (byte < 0x20 && !isSpace(byte))) return i;
    i += length;
  }
  return -1;
}

const TARGET = /^[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff-]*$/;

/** Whether a processing instruction may be called so; `xml` is the declaration and may stand at the beginning only. */
export const isInstructionTarget = (target: string, atStart: boolean): boolean =>
  TARGET.test(target) && (target.toLowerCase() !== 'xml' || atStart);
