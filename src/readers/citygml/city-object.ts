import { parseDecimal } from './decimal.ts';
import { decodeUtf8 } from './utf8.ts';
import { replaceReferences } from './xml-entities.ts';

/**
 * One member of a CityModel, held flat: its semantic elements as nodes (depth first, node 0 is the feature), its
 * geometry as surfaces with rings. Reused from member to member, so reading a file makes next to no garbage.
 */
export class CityObject {
  /** Local name of the feature: Building, WaterBody, UseDistrict … */
  className = '';
  namespaceUri = '';
  nodeCount = 0;
  readonly #local: string[] = [];
  readonly #id: string[] = [];
  readonly #label: string[] = [];
  readonly #codeSpace: string[] = [];
  #parent = new Int32Array(256);
  #end = new Int32Array(256);
  #textStart = new Int32Array(256);
  #textEnd = new Int32Array(256);
  #text = new Uint8Array(4096);
  #textLength = 0;

  /** Interleaved longitude, latitude of all vertices. */
  lonLat = new Float64Array(2048);
  heights = new Float64Array(1024);
  vertexCount = 0;
  #ringStart = new Int32Array(256);
  ringCount = 0;
  #surfaceRing = new Int32Array(256);
  #surfaceOwner = new Int32Array(256);
  surfaceCount = 0;
  readonly #surfaceId: string[] = [];
  #surfaceById: Map<string, number> | undefined;
  readonly references: { readonly node: number; readonly target: string }[] = [];
  /** Surfaces that could not be read: not a number, too few vertices. */
  brokenSurfaces = 0;
  /** Vertices came longitude first although the CRS says latitude first. */
  axesSwapped = false;
  /** srsName that the geometry stands in, if it is one that cannot be read. */
  unreadableCrs = '';

  clear(className: string, namespaceUri: string): void {
    this.className = className;
    this.namespaceUri = namespaceUri;
    this.nodeCount = 0;
    this.#textLength = 0;
    this.vertexCount = 0;
    this.ringCount = 0;
    this.surfaceCount = 0;
    this.#surfaceById = undefined;
    this.references.length = 0;
    this.brokenSurfaces = 0;
    this.axesSwapped = false;
    this.unreadableCrs = '';
  }

  /** `label` is the `name` attribute of generic attributes; `codeSpace` the basename of the code list. */
  openNode(local: string, parent: number, id: string, label: string, codeSpace: string): number {
    const node = this.nodeCount++;
    if (node >= this.#parent.length) this.#growNodes();
    this.#local[node] = local;
    this.#id[node] = id;
    this.#label[node] = label;
    this.#codeSpace[node] = codeSpace;
    this.#parent[node] = parent;
    this.#textStart[node] = 0;
    this.#textEnd[node] = 0;
    this.#end[node] = node + 1;
    return node;
  }

  closeNode(node: number): void {
    this.#end[node] = this.nodeCount;
  }

  setText(node: number, bytes: Uint8Array, start: number, end: number, escaped: boolean): void {
    if (escaped) {
      this.#setDecoded(node, replaceReferences(decodeUtf8(bytes, start, end)));
      return;
    }
    while (start < end && (bytes[start] as number) <= 32) start++;
    while (end > start && (bytes[end - 1] as number) <= 32) end--;
    const needed = this.#textLength + end - start;
    if (needed > this.#text.length) this.#growText(needed);
    for (let i = start, to = this.#textLength; i < end; i++, to++) this.#text[to] = bytes[i] as number;
    this.#textStart[node] = this.#textLength;
    this.#textLength = needed;
    this.#textEnd[node] = needed;
  }

  #setDecoded(node: number, text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.setText(node, bytes, 0, bytes.length, false);
  }

  local(node: number): string {
    return this.#local[node] as string;
  }

  id(node: number): string {
    return this.#id[node] as string;
  }

  label(node: number): string {
    return this.#label[node] as string;
  }

  codeSpace(node: number): string {
    return this.#codeSpace[node] as string;
  }

  parent(node: number): number {
    return this.#parent[node] as number;
  }

  /** Index after the last node below `node`. */
  end(node: number): number {
    return this.#end[node] as number;
  }

  isLeaf(node: number): boolean {
    return this.#end[node] === node + 1;
  }

  text(node: number): string {
    return decodeUtf8(this.#text, this.#textStart[node] as number, this.#textEnd[node] as number);
  }

  hasText(node: number): boolean {
    return (this.#textEnd[node] as number) > (this.#textStart[node] as number);
  }

  /** NaN where the text is not a number. */
  number(node: number): number {
    return parseDecimal(this.#text, this.#textStart[node] as number, this.#textEnd[node] as number);
  }

  /** First child with this local name, or −1. */
  child(node: number, local: string): number {
    const end = this.end(node);
    for (let i = node + 1; i < end; i = this.end(i)) if (this.#local[i] === local) return i;
    return -1;
  }

  /** First node below `node` with this local name, or −1. */
  descendant(node: number, local: string): number {
    const end = this.end(node);
    for (let i = node + 1; i < end; i++) if (this.#local[i] === local) return i;
    return -1;
  }

  childText(node: number, local: string): string {
    const child = this.child(node, local);
    return child < 0 ? '' : this.text(child);
  }

  /** Room for `count` more vertices; the caller then fills `lonLat` and `heights` itself. */
  reserveVertices(count: number): void {
    const needed = this.vertexCount + count;
    if (needed <= this.heights.length) return;
    const capacity = Math.max(needed, this.heights.length * 2);
    this.lonLat = enlarged(this.lonLat, new Float64Array(capacity * 2));
    this.heights = enlarged(this.heights, new Float64Array(capacity));
  }

  /** Ends a ring that began at vertex `start`. */
  addRing(start: number): void {
    if (this.ringCount + 2 > this.#ringStart.length)
      this.#ringStart = enlarged(this.#ringStart, new Int32Array(this.#ringStart.length * 2));
    this.#ringStart[this.ringCount] = start;
    this.ringCount += 1;
    this.#ringStart[this.ringCount] = this.vertexCount;
  }

  /** Takes back rings (and their vertices) from `ring` on: the surface they belong to is unusable. */
  dropRings(ring: number): void {
    if (ring >= this.ringCount) return;
    this.vertexCount = this.#ringStart[ring] as number;
    this.ringCount = ring;
  }

  addSurface(owner: number, firstRing: number, id: string): void {
    if (this.surfaceCount + 2 > this.#surfaceRing.length) {
      const capacity = this.#surfaceRing.length * 2;
      this.#surfaceRing = enlarged(this.#surfaceRing, new Int32Array(capacity));
      this.#surfaceOwner = enlarged(this.#surfaceOwner, new Int32Array(capacity));
    }
    this.#surfaceId[this.surfaceCount] = id;
    this.#surfaceRing[this.surfaceCount] = firstRing;
    this.#surfaceOwner[this.surfaceCount] = owner;
    this.surfaceCount += 1;
    this.#surfaceRing[this.surfaceCount] = this.ringCount;
  }

  /** Semantic node that the surface stands under. */
  surfaceOwner(surface: number): number {
    return this.#surfaceOwner[surface] as number;
  }

  firstRing(surface: number): number {
    return this.#surfaceRing[surface] as number;
  }

  firstVertex(ring: number): number {
    return this.#ringStart[ring] as number;
  }

  /** To be asked only once the object is complete. */
  surfaceById(id: string): number | undefined {
    if (!this.#surfaceById) {
      this.#surfaceById = new Map();
      for (let surface = 0; surface < this.surfaceCount; surface++)
        this.#surfaceById.set(this.#surfaceId[surface] as string, surface);
    }
    return this.#surfaceById.get(id);
  }

  #growNodes(): void {
    const capacity = this.#parent.length * 2;
    this.#parent = enlarged(this.#parent, new Int32Array(capacity));
    this.#end = enlarged(this.#end, new Int32Array(capacity));
    this.#textStart = enlarged(this.#textStart, new Int32Array(capacity));
    this.#textEnd = enlarged(this.#textEnd, new Int32Array(capacity));
  }

  #growText(needed: number): void {
    this.#text = enlarged(this.#text, new Uint8Array(Math.max(needed, this.#text.length * 2)));
  }
}

function enlarged<T extends Float64Array | Int32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
