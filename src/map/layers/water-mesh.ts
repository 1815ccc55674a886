import type { Raster } from '../../domain/datasets.ts';
import { projectionOf } from '../geodesy/crs.ts';
import { toEcef } from '../geodesy/ecef.ts';
import type { Ground } from '../terrain/ground.ts';
import { simplifyChain, traceMask } from './trace-mask.ts';

/** The flood's surface at its true height, and its shore. */
export interface WaterMesh {
  /** ECEF metres. */
  readonly positions: Float64Array;
  /** Triangles. */
  readonly indices: Uint32Array;
  /** Pairs of vertices: the shore, side by side. */
  readonly shore: Uint32Array;
}

/** More cells a side are thinned: a surface needs no finer grid than a screen has pixels. */
const LARGEST_SIDE = 400;
const EDGE_TOLERANCE_CELLS = 1.5;

interface Grid {
  readonly width: number;
  readonly height: number;
  readonly depth: Float32Array;
  readonly transform: Raster['transform'];
  readonly crs: string;
}

/**
 * A mesh through the middles of the cells of a depth grid, cut along the shore. A wet cell's level is ground plus depth; a
 * dry neighbour takes the level of the water beside it, and the shore lies where that level meets the ground. Along a levee
 * that place jumps from cell to cell, so the shore is evened out: each of its points moves along its own side of the mesh.
 */
export function createWaterMesh(raster: Raster, ground: Ground, geoidHeightMeters: number): WaterMesh {
  const grid = thin(raster);
  const { width, height } = grid;
  const lonLat = toLonLat(grid, cellMiddles(grid));
  const { level, above } = waterLevels(grid, ground.heightsAt(lonLat));
  const mesh = new ShoreClipper(lonLat, level, above, geoidHeightMeters);
  for (let row = 0; row + 1 < height; row++)
    for (let column = 0; column + 1 < width; column++) {
      const nw = row * width + column;
      const corners = [nw, nw + 1, nw + width, nw + width + 1] as const;
      // NaN: unknown, or dry and away from water.
      if (corners.some((cell) => Number.isNaN(above[cell]!)) || !corners.some((cell) => above[cell]! > 0)) continue;
      mesh.addTriangle(corners[0], corners[2], corners[1]);
      mesh.addTriangle(corners[1], corners[2], corners[3]);
    }
  return mesh.build();
}

/** Lines of degrees along the edge of what was surveyed. */
export function surveyEdges(raster: Raster): Float64Array[] {
  const grid = thin(raster);
  const surveyed = Uint8Array.from(grid.depth, (value) => (Number.isNaN(value) ? 0 : 1));
  return traceMask(surveyed, grid.width, grid.height)
    .map((chain) => simplifyChain(chain, EDGE_TOLERANCE_CELLS))
    .map((chain) => toLonLat(grid, chain));
}

/** Times that the shore is evened out: enough that the teeth of single cells go, few enough that it keeps its course. */
const SMOOTHING_ROUNDS = 6;
/** A point of the shore keeps this far from the cells' middles, so that no triangle loses its area. */
const LEAST_SHARE = 0.02;

/** A point of the shore on the side between two cells of the mesh. */
interface Crossing {
  readonly wet: number;
  readonly dry: number;
  /** From the wet cell (0) to the dry one (1). */
  share: number;
  readonly vertex: number;
  readonly beside: number[];
}

/** Cuts triangles where the water meets the ground and keeps the wet part. */
class ShoreClipper {
  readonly #lonLat: Float64Array;
  readonly #level: Float32Array;
  readonly #above: Float32Array;
  readonly #geoid: number;
  readonly #cells = new Map<number, number>();
  readonly #crossings = new Map<number, Crossing>();
  readonly #indices: number[] = [];
  readonly #shore: number[] = [];
  #vertexCount = 0;

  constructor(lonLat: Float64Array, level: Float32Array, above: Float32Array, geoidHeightMeters: number) {
    this.#lonLat = lonLat;
    this.#level = level;
    this.#above = above;
    this.#geoid = geoidHeightMeters;
  }

  addTriangle(a: number, b: number, c: number): void {
    const corners = [a, b, c];
    const wet = corners.filter((cell) => this.#above[cell]! > 0).length;
    if (wet === 0) return;
    if (wet === 3) {
      this.#indices.push(...corners.map((cell) => this.#cell(cell)));
      return;
    }
    // Turn so that the corner that differs from the two others comes first; order (and so the front) is kept.
    const odd = corners.findIndex((cell) => this.#above[cell]! > 0 === (wet === 1));
    const [first, second, third] = [corners[odd]!, corners[(odd + 1) % 3]!, corners[(odd + 2) % 3]!];
    const [p, q] = [this.#crossing(first, second), this.#crossing(first, third)];
    if (wet === 1) this.#indices.push(this.#cell(first), p.vertex, q.vertex);
    else {
      const [b2, c2] = [this.#cell(second), this.#cell(third)];
      this.#indices.push(p.vertex, b2, c2, p.vertex, c2, q.vertex);
    }
    this.#shore.push(p.vertex, q.vertex);
    p.beside.push(this.#keyOf(q));
    q.beside.push(this.#keyOf(p));
  }

  build(): WaterMesh {
    for (let round = 0; round < SMOOTHING_ROUNDS; round++) this.#evenOut();
    const positions = new Float64Array(3 * this.#vertexCount);
    for (const [cell, vertex] of this.#cells) {
      const [lon, lat, level] = this.#placeOf(cell);
      toEcef(lon, lat, level + this.#geoid, positions, 3 * vertex);
    }
    for (const crossing of this.#crossings.values()) {
      const [lon, lat, level] = this.#placeOfCrossing(crossing);
      toEcef(lon, lat, level + this.#geoid, positions, 3 * crossing.vertex);
    }
    return { positions, indices: Uint32Array.from(this.#indices), shore: Uint32Array.from(this.#shore) };
  }

  /** Moves each point of the shore along its side towards the middle between its neighbours; the ends stay. */
  #evenOut(): void {
    const moved: [Crossing, number][] = [];
    for (const crossing of this.#crossings.values()) {
      if (crossing.beside.length !== 2) continue;
      const [before, after] = crossing.beside.map((key) => this.#placeOfCrossing(this.#crossings.get(key)!));
      const [wetLon, wetLat] = this.#placeOf(crossing.wet);
      const [dryLon, dryLat] = this.#placeOf(crossing.dry);
      const [alongLon, alongLat] = [dryLon - wetLon, dryLat - wetLat];
      const [awayLon, awayLat] = [(before![0] + after![0]) / 2 - wetLon, (before![1] + after![1]) / 2 - wetLat];
      const wanted = (awayLon * alongLon + awayLat * alongLat) / (alongLon ** 2 + alongLat ** 2);
      const share = (crossing.share + wanted) / 2;
      moved.push([crossing, Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share))]);
    }
    for (const [crossing, share] of moved) crossing.share = share;
  }

  #placeOf(cell: number): readonly [lon: number, lat: number, level: number] {
    return [this.#lonLat[2 * cell]!, this.#lonLat[2 * cell + 1]!, this.#level[cell]!];
  }

  #placeOfCrossing({ wet, dry, share }: Crossing): readonly [lon: number, lat: number, level: number] {
    const [a, b] = [this.#placeOf(wet), this.#placeOf(dry)];
    const between = (axis: 0 | 1 | 2) => a[axis] * (1 - share) + b[axis] * share;
    return [between(0), between(1), between(2)];
  }

  #cell(cell: number): number {
    const known = this.#cells.get(cell);
    if (known !== undefined) return known;
    this.#cells.set(cell, this.#vertexCount);
    return this.#vertexCount++;
  }

  #keyOf({ wet, dry }: Pick<Crossing, 'wet' | 'dry'>): number {
    return wet * this.#above.length + dry;
  }

  /** One point a side, whichever triangle asks first. */
  #crossing(a: number, b: number): Crossing {
    const [wet, dry] = this.#above[a]! > 0 ? [a, b] : [b, a];
    const key = this.#keyOf({ wet, dry });
    const known = this.#crossings.get(key);
    if (known) return known;
    const share = this.#above[wet]! / (this.#above[wet]! - this.#above[dry]!);
    const created: Crossing = { wet, dry, share, vertex: this.#vertexCount++, beside: [] };
    this.#crossings.set(key, created);
    return created;
  }
}

function thin(raster: Raster): Grid {
  const step = Math.max(1, Math.ceil(Math.max(raster.width, raster.height) / LARGEST_SIDE));
  const [width, height] = [Math.ceil(raster.width / step), Math.ceil(raster.height / step)];
  const depth = new Float32Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      depth[row * width + column] = raster.data[row * step * raster.width + column * step]!;
  const [a, b, c, d, e, f] = raster.transform;
  return { width, height, depth, transform: [a * step, b * step, c, d * step, e * step, f], crs: raster.crs };
}

function cellMiddles({ width, height }: Grid): Float64Array {
  const middles = new Float64Array(2 * width * height);
  for (let k = 0; k < width * height; k++) middles.set([(k % width) + 0.5, Math.floor(k / width) + 0.5], 2 * k);
  return middles;
}

/** 標高 of the water at each cell, and how far it lies above the ground (negative on dry land beside it, NaN elsewhere). */
function waterLevels({ width, height, depth }: Grid, ground: Float32Array) {
  const level = new Float32Array(depth.length).fill(Number.NaN);
  const above = new Float32Array(depth.length).fill(Number.NaN);
  for (let cell = 0; cell < depth.length; cell++) {
    if (Number.isNaN(depth[cell]!)) continue;
    if (depth[cell]! > 0) {
      level[cell] = ground[cell]! + depth[cell]!;
      above[cell] = depth[cell]!;
      continue;
    }
    const beside = wetNeighbours(cell, width, height, depth);
    if (beside.length === 0) continue;
    const mean = (values: ArrayLike<number>) => beside.reduce((sum, k) => sum + values[k]!, 0) / beside.length;
    level[cell] = mean(ground) + mean(depth);
    // Behind a dyke the ground may lie lower than the water beside it: then the shore runs half way.
    above[cell] = level[cell]! < ground[cell]! ? level[cell]! - ground[cell]! : -mean(depth);
  }
  return { level, above };
}

function wetNeighbours(cell: number, width: number, height: number, depth: Float32Array): number[] {
  const [column, row] = [cell % width, Math.floor(cell / width)];
  const found: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(height - 1, row + 1); r++)
    for (let c = Math.max(0, column - 1); c <= Math.min(width - 1, column + 1); c++)
      if (depth[r * width + c]! > 0) found.push(r * width + c);
  return found;
}

function toLonLat({ transform, crs }: Grid, cells: Float64Array): Float64Array {
  const [a, b, c, d, e, f] = transform;
  const places = new Float64Array(cells.length);
  for (let k = 0; k < cells.length; k += 2) {
    places[k] = a * cells[k]! + b * cells[k + 1]! + c;
    places[k + 1] = d * cells[k]! + e * cells[k + 1]! + f;
  }
  projectionOf(crs).inverse(places, places);
  return places;
}
