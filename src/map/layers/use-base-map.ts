import type { ImageryProvider } from 'cesium';
import { useEffect, useState } from 'react';
import { projectionOf } from '../geodesy/crs.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { LayerState, SceneBaseMap } from '../scene-types.ts';
import { createPaintedImagery } from './painted-imagery.ts';
import { boundsOfImage, imageToTile } from './tile-painter.ts';
import { useImageryLayer } from './use-imagery-layer.ts';

/** Owns the base map: the city's own image, laid on the ground tile by tile. */
export function useBaseMap(
  host: SceneHost | undefined,
  baseMap: SceneBaseMap | undefined,
  state: LayerState,
  onError: (error: unknown) => void,
): void {
  const [provider, setProvider] = useState<ImageryProvider>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new callback must not decode the image again
  useEffect(() => {
    if (!host || !baseMap) return;
    let ended = false;
    let image: ImageBitmap | undefined;
    const load = createImageBitmap(new Blob([baseMap.image as BlobPart], { type: baseMap.mediaType })).then(
      (decoded) => {
        if (ended) return decoded.close();
        image = decoded;
        setProvider(createBaseMapImagery(baseMap, decoded));
      },
    );
    host.settling.during(load).catch(onError);
    return () => {
      ended = true;
      setProvider(undefined);
      image?.close();
    };
  }, [host, baseMap]);
  useImageryLayer(host, provider, 'base_map', state);
}

function createBaseMapImagery(baseMap: SceneBaseMap, image: ImageBitmap): ImageryProvider {
  const projection = projectionOf(baseMap.crs);
  const { transform, width, height } = baseMap;
  const bounds = boundsOfImage(transform, width, height, projection);
  const metersPerPixel = ((bounds.north - bounds.south) * 111_000) / height;
  return createPaintedImagery(bounds, metersPerPixel, (context, tile, pixels) => {
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.setTransform(
      ...(imageToTile(transform, projection, tile, pixels) as [number, number, number, number, number, number]),
    );
    context.drawImage(image, 0, 0);
  });
}
