import { useMemo } from 'react';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneCity, SceneDrawnArea } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';
import { drawnLineStyle } from './line-style.ts';
import { usePrimitives } from './use-primitives.ts';
import { drapedLines } from './use-zones.ts';

/** Owns the line of a finished drawn area; its label is one of the labels. */
export function useDrawnArea(
  host: SceneHost | undefined,
  area: SceneDrawnArea | undefined,
  { geoidHeightMeters }: SceneCity,
  ground: Ground,
): void {
  const ring = area?.ring;
  const create = useMemo(
    () => ring && (() => [drapedLines([ring], drawnLineStyle, ground, geoidHeightMeters)]),
    [ring, ground, geoidHeightMeters],
  );
  usePrimitives(host, 'lines', create, true);
}
