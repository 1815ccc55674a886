import { useMemo } from 'react';
import { createLocalPlane, type LocalPlane } from '../geodesy/local-plane.ts';
import type { SceneCity } from '../scene-types.ts';

/** The plane that touches the ground in the middle of the city; everything computed on the graphics card is told in it. */
export function useScenePlane({ bounds, geoidHeightMeters }: SceneCity): LocalPlane {
  const [west, south, east, north] = bounds;
  return useMemo(
    () => createLocalPlane((west + east) / 2, (south + north) / 2, geoidHeightMeters),
    [west, south, east, north, geoidHeightMeters],
  );
}
