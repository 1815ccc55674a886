/** Value of an edge distance where there is no edge to draw: farther than any line is wide. */
export const NO_EDGE_METERS = 1300;
/** Edge distances are stored as whole multiples of this. */
export const EDGE_STEP_METERS = 0.02;

/** What a face is, as the shader reads it. */
export const FACE_ROOF = 0;
/** A rectangle; its third edge distance is the height above the base. */
export const FACE_WALL = 1;
/** Any upright polygon (LOD2); its fourth edge value is the height above the base, not an edge. */
export const FACE_IRREGULAR_WALL = 2;

/** One tile's triangles. Positions are ECEF axes relative to a centre; see `encodeGlb` for how they are written. */
export interface BuildingMesh {
  readonly vertexCount: number;
  /** x, y, z metres, ECEF axes, relative to the tile's centre. */
  readonly positions: Float32Array;
  /** Building index per vertex. */
  readonly featureIds: Float32Array;
  /** Per vertex four distances to the face's edges in steps of 2 cm: triangle edges for roofs; left, right, bottom, top for walls. */
  readonly edges: Uint16Array;
  /** Per vertex: brightness × 255, face kind, footprint size in metres (1…255), 0. */
  readonly faces: Uint8Array;
  readonly indices: Uint32Array;
}

/** Collects triangles with their attributes; arrays grow by doubling. */
export class MeshBuilder {
  #vertexCount = 0;
  #indexCount = 0;
  #positions = new Float32Array(3 << 12);
  #featureIds = new Float32Array(1 << 12);
  #edges = new Uint16Array(4 << 12);
  #faces = new Uint8Array(4 << 12);
  #indices = new Uint32Array(1 << 14);

  /** Adds a vertex and returns its number. Edge distances in metres. */
  addVertex(
    x: number,
    y: number,
    z: number,
    feature: number,
    edges: readonly [number, number, number, number],
    shade: number,
    kind: number,
    sizeMeters: number,
  ): number {
    const vertex = this.#vertexCount++;
    if (vertex >= this.#featureIds.length) this.#growVertices();
    this.#positions[3 * vertex] = x;
    this.#positions[3 * vertex + 1] = y;
    this.#positions[3 * vertex + 2] = z;
    this.#featureIds[vertex] = feature;
    for (let k = 0; k < 4; k++)
      this.#edges[4 * vertex + k] = Math.round(Math.max(0, Math.min(edges[k]!, NO_EDGE_METERS)) / EDGE_STEP_METERS);
    this.#faces[4 * vertex] = Math.round(shade * 255);
    this.#faces[4 * vertex + 1] = kind;
    this.#faces[4 * vertex + 2] = Math.max(1, Math.min(255, Math.round(sizeMeters)));
    return vertex;
  }

  addTriangle(a: number, b: number, c: number): void {
    if (this.#indexCount + 3 > this.#indices.length) this.#indices = grown(this.#indices, Uint32Array);
    this.#indices[this.#indexCount++] = a;
    this.#indices[this.#indexCount++] = b;
    this.#indices[this.#indexCount++] = c;
  }

  build(): BuildingMesh {
    const count = this.#vertexCount;
    return {
      vertexCount: count,
      positions: this.#positions.slice(0, 3 * count),
      featureIds: this.#featureIds.slice(0, count),
      edges: this.#edges.slice(0, 4 * count),
      faces: this.#faces.slice(0, 4 * count),
      indices: this.#indices.slice(0, this.#indexCount),
    };
  }

  #growVertices(): void {
    this.#positions = grown(this.#positions, Float32Array);
    this.#featureIds = grown(this.#featureIds, Float32Array);
    this.#edges = grown(this.#edges, Uint16Array);
    this.#faces = grown(this.#faces, Uint8Array);
  }
}

function grown<T extends Float32Array | Uint16Array | Uint8Array | Uint32Array>(
  array: T,
  Type: new (length: number) => T,
): T {
  const larger = new Type(array.length * 2);
  larger.set(array);
  return larger;
}
