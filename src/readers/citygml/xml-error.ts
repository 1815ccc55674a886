/** What can be wrong with an XML text; each kind has its own issue code so that the user reads a plain sentence. */
export type XmlErrorKind =
  | 'unbound-prefix'
  | 'not-utf8'
  | 'truncated'
  | 'tag-mismatch'
  | 'not-xml'
  | 'malformed'
  | 'token-too-long';

/** Thrown by the scanner at the first place that is not well-formed; what was read before that place stays valid. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  readonly kind: XmlErrorKind;
  /** Byte offset in the UTF-8 text. */
  readonly offset: number;
  /** What stands there: a prefix, a tag name, a short excerpt. */
  readonly found: string;

  constructor(kind: XmlErrorKind, offset: number, found: string) {
    super(`${kind} at byte ${offset}: ${found}`);
    this.kind = kind;
    this.offset = offset;
    this.found = found;
  }
}
