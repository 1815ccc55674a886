import type { Raster } from '../../domain/datasets.ts';
import { projectionOf } from '../geodesy/crs.ts';
import { toEcef } from '../geodesy/ecef.ts';
import type { Ground } from '../terrain/ground.ts';
import { simplifyChain, traceMask } from './trace-mask.ts';

/** The flood's surface at its true height, and its shore. */
export interface WaterMesh {
  /** ECEF metres. */
  readonly positions: Float64Array;
  readonly indices: Uint32Array;
  /** Lines of ECEF metres. */
  readonly shores: readonly Float64Array[];
  /** Lines of degrees: the edge of what was surveyed. */
  readonly surveyEdges: readonly Float64Array[];
}

/** More cells a side are thinned: a surface needs no finer grid than a screen has pixels. */
const LARGEST_SIDE = 400;
/** Shores are straightened within this many cells. */
const SHORE_TOLERANCE_CELLS = 0.75;
const EDGE_TOLERANCE_CELLS = 1.5;

interface Grid {
  readonly width: number;
  readonly height: number;
  readonly depth: Float32Array;
  readonly transform: Raster['transform'];
  readonly crs: string;
}

/**
 * A mesh over the wet cells of a depth grid. A corner's level is the mean of ground plus depth over the wet cells around it,
 * so the surface stays level where it runs under rising ground, and the ground itself cuts the shore.
 */
export function createWaterMesh(raster: Raster, ground: Ground, geoidHeightMeters: number): WaterMesh {
  const grid = thin(raster);
  const { width, height, depth } = grid;
  const wet = Uint8Array.from(depth, (value) => (value > 0 ? 1 : 0));
  const levels = cornerLevels(grid, ground);
  const corners = new Int32Array((width + 1) * (height + 1)).fill(-1);
  const used: number[] = [];
  const numberOf = (corner: number) => {
    if (corners[corner]! < 0) {
      corners[corner] = used.length;
      used.push(corner);
    }
    return corners[corner]!;
  };
  const indices: number[] = [];
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      if (wet[row * width + column] === 0) continue;
      const corner = row * (width + 1) + column;
      const [a, b, c, d] = [corner, corner + 1, corner + width + 1, corner + width + 2].map(numberOf) as Four;
      indices.push(a, c, b, b, c, d);
    }
  const pairs = Float64Array.from(used.flatMap((corner) => [corner % (width + 1), Math.floor(corner / (width + 1))]));
  const lonLat = toLonLat(grid, pairs);
  const positions = new Float64Array(used.length * 3);
  used.forEach((corner, k) => {
    toEcef(lonLat[2 * k]!, lonLat[2 * k + 1]!, levels[corner]! + geoidHeightMeters, positions, 3 * k);
  });
  const surveyed = Uint8Array.from(depth, (value) => (Number.isNaN(value) ? 0 : 1));
  return {
    positions,
    indices: Uint32Array.from(indices),
    shores: traceMask(wet, width, height).map((chain) => shoreOf(grid, chain, levels, geoidHeightMeters)),
    surveyEdges: traceMask(surveyed, width, height)
      .map((chain) => simplifyChain(chain, EDGE_TOLERANCE_CELLS))
      .map((chain) => toLonLat(grid, chain)),
  };
}

type Four = [number, number, number, number];

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

/** 標高 of the water at each cell corner; NaN away from the water. */
function cornerLevels(grid: Grid, ground: Ground): Float32Array {
  const { width, height, depth } = grid;
  const middles = new Float64Array(2 * width * height);
  for (let k = 0; k < width * height; k++) middles.set([(k % width) + 0.5, Math.floor(k / width) + 0.5], 2 * k);
  const heights = ground.heightsAt(toLonLat(grid, middles));
  const sums = new Float32Array((width + 1) * (height + 1));
  const counts = new Uint8Array(sums.length);
  for (let k = 0; k < width * height; k++) {
    if (!(depth[k]! > 0)) continue;
    const corner = Math.floor(k / width) * (width + 1) + (k % width);
    for (const each of [corner, corner + 1, corner + width + 1, corner + width + 2]) {
      sums[each]! += heights[k]! + depth[k]!;
      counts[each]!++;
    }
  }
  return sums.map((sum, corner) => sum / counts[corner]!);
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

function shoreOf(grid: Grid, chain: Float64Array, levels: Float32Array, geoidHeightMeters: number): Float64Array {
  const simple = simplifyChain(chain, SHORE_TOLERANCE_CELLS);
  const lonLat = toLonLat(grid, simple);
  const ecef = new Float64Array((simple.length / 2) * 3);
  for (let k = 0; k < simple.length / 2; k++) {
    const level = levels[simple[2 * k + 1]! * (grid.width + 1) + simple[2 * k]!]!;
    toEcef(lonLat[2 * k]!, lonLat[2 * k + 1]!, level + geoidHeightMeters + 0.1, ecef, 3 * k);
  }
  return ecef;
}
