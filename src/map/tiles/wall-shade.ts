/** Direction that the light comes from, east and north; walls that face it are the brightest. Source: ui.md §4, city.js. */
const LIGHT_EAST = 0.8;
const LIGHT_NORTH = -0.6;

/** Brightness of a wall by the direction it faces (outward, east and north; any length): 0.71…0.89 of the roof. */
export function wallShade(facingEast: number, facingNorth: number): number {
  const length = Math.hypot(facingEast, facingNorth);
  if (length === 0) return 0.8;
  return 0.8 + (0.09 * (facingEast * LIGHT_EAST + facingNorth * LIGHT_NORTH)) / length;
}
