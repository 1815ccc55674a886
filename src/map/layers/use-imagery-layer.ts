import { ImageryLayer, type ImageryProvider } from 'cesium';
import { useEffect, useState } from 'react';
import type { SceneHost } from '../scene/scene-host.ts';
import type { LayerState } from '../scene-types.ts';

/** From the ground up; layers are added as their data arrives, so each finds its place by rank. */
export const imageryRanks = ['base_map', 'ramp', 'unknown', 'areas'] as const;
export type ImageryRank = (typeof imageryRanks)[number];

const ranks = new WeakMap<ImageryLayer, number>();

/** Owns one imagery layer for as long as its provider lives; visibility and opacity change without a reload. */
export function useImageryLayer(
  host: SceneHost | undefined,
  provider: ImageryProvider | undefined,
  rank: ImageryRank,
  { visible, opacity }: LayerState,
): void {
  const [layer, setLayer] = useState<ImageryLayer>();
  useEffect(() => {
    if (!host || !provider) return;
    const { imageryLayers } = host.widget.scene;
    const created = new ImageryLayer(provider, {});
    const own = imageryRanks.indexOf(rank);
    ranks.set(created, own);
    let index = 0;
    while (index < imageryLayers.length && (ranks.get(imageryLayers.get(index)) ?? -1) <= own) index++;
    imageryLayers.add(created, index);
    setLayer(created);
    return () => {
      setLayer(undefined);
      if (!host.widget.isDestroyed()) imageryLayers.remove(created, true);
    };
  }, [host, provider, rank]);
  useEffect(() => {
    if (!layer) return;
    layer.show = visible;
    layer.alpha = opacity;
    host?.widget.scene.requestRender();
  }, [host, layer, visible, opacity]);
}
