/** Classes of bytes, so that the inner loops are one table look-up a byte. */
const table = (isMember: (byte: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => (isMember(byte) ? 1 : 0));

export const LT = 0x3c;
export const GT = 0x3e;
export const SLASH = 0x2f;
export const AMP = 0x26;
export const BRACKET = 0x5d;
export const EQUALS = 0x3d;

export const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

const isControl = (byte: number): boolean => byte < 0x20 && !isSpace(byte);

/** 1 where text needs a second look: `<`, `&`, `]`, control characters, anything beyond ASCII. */
export const TEXT_SPECIAL = table((b) => b === LT || b === AMP || b === BRACKET || b >= 0x80 || isControl(b));

/** The same for attribute values: both quotes instead of `]`. */
export const VALUE_SPECIAL = table(
  (b) => b === LT || b === AMP || b === 0x22 || b === 0x27 || b >= 0x80 || isControl(b),
);

/** Bytes that may stand in a name. Beyond ASCII every byte is let through; validity of the UTF-8 is checked. */
export const NAME_BYTE = table((b) => /[\w.:-]/.test(String.fromCharCode(b)) || b >= 0x80);

/** Bytes that a name may not begin with although they may stand in it. */
export const NOT_NAME_START = table((b) => !/[A-Za-z_:]/.test(String.fromCharCode(b)) && b < 0x80);
