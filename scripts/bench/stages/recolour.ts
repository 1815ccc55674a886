import { colourPixels, statePixels } from '../../../src/map/colour/building-textures.ts';
import { type BuildingPaint, colourBuildings, hazardPalette } from '../../../src/map/colour/colour-buildings.ts';
import type { MeasureKey } from '../measure.ts';

/** What the page does between a click and the next frame: classes → colours → texture pixels. CPU time, no frame drawn. */
export async function recolourTimes(
  buildings: number,
  measure: (key: MeasureKey, task: () => unknown) => Promise<void>,
): Promise<void> {
  const states = [createStates(buildings, 1), createStates(buildings, 5)] as const;
  const depthMeters = new Float32Array(buildings).fill(0.7);
  let paint: BuildingPaint | undefined;
  await measure('recolour', (run?: number) => {
    paint = colourBuildings(states[(run ?? 0) % 2 === 0 ? 0 : 1], hazardPalette, paint);
  });
  await measure('recolour-textures', () => {
    paint = colourBuildings(states[1], hazardPalette, paint);
    return [colourPixels(paint.colours), statePixels(paint.pattern, undefined, depthMeters)];
  });
}

const values = [0, 1, 2, 3, 4, 5, 6, 255];
const createStates = (count: number, step: number): Uint8Array =>
  Uint8Array.from({ length: count }, (_, index) => values[(index * step) % values.length]!);
