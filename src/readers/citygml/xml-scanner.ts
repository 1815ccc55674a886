import { decodeUtf8, utf8SequenceLength } from './utf8.ts';
import { XmlAttributes } from './xml-attributes.ts';
import {
  AMP,
  BRACKET,
  EQUALS,
  GT,
  isSpace,
  LT,
  NAME_BYTE,
  NOT_NAME_START,
  SLASH,
  TEXT_SPECIAL,
  VALUE_SPECIAL,
} from './xml-bytes.ts';
import { replaceReferences, skipReference } from './xml-entities.ts';
import { XmlError, type XmlErrorKind } from './xml-error.ts';
import { badCharacter, doctypeEnd, find, isInstructionTarget, startsWith } from './xml-markup.ts';
import { type PrefixScope, type XmlName, XmlNameTable } from './xml-names.ts';

/** What the scanner calls, in document order. Attributes and text are read from the scanner during the call. */
export interface XmlHandler {
  /** `scanner.attribute('id')` and so on are valid until it returns. */
  startElement(name: XmlName, scanner: XmlScanner): void;
  /** `scanner.leaf` says whether the element held text only; then `scanner.text…` is that text. */
  endElement(name: XmlName, scanner: XmlScanner): void;
}

/** No tag or text of a CityGML file is longer (a posList of ten million numbers); guards memory against hostile input. */
const LONGEST_TOKEN_BYTES = 512 * 1024 * 1024;
const DEEPEST_ELEMENT = 2000;
const FIRST_BUFFER_BYTES = 64 * 1024;
const INCOMPLETE = -1;

/**
 * Streaming XML 1.0 scanner over UTF-8 bytes, for the subset that data files use: elements, attributes, text, CDATA,
 * comments, processing instructions; a DOCTYPE is skipped, its entities are unknown and so an error. Checks
 * well-formedness (nesting, quoting, references, UTF-8, bound prefixes) and throws XmlError at the first fault.
 *
 * Why not a library: text nodes are handed out as byte ranges and never become strings unless someone asks, which makes
 * it several times faster than saxes; tests compare both on every real file and on damaged ones.
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  readonly #names = new XmlNameTable();
  readonly #stack: XmlName[] = [];
  readonly #declared: { readonly depth: number; readonly scope: PrefixScope; readonly outerUri: string }[] = [];
  #buffer = new Uint8Array(FIRST_BUFFER_BYTES);
  #length = 0;
  #position = 0;
  /** Bytes of the file before `#buffer[0]`. */
  #discarded = 0;
  #rootSeen = false;
  readonly #attributes = new XmlAttributes();
  #scratch = new Uint8Array(256);
  #textInScratch = false;
  #textPieces = 0;

  /** The element that ends now has no child elements. */
  leaf = false;
  textStart = 0;
  textEnd = 0;
  /** The text contains references, so its bytes are not the final ones. */
  textEscaped = false;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  get depth(): number {
    return this.#stack.length;
  }

  /** Bytes consumed so far, counted over the whole file. */
  get offset(): number {
    return this.#discarded + this.#position;
  }

  /** Feeds the next bytes; they are copied. */
  push(chunk: Uint8Array): void {
    this.#append(chunk);
    this.#run();
    if (this.#length - this.#position > LONGEST_TOKEN_BYTES) this.#fail('token-too-long', this.#position, 'token');
  }

  /** To be called after the last bytes: throws if the document is not complete. */
  end(): void {
    this.#skipTrailingSpace();
    if (this.#position < this.#length || this.#stack.length > 0)
      this.#fail(this.#rootSeen ? 'truncated' : 'not-xml', this.#length, this.#stack.at(-1)?.local ?? '');
    if (!this.#rootSeen) this.#fail('not-xml', this.#length, '');
  }

  /** Value of an attribute of the element that starts now, by local name whatever its prefix. */
  attribute(local: string): string | undefined {
    for (let i = 0; i < this.#attributes.count; i++) if (this.attributeName(i) === local) return this.attributeValue(i);
    return undefined;
  }

  get attributeCount(): number {
    return this.#attributes.count;
  }

  /** Local name; '' for namespace declarations. */
  attributeName(index: number): string {
    const name = this.#attributes.name(index);
    return name.prefix === 'xmlns' ? '' : name.local;
  }

  attributeValue(index: number): string {
    return this.#attributes.value(index, this.#buffer);
  }

  /** Bytes that `textStart…textEnd` point into. */
  get textBytes(): Uint8Array {
    return this.#textInScratch ? this.#scratch : this.#buffer;
  }

  /** Text of the leaf that ends now, white space trimmed. */
  text(): string {
    const text = decodeUtf8(this.textBytes, this.textStart, this.textEnd);
    return normalised(this.textEscaped ? replaceReferences(text) : text);
  }

  #append(chunk: Uint8Array): void {
    // Text before the end tag is handed out as a range of the buffer, so it must survive until that tag is complete.
    const keepsText = this.leaf && this.#textPieces > 0 && !this.#textInScratch;
    const keep = keepsText ? Math.min(this.textStart, this.#position) : this.#position;
    const rest = this.#length - keep;
    const needed = rest + chunk.length;
    if (needed > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(needed, this.#buffer.length * 2));
      larger.set(this.#buffer.subarray(keep, this.#length));
      this.#buffer = larger;
    } else if (keep > 0) this.#buffer.copyWithin(0, keep, this.#length);
    this.#buffer.set(chunk, rest);
    this.#length = rest + chunk.length;
    this.#discarded += keep;
    this.#position -= keep;
    if (keepsText) {
      this.textStart -= keep;
      this.textEnd -= keep;
    }
  }

  #run(): void {
    if (this.#discarded + this.#position === 0 && !this.#skipByteOrderMark()) return;
    while (this.#position < this.#length) {
      const next =
        this.#buffer[this.#position] === LT ? this.#scanMarkup(this.#position) : this.#scanText(this.#position);
      if (next === INCOMPLETE) return;
      this.#position = next;
    }
  }

  #skipByteOrderMark(): boolean {
    const b = this.#buffer;
    if (b[0] !== 0xef) return true;
    if (this.#length < 3) return false;
    if (b[1] === 0xbb && b[2] === 0xbf) this.#position = 3;
    return true;
  }

  #scanText(start: number): number {
    const bytes = this.#buffer;
    const end = this.#length;
    let i = start;
    let escaped = false;
    for (;;) {
      while (i < end && TEXT_SPECIAL[bytes[i] as number] === 0) i++;
      if (i >= end) {
        this.#checkOutside(start, end);
        return INCOMPLETE;
      }
      const byte = bytes[i] as number;
      if (byte === LT) break;
      if (byte >= 0x80) {
        const length = utf8SequenceLength(bytes, i, end);
        if (length < 0) return INCOMPLETE;
        if (length === 0) this.#fail('not-utf8', i, hex(byte));
        i += length;
      } else if (byte === AMP) {
        const after = skipReference(bytes, i, end);
        if (after < 0) return INCOMPLETE;
        if (after === 0) this.#fail('malformed', i, '&');
        escaped = true;
        i = after;
      } else if (byte === BRACKET) {
        if (i + 2 >= end) return INCOMPLETE;
        if (bytes[i + 1] === BRACKET && bytes[i + 2] === GT) this.#fail('malformed', i, ']]>');
        i++;
      } else this.#fail('malformed', i, hex(byte));
    }
    this.#checkOutside(start, i);
    if (this.leaf) this.#addText(start, i, escaped);
    return i;
  }

  /** Outside the root only white space may stand: anything else tells that this is not XML at all. */
  #checkOutside(start: number, end: number): void {
    if (this.#stack.length > 0) return;
    for (let i = start; i < end; i++)
      if (!isSpace(this.#buffer[i])) this.#fail(this.#rootSeen ? 'malformed' : 'not-xml', i, this.#excerpt(i));
  }

  #addText(start: number, end: number, escaped: boolean): void {
    if (this.#textPieces === 0) {
      this.textStart = start;
      this.textEnd = end;
      this.textEscaped = escaped;
      this.#textInScratch = false;
      this.#textPieces = 1;
    } else this.#joinText(start, end, escaped);
  }

  /** Text broken by comments or CDATA: joined, with references replaced, in the scratch buffer. */
  #joinText(start: number, end: number, escaped: boolean): void {
    const before = this.#textPieces === 0 ? '' : decodeUtf8(this.textBytes, this.textStart, this.textEnd);
    const piece = decodeUtf8(this.#buffer, start, end);
    const text = (this.textEscaped ? replaceReferences(before) : before) + (escaped ? replaceReferences(piece) : piece);
    this.#scratch = new TextEncoder().encode(text);
    this.#textInScratch = true;
    this.#textPieces += 1;
    this.textStart = 0;
    this.textEnd = this.#scratch.length;
    this.textEscaped = false;
  }

  #scanMarkup(start: number): number {
    if (start + 1 >= this.#length) return INCOMPLETE;
    const second = this.#buffer[start + 1];
    if (second === SLASH) return this.#scanEndTag(start);
    if (second === 0x21) return this.#scanDeclaration(start);
    if (second === 0x3f) return this.#scanInstruction(start);
    return this.#scanStartTag(start);
  }

  #scanEndTag(start: number): number {
    const bytes = this.#buffer;
    const name = this.#stack.at(-1);
    const close = bytes.indexOf(GT, start);
    if (close < 0 || close >= this.#length) return INCOMPLETE;
    if (name === undefined) this.#fail('tag-mismatch', start, this.#excerpt(start));
    const nameBytes = name.bytes;
    let i = start + 2;
    for (let k = 0; k < nameBytes.length; k++, i++) {
      if (bytes[i] !== nameBytes[k]) this.#fail('tag-mismatch', start, decodeUtf8(bytes, start, close + 1));
    }
    while (isSpace(bytes[i])) i++;
    if (i !== close) this.#fail('tag-mismatch', start, decodeUtf8(bytes, start, close + 1));
    this.#closeElement(name);
    return close + 1;
  }

  #closeElement(name: XmlName): void {
    if (this.#textPieces === 0) {
      this.textStart = 0;
      this.textEnd = 0;
      this.textEscaped = false;
    }
    this.#handler.endElement(name, this);
    this.#stack.pop();
    this.leaf = false;
    this.#textPieces = 0;
    this.#textInScratch = false;
    while (this.#declared.length > 0 && (this.#declared.at(-1)?.depth ?? 0) > this.#stack.length) {
      const declaration = this.#declared.pop();
      if (!declaration) break;
      declaration.scope.declarations -= 1;
      declaration.scope.uri = declaration.outerUri;
    }
  }

  #scanStartTag(start: number): number {
    const bytes = this.#buffer;
    const end = this.#length;
    let i = start + 1;
    let hash = 0;
    while (i < end && NAME_BYTE[bytes[i] as number] === 1) {
      hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
      i++;
    }
    if (i >= end) return INCOMPLETE;
    if (i === start + 1 || NOT_NAME_START[bytes[start + 1] as number] === 1)
      this.#fail(this.#rootSeen ? 'malformed' : 'not-xml', start, this.#excerpt(start));
    const nameEnd = i;
    this.#attributes.count = 0;
    let declares = false;
    // Beyond `end` the buffer holds bytes of earlier chunks, so every look needs its check.
    while (i < end && bytes[i] !== GT && bytes[i] !== SLASH) {
      const next = this.#scanAttribute(i);
      if (next === INCOMPLETE) return INCOMPLETE;
      declares ||= this.#attributes.lastBeginsWithX;
      i = next;
    }
    if (i >= end) return INCOMPLETE;
    const selfClosing = bytes[i] === SLASH;
    if (selfClosing) {
      if (i + 1 >= end) return INCOMPLETE;
      if (bytes[i + 1] !== GT) this.#fail('malformed', i, this.#excerpt(start));
      i++;
    }
    const name = this.#names.intern(bytes, start + 1, nameEnd, hash);
    this.#openElement(name, start, declares);
    if (selfClosing) this.#closeElement(name);
    return i + 1;
  }

  #openElement(name: XmlName, start: number, declares: boolean): void {
    if (this.#stack.length === 0 && this.#rootSeen) this.#fail('malformed', start, this.#excerpt(start));
    if (this.#stack.length >= DEEPEST_ELEMENT) this.#fail('malformed', start, this.#excerpt(start));
    this.#rootSeen = true;
    this.#stack.push(name);
    if (declares) this.#declarePrefixes(start);
    if (!name.wellFormed) this.#fail('malformed', start, this.#excerpt(start));
    if (name.scope.declarations === 0) this.#fail('unbound-prefix', start, name.prefix);
    if (this.#attributes.count > 0) this.#checkAttributes(start);
    this.leaf = true;
    this.#textPieces = 0;
    this.#textInScratch = false;
    this.#handler.startElement(name, this);
  }

  #declarePrefixes(start: number): void {
    for (let a = 0; a < this.#attributes.count; a++) {
      const attribute = this.#attributes.name(a);
      const isDefault = attribute.prefix === '' && attribute.local === 'xmlns';
      if (attribute.prefix !== 'xmlns' && !isDefault) continue;
      const scope = this.#names.scope(isDefault ? '' : attribute.local);
      const uri = this.attributeValue(a);
      if (uri.trim() === '' && !isDefault) this.#fail('unbound-prefix', start, attribute.local);
      this.#declared.push({ depth: this.#stack.length, scope, outerUri: scope.uri });
      scope.declarations += 1;
      scope.uri = uri;
    }
  }

  #checkAttributes(start: number): void {
    for (let a = 0; a < this.#attributes.count; a++) {
      const name = this.#attributes.name(a);
      if (!name.wellFormed) this.#fail('malformed', start, this.#excerpt(start));
      if (name.scope.declarations === 0) this.#fail('unbound-prefix', start, name.prefix);
    }
    const repeated = this.#attributes.repeated();
    if (repeated) this.#fail('malformed', start, repeated.local);
  }

  /** Scans white space and, unless the tag ends there, one attribute; returns the index after it. */
  #scanAttribute(start: number): number {
    const bytes = this.#buffer;
    const end = this.#length;
    let i = start;
    while (i < end && isSpace(bytes[i])) i++;
    if (i >= end) return INCOMPLETE;
    if (bytes[i] === GT || bytes[i] === SLASH) return i;
    const nameStart = i;
    let hash = 0;
    while (i < end && NAME_BYTE[bytes[i] as number] === 1) {
      hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
      i++;
    }
    if (i >= end) return INCOMPLETE;
    const nameEnd = i;
    if (nameEnd === nameStart || nameStart === start || NOT_NAME_START[bytes[nameStart] as number] === 1)
      this.#fail(this.#rootSeen ? 'malformed' : 'not-xml', nameStart, this.#excerpt(nameStart));
    while (i < end && isSpace(bytes[i])) i++;
    if (i >= end) return INCOMPLETE;
    if (bytes[i] !== EQUALS) this.#fail('malformed', i, this.#excerpt(nameStart));
    i++;
    while (i < end && isSpace(bytes[i])) i++;
    if (i >= end) return INCOMPLETE;
    const quote = bytes[i] as number;
    if (quote !== 0x22 && quote !== 0x27) this.#fail('malformed', i, this.#excerpt(nameStart));
    const close = this.#scanValue(i + 1, quote);
    if (close === INCOMPLETE) return INCOMPLETE;
    this.#attributes.add(this.#names.intern(bytes, nameStart, nameEnd, hash), i + 1, close);
    return close + 1;
  }

  #scanValue(start: number, quote: number): number {
    const bytes = this.#buffer;
    const end = this.#length;
    let i = start;
    for (;;) {
      while (i < end && VALUE_SPECIAL[bytes[i] as number] === 0) i++;
      if (i >= end) return INCOMPLETE;
      const byte = bytes[i] as number;
      if (byte === quote) return i;
      if (byte === 0x22 || byte === 0x27) i++;
      else if (byte >= 0x80) {
        const length = utf8SequenceLength(bytes, i, end);
        if (length < 0) return INCOMPLETE;
        if (length === 0) this.#fail('not-utf8', i, hex(byte));
        i += length;
      } else if (byte === AMP) {
        const after = skipReference(bytes, i, end);
        if (after < 0) return INCOMPLETE;
        if (after === 0) this.#fail('malformed', i, '&');
        i = after;
      } else this.#fail('malformed', i, byte === LT ? '<' : hex(byte));
    }
  }

  /** `<!…`: comment, CDATA or DOCTYPE. */
  #scanDeclaration(start: number): number {
    if (startsWith(this.#buffer, start, this.#length, '<!--')) return this.#scanComment(start);
    if (startsWith(this.#buffer, start, this.#length, '<![CDATA[')) return this.#scanCharacterData(start);
    if (startsWith(this.#buffer, start, this.#length, '<!DOCTYPE')) return this.#scanDoctype(start);
    if (this.#length - start < 9) return INCOMPLETE;
    return this.#fail('malformed', start, this.#excerpt(start));
  }

  #scanComment(start: number): number {
    const close = find(this.#buffer, start + 4, this.#length, '--');
    if (close < 0 || close + 2 >= this.#length) return INCOMPLETE;
    if (this.#buffer[close + 2] !== GT) this.#fail('malformed', close, '--');
    this.#checkBytes(start + 4, close);
    return close + 3;
  }

  #scanCharacterData(start: number): number {
    if (this.#stack.length === 0) this.#fail('malformed', start, '<![CDATA[');
    const close = find(this.#buffer, start + 9, this.#length, ']]>');
    if (close < 0) return INCOMPLETE;
    this.#checkBytes(start + 9, close);
    if (this.leaf) this.#joinText(start + 9, close, false);
    return close + 3;
  }

  #scanDoctype(start: number): number {
    if (this.#rootSeen) this.#fail('malformed', start, '<!DOCTYPE');
    return doctypeEnd(this.#buffer, start, this.#length);
  }

  #scanInstruction(start: number): number {
    const close = find(this.#buffer, start + 2, this.#length, '?>');
    if (close < 0) return INCOMPLETE;
    const target = decodeUtf8(this.#buffer, start + 2, Math.min(close, start + 42)).match(/^[^\s?]*/)?.[0] ?? '';
    const atStart =
      this.#discarded + start === 0 || (this.#discarded + start === 3 && this.#buffer[start - 1] === 0xbf);
    if (!isInstructionTarget(target, atStart)) this.#fail('malformed', start, `<?${target}`);
    this.#checkBytes(start + 2, close);
    return close + 2;
  }

  /** Comments and CDATA are not looked at otherwise, but must be characters too. */
  #checkBytes(start: number, end: number): void {
    const bad = badCharacter(this.#buffer, start, end);
    if (bad < 0) return;
    const byte = this.#buffer[bad] as number;
    this.#fail(byte < 0x80 ? 'malformed' : 'not-utf8', bad, hex(byte));
  }

  #skipTrailingSpace(): void {
    if (this.#stack.length > 0) return;
    while (this.#position < this.#length && isSpace(this.#buffer[this.#position])) this.#position++;
  }

  #excerpt(start: number): string {
    const end = Math.min(this.#length, start + 40);
    return new TextDecoder().decode(this.#buffer.subarray(start, end)).replaceAll(/\s+/g, ' ');
  }

  #fail(kind: XmlErrorKind, index: number, found: string): never {
    throw new XmlError(kind, this.#discarded + index, found);
  }
}

const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

/** Line ends as XML 1.0 §2.11 wants them, outer white space trimmed. */
const normalised = (text: string): string => (text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text).trim();
