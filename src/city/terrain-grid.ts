import type { Raster, TerrainDataset } from '../domain/datasets.ts';
import { convertPositions } from '../spatial/coordinate-system.ts';
import { interpolateRaster, resampleRaster } from '../spatial/raster-interpolation.ts';
import { createEmptyRaster, fillGaps, type GridSpecification, projectTriangles, rasteriseTin } from '../spatial/tin.ts';
import type { BuildingFacts } from './building-columns.ts';

/** Finer ground than the 10 m DEM adds nothing to a city view. */
const FINEST_CELL_METERS = 10;
/** 8 MB as Float32; larger areas get larger cells. */
const MOST_CELLS = 2_000_000;
/** Slits between tiles and small waters are closed over this many cells. */
const GAP_CELLS = 3;

/**
 * Ground heights of all terrain datasets on one grid in the planar CRS. A single grid that is one already is taken as it is
 * (so a city package, which holds this grid, gives the same heights again).
 */
export function assembleTerrain(datasets: readonly TerrainDataset[], planarCrs: string): Raster | undefined {
  const [first] = datasets;
  if (!first) return undefined;
  if (datasets.length === 1 && first.form === 'grid' && isReady(first.raster, planarCrs)) return first.raster;
  const parts = datasets.map((dataset) =>
    dataset.form === 'tin' ? { triangles: projectTriangles(dataset.triangles, planarCrs) } : { raster: dataset.raster },
  );
  const grid = gridOf(
    parts.map((part) => (part.triangles ? boundsOfTriangles(part.triangles) : boundsOfRaster(part.raster, planarCrs))),
    planarCrs,
  );
  if (!grid) return undefined;
  const target = createEmptyRaster(grid);
  for (const part of parts)
    addHeights(target.data, part.triangles ? rasteriseTin(part.triangles, grid) : resampleRaster(part.raster, grid));
  return fillGaps(target, GAP_CELLS);
}

/** The first dataset that knows a cell decides. */
function addHeights(heights: Float32Array, { data }: Raster): void {
  for (let cell = 0; cell < heights.length; cell++) if (Number.isNaN(heights[cell]!)) heights[cell] = data[cell]!;
}

const isReady = ({ crs, transform: [, b, , d], width, height }: Raster, planarCrs: string): boolean =>
  crs === planarCrs && b === 0 && d === 0 && width * height <= 1.1 * MOST_CELLS;

type Bounds = GridSpecification['bounds'];

/** Covers all parts, on multiples of the cell; undefined where nothing has an extent. */
function gridOf(parts: readonly Bounds[], crs: string): GridSpecification | undefined {
  const minX = Math.min(...parts.map((part) => part[0]));
  const minY = Math.min(...parts.map((part) => part[1]));
  const maxX = Math.max(...parts.map((part) => part[2]));
  const maxY = Math.max(...parts.map((part) => part[3]));
  if (!(maxX > minX && maxY > minY)) return undefined;
  const cell = Math.max(FINEST_CELL_METERS, Math.ceil(Math.sqrt(((maxX - minX) * (maxY - minY)) / MOST_CELLS)));
  const down = (value: number) => Math.floor(value / cell) * cell;
  const up = (value: number) => Math.ceil(value / cell) * cell;
  return { bounds: [down(minX), down(minY), up(maxX), up(maxY)], cellMeters: cell, crs };
}

function boundsOfTriangles(triangles: Float64Array): Bounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < triangles.length; at += 3) {
    minX = Math.min(minX, triangles[at]!);
    maxX = Math.max(maxX, triangles[at]!);
    minY = Math.min(minY, triangles[at + 1]!);
    maxY = Math.max(maxY, triangles[at + 1]!);
  }
  return [minX, minY, maxX, maxY];
}

/** The four corners in the planar CRS (at the size of a city the edges between them are straight to a few metres). */
function boundsOfRaster({ width, height, crs, transform: [a, b, c, d, e, f] }: Raster, planarCrs: string): Bounds {
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ].flatMap(([column, row]) => [a * column! + b * row! + c, d * column! + e * row! + f]);
  const planar = convertPositions(Float64Array.from(corners), crs, planarCrs);
  const x = planar.filter((_, i) => i % 2 === 0);
  const y = planar.filter((_, i) => i % 2 === 1);
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
}

/** Ground height at the buildings: the lowest point of the solid where known, else the terrain below. */
export function groundHeights(facts: BuildingFacts, terrain: Raster | undefined): Float32Array {
  if (!terrain) return facts.groundHeightMeters;
  const below = interpolateRaster(terrain, facts.xMeters, facts.yMeters);
  return facts.groundHeightMeters.map((height, i) => (Number.isNaN(height) ? below[i]! : height));
}
