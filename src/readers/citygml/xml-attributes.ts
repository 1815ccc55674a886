import { decodeUtf8 } from './utf8.ts';
import { replaceReferences } from './xml-entities.ts';
import { ValueCache, type XmlName } from './xml-names.ts';

const FIRST_CAPACITY = 64;

/** Attributes of the start tag that is being scanned: names, and where their values stand in the buffer. */
export class XmlAttributes {
  count = 0;
  readonly #names: XmlName[] = [];
  #ranges = new Int32Array(2 * FIRST_CAPACITY);
  readonly #values = new ValueCache();

  add(name: XmlName, start: number, end: number): void {
    const index = this.count;
    if (2 * index + 1 >= this.#ranges.length) {
      const grown = new Int32Array(this.#ranges.length * 2);
      grown.set(this.#ranges);
      this.#ranges = grown;
    }
    this.#names[index] = name;
    this.#ranges[2 * index] = start;
    this.#ranges[2 * index + 1] = end;
    this.count = index + 1;
  }

  name(index: number): XmlName {
    return this.#names[index] as XmlName;
  }

  value(index: number, buffer: Uint8Array): string {
    const [start, end] = [this.#ranges[2 * index] as number, this.#ranges[2 * index + 1] as number];
    const { local } = this.name(index);
    // Ids never repeat: remembering them would only cost.
    const unique = local === 'id' || local === 'href';
    const text = unique ? decodeUtf8(buffer, start, end) : this.#values.read(buffer, start, end);
    return text.includes('&') ? replaceReferences(text) : text;
  }

  /** The latest attribute may declare a namespace: it begins with x. */
  get lastBeginsWithX(): boolean {
    return this.count > 0 && this.#names[this.count - 1]?.bytes[0] === 0x78;
  }

  /** An attribute that stands there twice. */
  repeated(): XmlName | undefined {
    for (let a = 1; a < this.count; a++)
      for (let b = 0; b < a; b++) if (this.#names[a] === this.#names[b]) return this.#names[a];
    return undefined;
  }
}
