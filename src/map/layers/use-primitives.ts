import type { Primitive } from 'cesium';
import { useEffect, useState } from 'react';
import type { SceneHost } from '../scene/use-widget.ts';

/**
 * Owns primitives made by `create` for as long as `create` keeps its identity; visibility changes without a rebuild.
 */
export function usePrimitives(
  host: SceneHost | undefined,
  create: (() => readonly (Primitive | undefined)[]) | undefined,
  visible: boolean,
): void {
  const [primitives, setPrimitives] = useState<readonly Primitive[]>([]);
  useEffect(() => {
    if (!host || !create) return;
    const { scene } = host.widget;
    const created = create().filter((primitive) => primitive !== undefined);
    for (const primitive of created) scene.primitives.add(primitive);
    const unwatch = host.settling.watch(() => created.every((primitive) => !primitive.show || primitive.ready));
    setPrimitives(created);
    scene.requestRender();
    return () => {
      unwatch();
      setPrimitives([]);
      if (host.widget.isDestroyed()) return;
      for (const primitive of created) scene.primitives.remove(primitive);
      scene.requestRender();
    };
  }, [host, create]);
  useEffect(() => {
    for (const primitive of primitives) primitive.show = visible;
    host?.widget.scene.requestRender();
  }, [host, primitives, visible]);
}
