import { useEffect } from 'react';
import type { SceneHost } from '../scene/scene-host.ts';

/** Tells the scene where the bar stands; lines and buildings of a side end there. */
export function useSplitPosition(host: SceneHost | undefined, position: number | undefined): void {
  useEffect(() => {
    if (!host || position === undefined) return;
    const { scene } = host.widget;
    scene.splitPosition = position;
    scene.requestRender();
  }, [host, position]);
}
