import { SurfaceKind, type UnitSurfaces } from './building-surfaces.ts';
import type { CityObject } from './city-object.ts';

/** Codes of BuildingsDataset.footprintSource. */
export const FootprintSource = { footprint: 0, roofEdge: 1, lod1: 2, lod2Ground: 3 } as const;

export interface Footprint {
  readonly surfaces: readonly number[];
  readonly source: number;
}

/** A bottom face may slope this much and still be the bottom: heights in the files carry rounding noise. Metres. */
const FLATNESS_METERS = 0.01;

/**
 * Footprint of a building: its own, or where only its parts have one, those of all parts together. `source` is the
 * weakest of the sources used. Undefined if nothing can be placed.
 */
export function chooseFootprint(object: CityObject, units: readonly UnitSurfaces[]): Footprint | undefined {
  const root = units.find(({ unit }) => unit === 0);
  const own = root && unitFootprint(object, root);
  if (own) return own;
  const parts = units.map((unit) => unitFootprint(object, unit)).filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return {
    surfaces: parts.flatMap(({ surfaces }) => surfaces),
    source: Math.max(...parts.map(({ source }) => source)),
  };
}

function unitFootprint(object: CityObject, { byKind }: UnitSurfaces): Footprint | undefined {
  const of = (kind: SurfaceKind): readonly number[] => byKind[kind] ?? [];
  const candidates: readonly (readonly [number, () => readonly number[]])[] = [
    [FootprintSource.footprint, () => withArea(object, of(SurfaceKind.footprint))],
    [FootprintSource.roofEdge, () => withArea(object, of(SurfaceKind.roofEdge))],
    [FootprintSource.lod1, () => bottomFaces(object, of(SurfaceKind.lod1))],
    [FootprintSource.lod2Ground, () => withArea(object, of(SurfaceKind.ground))],
    [FootprintSource.lod2Ground, () => withArea(object, of(SurfaceKind.fine))],
    [FootprintSource.lod2Ground, () => bottomFaces(object, of(SurfaceKind.lod2))],
  ];
  for (const [source, find] of candidates) {
    const surfaces = find();
    if (surfaces.length > 0) return { surfaces, source };
  }
  return undefined;
}

const withArea = (object: CityObject, surfaces: readonly number[]): readonly number[] =>
  surfaces.filter((surface) => signedArea(object, surface) !== 0);

/**
 * Faces at the bottom of a solid: flat and lowest; if the bottom is not flat, those that face down (clockwise from
 * above, as GML orients a solid), and failing that those that face up, which cover the same ground.
 */
function bottomFaces(object: CityObject, surfaces: readonly number[]): readonly number[] {
  const lowest = lowestHeight(object, surfaces);
  const flat = surfaces.filter((surface) => {
    const [low, high] = heightRange(object, surface);
    return high - lowest <= FLATNESS_METERS && high - low <= FLATNESS_METERS && signedArea(object, surface) !== 0;
  });
  if (flat.length > 0) return flat;
  const down = surfaces.filter((surface) => signedArea(object, surface) < 0);
  return down.length > 0 ? down : surfaces.filter((surface) => signedArea(object, surface) > 0);
}

export function lowestHeight(object: CityObject, surfaces: readonly number[]): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const surface of surfaces) lowest = Math.min(lowest, heightRange(object, surface)[0]);
  return lowest;
}

export function highestHeight(object: CityObject, surfaces: readonly number[]): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (const surface of surfaces) highest = Math.max(highest, heightRange(object, surface)[1]);
  return highest;
}

function heightRange(object: CityObject, surface: number): readonly [number, number] {
  const start = object.firstVertex(object.firstRing(surface));
  const end = object.firstVertex(object.firstRing(surface + 1));
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = start; i < end; i++) {
    const height = object.heights[i] as number;
    if (height < low) low = height;
    if (height > high) high = height;
  }
  return [low, high];
}

/** A thousandth of a square metre: what remains of a vertical face after rounding. */
const SMALLEST_AREA_SQUARE_DEGREES = 1e-13;

/** Signed area of the outer ring seen from above, square degrees; 0 where the face is vertical. */
function signedArea(object: CityObject, surface: number): number {
  const ring = object.firstRing(surface);
  const [start, end] = [object.firstVertex(ring), object.firstVertex(ring + 1)];
  const { lonLat } = object;
  const [x0, y0] = [lonLat[2 * start] as number, lonLat[2 * start + 1] as number];
  let doubled = 0;
  for (let i = start; i + 1 < end; i++) {
    const [x1, y1] = [(lonLat[2 * i] as number) - x0, (lonLat[2 * i + 1] as number) - y0];
    const [x2, y2] = [(lonLat[2 * i + 2] as number) - x0, (lonLat[2 * i + 3] as number) - y0];
    doubled += x1 * y2 - x2 * y1;
  }
  return Math.abs(doubled) / 2 < SMALLEST_AREA_SQUARE_DEGREES ? 0 : doubled / 2;
}
