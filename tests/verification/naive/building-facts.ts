import type { NaiveBuilding } from './read-gml.ts';
import { areaOf, centroidOf, insideTest, planePolygons } from './shapes.ts';

export interface NaiveFacts {
  readonly id: string;
  readonly usage: string;
  readonly structure: string;
  /** 0 unknown. */
  readonly storeys: number;
  readonly floorArea: number;
  readonly footprintArea: number;
  /** Planar; undefined where the centroid lies outside the footprint (any point inside may stand for it). */
  readonly centroid: readonly [number, number] | undefined;
  readonly isInside: (place: readonly [number, number]) => boolean;
}

const isGiven = (value: number): boolean => value > 0 && value !== 9999;

/** docs/batch.md: storeys from one for each 3 m of height where missing; floor area from footprint × storeys. */
export function factsOf({
  id,
  usage,
  structure,
  storeysGiven,
  height,
  floorAreaGiven,
  footprint,
}: NaiveBuilding): NaiveFacts {
  const planar = planePolygons(footprint);
  const footprintArea = areaOf(planar);
  const fromHeight = height > 0 ? Math.max(1, Math.round(height / 3)) : 0;
  const storeys = isGiven(storeysGiven) ? storeysGiven : fromHeight;
  const isInside = insideTest(planar);
  if (planar.length !== 1 || planar[0]!.length !== 1) throw new Error(`${id}: expected one ring`);
  const centroid = centroidOf(planar[0]![0]!);
  return {
    id,
    usage,
    structure,
    storeys,
    floorArea: floorAreaGiven > 0 ? floorAreaGiven : footprintArea * Math.max(1, storeys),
    footprintArea,
    centroid: isInside(centroid) ? centroid : undefined,
    isInside,
  };
}
