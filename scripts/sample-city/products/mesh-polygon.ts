import { fromLonLat, meshBounds, type Point } from '../world/frame.ts';
import type { Area } from '../world/plan-areas.ts';

/** The four corners of a mesh as a polygon in local metres. */
export function meshArea(code: string): Area {
  const [west, south, east, north] = meshBounds(code);
  const corners: Point[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  return [corners.map(fromLonLat)];
}
