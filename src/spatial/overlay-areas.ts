import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { Bounds } from './cell-grid.ts';
import { addPolygonEdges, FeatureTurns, OverlayEdges } from './overlay-edges.ts';
import { type LabelRule, OverlayLabels } from './overlay-labels.ts';
import { addRasterEdges, type RasterLabels } from './overlay-raster-edges.ts';
import { type OverlayTile, splitAtX, splitAtY } from './overlay-tiles.ts';
import { OverlayWalk } from './overlay-walk.ts';

/** Polygons (planar metres) with the label of each row, 1 or more; rows with label 0 are left out. */
export interface PolygonLabels {
  readonly polygons: PolygonColumns;
  readonly labels: ArrayLike<number>;
}

/** One thing that ground is told apart by: zones of one kind, 居住誘導区域 in and out, the classes of one hazard. */
export interface OverlayLayer {
  /** Which label counts where several are given to one place. Ground that is given none has label 0. */
  readonly rule: LabelRule;
  readonly sources: readonly (PolygonLabels | RasterLabels)[];
  /** Label of all ground that no source gives a better one; 0 if absent. */
  readonly everywhere?: number;
}

/** Every combination of labels that occurs, and its ground. Order of the rows: as first met. */
export interface OverlayAreas {
  readonly count: number;
  /** Label of combination `i` in layer `l`: `labels[i · layers + l]`. */
  readonly labels: Uint32Array;
  /** Squared units of the positions: m² once planar. */
  readonly areas: Float64Array;
  /** Per layer and source: rows left out because of coordinates that are no numbers. */
  readonly invalidRows: readonly (readonly (readonly number[])[])[];
}

/** Tiles with so few edges are walked over; measured: 8 to 32 are within a fifth of each other, 4 takes half as long again. */
const EDGES_A_TILE = 12;
/** So many are walked over in a millisecond or two: between them the thread may do something else. */
const EDGES_A_STEP = 2000;

/**
 * Exact areas of all combinations of labels inside a rectangle. Nothing is constructed and nothing snapped: tiles are halved
 * until few edges are left in each, and those are walked over in slabs. Shared, repeated and crossing edges, slivers,
 * self-intersections (even-odd) and holes need no case of their own. Positions that differ by less than rounding (1e-10 m)
 * give slivers of that width, no errors of another kind. Time grows with the number of edges and crossings.
 */
export function overlayAreas(layers: readonly OverlayLayer[], within: Bounds): OverlayAreas {
  const steps = overlaySteps(layers, within);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same areas to the last bit; `pause` is awaited every few milliseconds, so that the thread can do something else. */
export async function overlayAreasInSteps(
  layers: readonly OverlayLayer[],
  within: Bounds,
  pause: () => Promise<void>,
): Promise<OverlayAreas> {
  const steps = overlaySteps(layers, within);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}

function* overlaySteps(layers: readonly OverlayLayer[], within: Bounds): Generator<undefined, OverlayAreas> {
  const turns = new FeatureTurns();
  const edges = new OverlayEdges(1024);
  const origin = [within[0], within[1]] as const;
  const base: number[] = [];
  const invalidRows: (readonly number[])[][] = [];
  for (const [layer, { sources, everywhere }] of layers.entries()) {
    if (everywhere) base.push(turns.addFeature(layer, everywhere));
    const invalid: (readonly number[])[] = [];
    invalidRows.push(invalid);
    for (const source of sources) {
      invalid.push(
        'raster' in source
          ? addRasterEdges(edges, turns, layer, source, within)
          : addPolygonEdges(edges, turns, layer, source.polygons, source.labels, origin),
      );
      yield;
    }
  }
  const labels = new OverlayLabels(
    turns,
    layers.map(({ rule }) => rule),
  );
  yield* walkSteps({ edges, turns, base }, within, new OverlayWalk(labels));
  return {
    count: labels.count,
    labels: Uint32Array.from(labels.labels),
    areas: labels.areas.slice(0, labels.count),
    invalidRows,
  };
}

/** What ground is walked over: edges (about the rectangle's lower left corner) and the features that hold everything. */
export interface OverlayGround {
  readonly edges: OverlayEdges;
  readonly turns: FeatureTurns;
  readonly base: readonly number[];
}

/** Takes a walk over all tiles of a rectangle. */
export function walkOver(ground: OverlayGround, within: Bounds, walk: OverlayWalk): void {
  const steps = walkSteps(ground, within, walk);
  while (!steps.next().done);
}

function* walkSteps({ edges, turns, base }: OverlayGround, within: Bounds, walk: OverlayWalk): Generator<undefined> {
  const root = clipped(edges, base, [within[2] - within[0], within[3] - within[1]], turns);
  if (root) yield* tileSteps(root, turns, walk);
}

/** The tiles in the same order, a step for some of them at a time. */
function* tileSteps(tile: OverlayTile, turns: FeatureTurns, walk: OverlayWalk): Generator<undefined> {
  yield;
  const parts = tile.edges.count <= EDGES_A_STEP ? undefined : halves(tile, turns);
  if (!parts) addTile(tile, turns, walk);
  else for (const part of parts) yield* tileSteps(part, turns, walk);
}

/** The edges inside the rectangle from the origin; undefined where it has no area. */
function clipped(
  edges: OverlayEdges,
  base: readonly number[],
  [width, height]: readonly [number, number],
  turns: FeatureTurns,
): OverlayTile | undefined {
  if (!(width > 0 && height > 0 && width < Infinity && height < Infinity)) return undefined;
  const plane = { minX: -Infinity, minY: -Infinity, maxX: Infinity, maxY: Infinity };
  const whole: OverlayTile = { ...plane, edges, base, turnX: [], turn: [] };
  const east = splitAtX(whole, 0, turns)[1];
  const between = splitAtX(east, width, turns)[0];
  const north = splitAtY(between, 0, turns)[1];
  return splitAtY(north, height, turns)[0];
}

function addTile(tile: OverlayTile, turns: FeatureTurns, walk: OverlayWalk): void {
  const parts = tile.edges.count <= EDGES_A_TILE ? undefined : halves(tile, turns);
  if (!parts) walk.addTile(tile);
  else for (const part of parts) addTile(part, turns, walk);
}

/** Halves of a tile, cut so that the fuller half holds least; undefined where no cut helps (many edges through one place). */
function halves(tile: OverlayTile, turns: FeatureTurns): readonly [OverlayTile, OverlayTile] | undefined {
  const x = (tile.minX + tile.maxX) / 2;
  const y = (tile.minY + tile.maxY) / 2;
  const [mostX, mostY] = fullerHalves(tile, x, y);
  const enough = 0.9 * tile.edges.count;
  if (Math.min(mostX, mostY) > enough) return undefined;
  const wide = tile.maxX - tile.minX > tile.maxY - tile.minY;
  const alongX = mostX === mostY ? wide : mostX < mostY;
  if (alongX ? !(x > tile.minX && x < tile.maxX) : !(y > tile.minY && y < tile.maxY)) return undefined;
  return alongX ? splitAtX(tile, x, turns) : splitAtY(tile, y, turns);
}

function fullerHalves({ edges }: OverlayTile, x: number, y: number): readonly [number, number] {
  const c = edges.coordinates;
  let [west, east, south, north] = [0, 0, 0, 0];
  for (let at = 0; at < 4 * edges.count; at += 4) {
    if (c[at]! < x) west++;
    if (c[at + 2]! > x) east++;
    if (c[at + 1]! < y || c[at + 3]! < y) south++;
    if (c[at + 1]! > y || c[at + 3]! > y) north++;
  }
  return [Math.max(west, east), Math.max(south, north)];
}
