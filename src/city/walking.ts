import type { RoadsDataset } from '../domain/datasets.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { takeRows } from '../spatial/polygon-columns-building.ts';
import type { Walking } from '../spatial/walking.ts';
import { createWalkingOverRoads } from '../spatial/walking-over-roads.ts';
import type { CityModel } from './city-model.ts';
import { planarPolygons } from './planar-polygons.ts';

/** 高速自動車国道: not for walking. Source: PLATEAU codelist Road_function. */
const MOTORWAY = 1;

/**
 * Ways on foot over the road surfaces of a city (`AnalysisContext.walking`). Costs nothing until the first question; then
 * keeps the road cells. Make a new one where the city changes.
 */
export function createWalking({ buildings, roads, planarCrs }: CityModel): Walking {
  const points = { x: buildings.xMeters, y: buildings.yMeters };
  if (!hasWalkableRoads(roads)) return createWalkingOverRoads(points);
  const polygons = () => roads.map((dataset) => planarPolygons(walkable(dataset), planarCrs));
  return createWalkingOverRoads(points, () => ({ polygons: polygons() }));
}

export const hasWalkableRoads = (roads: readonly RoadsDataset[]): boolean =>
  roads.some(({ roadFunction }) => roadFunction.some((code) => code !== MOTORWAY));

function walkable({ roadFunction, polygons }: RoadsDataset): PolygonColumns {
  if (!roadFunction.includes(MOTORWAY)) return polygons;
  return takeRows(
    polygons,
    Uint32Array.from(roadFunction.keys()).filter((row) => roadFunction[row] !== MOTORWAY),
  );
}
