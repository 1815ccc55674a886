import { decodeUtf8 } from './utf8.ts';

/** A qualified name as it stands in the file (`gml:posList`), stored once; compare by identity. */
export interface XmlName {
  readonly bytes: Uint8Array;
  /** '' for the default namespace. */
  readonly prefix: string;
  readonly local: string;
  /** How many declarations of this prefix are in scope; shared by all names with the prefix. */
  readonly scope: PrefixScope;
  /** At most one colon, with something on both sides of it. */
  readonly wellFormed: boolean;
  /** Free for the handler to remember what it makes of this name; 0 at first. */
  tag: number;
}

export interface PrefixScope {
  readonly prefix: string;
  declarations: number;
  /** Namespace of the latest declaration. */
  uri: string;
}

const INITIAL_SLOTS = 1024;

/** Turns the bytes of a name into one object per distinct name, without making a string each time. */
export class XmlNameTable {
  readonly #scopes = new Map<string, PrefixScope>();
  #slots: (XmlName | undefined)[] = new Array<XmlName | undefined>(INITIAL_SLOTS);
  #hashes = new Int32Array(INITIAL_SLOTS);
  #count = 0;

  constructor() {
    this.scope('xml').declarations = 1;
    this.scope('xmlns').declarations = 1;
    this.scope('').declarations = 1;
  }

  scope(prefix: string): PrefixScope {
    let scope = this.#scopes.get(prefix);
    if (!scope) {
      scope = { prefix, declarations: 0, uri: '' };
      this.#scopes.set(prefix, scope);
    }
    return scope;
  }

  /** `hash` must be `nameHash` of the same bytes. */
  intern(source: Uint8Array, start: number, end: number, hash: number): XmlName {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const name = this.#slots[slot];
      if (name === undefined) return this.#add(source.slice(start, end), hash, slot);
      if (this.#hashes[slot] === hash && sameBytes(name.bytes, source, start, end)) return name;
    }
  }

  #add(bytes: Uint8Array, hash: number, slot: number): XmlName {
    const text = decodeUtf8(bytes, 0, bytes.length);
    const colon = text.indexOf(':');
    const prefix = colon < 0 ? '' : text.slice(0, colon);
    const local = internalised(text.slice(colon + 1));
    const wellFormed = colon !== 0 && /^[^:\d.-][^:]*$/.test(local);
    const name: XmlName = { bytes, prefix, local, scope: this.scope(prefix), wellFormed, tag: 0 };
    this.#slots[slot] = name;
    this.#hashes[slot] = hash;
    this.#count += 1;
    if (this.#count * 2 > this.#slots.length) this.#grow();
    return name;
  }

  #grow(): void {
    const [slots, hashes] = [this.#slots, this.#hashes];
    const size = slots.length * 2;
    this.#slots = new Array<XmlName | undefined>(size);
    this.#hashes = new Int32Array(size);
    slots.forEach((name, old) => {
      if (name === undefined) return;
      const hash = hashes[old] ?? 0;
      let slot = hash & (size - 1);
      while (this.#slots[slot] !== undefined) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = name;
      this.#hashes[slot] = hash;
    });
  }
}

export function sameBytes(expected: Uint8Array, source: Uint8Array, start: number, end: number): boolean {
  const length = expected.length;
  if (end - start !== length) return false;
  for (let i = 0; i < length; i++) if (expected[i] !== source[start + i]) return false;
  return true;
}

const CACHED_VALUES = 256;

/** Attribute values repeat (code spaces, units): remembers the latest string for each of a few hundred hashes. */
export class ValueCache {
  readonly #bytes: (Uint8Array | undefined)[] = new Array<Uint8Array | undefined>(CACHED_VALUES);
  readonly #texts: string[] = [];

  read(source: Uint8Array, start: number, end: number): string {
    // Values of interest differ in their length or shortly before their end (`…/Building_usage.xml`).
    const slot = ((end - start) * 31 + (source[end - 6] ?? 0) * 7 + (source[end - 9] ?? 0)) & (CACHED_VALUES - 1);
    const known = this.#bytes[slot];
    if (known && sameBytes(known, source, start, end)) return this.#texts[slot] as string;
    const text = decodeUtf8(source, start, end);
    this.#bytes[slot] = source.slice(start, end);
    this.#texts[slot] = text;
    return text;
  }
}

/** The engine's own copy of a string, as property keys are: comparing it with a literal is then comparing pointers. */
const internalised = (text: string): string => Object.keys({ [text]: 0 })[0] ?? text;
