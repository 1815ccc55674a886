import type { Primitive } from 'cesium';
import { useEffect, useState } from 'react';
import type { SceneHost } from '../scene/scene-host.ts';

/**
 * Owns primitives made by `create` for as long as `create` keeps its identity; visibility changes without a rebuild.
 */
export function usePrimitives(
  host: SceneHost | undefined,
  group: 'water' | 'lines',
  create: (() => readonly (Primitive | undefined)[]) | undefined,
  visible: boolean,
): void {
  const [primitives, setPrimitives] = useState<readonly Primitive[]>([]);
  useEffect(() => {
    if (!host || !create) return;
    const { scene } = host.widget;
    const collection = host.groups[group];
    const created = create().filter((primitive) => primitive !== undefined);
    for (const primitive of created) collection.add(primitive);
    const unwatch = host.settling.watch(() => created.every((primitive) => !primitive.show || primitive.ready));
    setPrimitives(created);
    scene.requestRender();
    return () => {
      unwatch();
      setPrimitives([]);
      if (host.widget.isDestroyed()) return;
      for (const primitive of created) collection.remove(primitive);
      scene.requestRender();
    };
  }, [host, group, create]);
  useEffect(() => {
    for (const primitive of primitives) primitive.show = visible;
    host?.widget.scene.requestRender();
  }, [host, primitives, visible]);
}
