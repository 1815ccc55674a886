import type { ImageryProvider } from 'cesium';
import { useMemo } from 'react';
import { projectionOf } from '../geodesy/crs.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { Bounds, LayerState, SceneHazardRaster, SceneView } from '../scene-types.ts';
import { createHazardImages, type HazardImages } from './hazard-image.ts';
import { createPaintedImagery } from './painted-imagery.ts';
import { boundsOfImage, imageToTile } from './tile-painter.ts';
import { useImageryLayer } from './use-imagery-layer.ts';

/** How strongly the ground carries the ramp. Source: ui.md §4 (95 % in 2D, 70 % in 3D). */
const rampOpacity = { '2d': 0.95, '3d': 0.7 } as const;
/** The map below stays readable under the hatch. */
const UNKNOWN_FILL = 'rgba(227, 229, 232, 0.5)';
const UNKNOWN_LINE = 'rgba(111, 117, 124, 0.5)';
/** Divides a tile's 256 pixels, so that hatch lines meet across tiles; 16 along is 11 across, about 8 on the screen. */
const HATCH_PIXELS = 16;

/** Owns the hazard on the ground: the ramp where the ground carries it, and the hatch where nobody surveyed. */
export function useHazardGround(
  host: SceneHost | undefined,
  hazard: SceneHazardRaster | undefined,
  cityBounds: Bounds,
  view: Pick<SceneView, 'mode' | 'carrier' | 'zoneFills'>,
  { visible, opacity }: LayerState,
): void {
  const providers = useMemo(() => (hazard ? createProviders(hazard, cityBounds) : undefined), [hazard, cityBounds]);
  const ramp = {
    visible: visible && view.carrier === 'ground' && !view.zoneFills,
    opacity: opacity * rampOpacity[view.mode],
  };
  useImageryLayer(host, providers?.ramp, 'ramp', ramp);
  useImageryLayer(host, providers?.unknown, 'unknown', { visible, opacity: 1 });
}

function createProviders(
  hazard: SceneHazardRaster,
  cityBounds: Bounds,
): { readonly ramp: ImageryProvider; readonly unknown: ImageryProvider } {
  const images = createHazardImages(hazard.raster);
  const projection = projectionOf(hazard.raster.crs);
  const bounds = boundsOfImage(images.transform, images.width, images.height, projection);
  const [west, south, east, north] = cityBounds;
  const city = { west, south, east, north };
  const [ramp, surveyed] = [canvasOf(images, images.ramp), canvasOf(images, images.surveyed)];
  const metersPerCell = ((bounds.north - bounds.south) * 111_000) / images.height;
  type Tile = Parameters<typeof imageToTile>[2];
  const lay = (context: CanvasRenderingContext2D, image: CanvasImageSource, tile: Tile, pixels: number) => {
    // Nearest on purpose: a blend of two classes would show a class that is not there.
    context.imageSmoothingEnabled = false;
    const [a, b, c, d, e, f] = imageToTile(images.transform, projection, tile, pixels);
    context.setTransform(a, b, c, d, e, f);
    context.drawImage(image, 0, 0);
    context.resetTransform();
  };
  return {
    // Four tile pixels a cell keep the cells' edges sharp.
    ramp: createPaintedImagery(bounds, metersPerCell / 4, (context, tile, pixels) => lay(context, ramp, tile, pixels)),
    unknown: createPaintedImagery(city, 1, (context, tile, pixels) => {
      fillHatch(context, pixels);
      context.globalCompositeOperation = 'destination-out';
      lay(context, surveyed, tile, pixels);
    }),
  };
}

function canvasOf({ width, height }: HazardImages, pixels: Uint8ClampedArray<ArrayBuffer>): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
}

function fillHatch(context: CanvasRenderingContext2D, pixels: number): void {
  context.fillStyle = UNKNOWN_FILL;
  context.fillRect(0, 0, pixels, pixels);
  context.strokeStyle = UNKNOWN_LINE;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let start = -pixels; start < 2 * pixels; start += HATCH_PIXELS) {
    context.moveTo(start, pixels);
    context.lineTo(start + pixels, 0);
  }
  context.stroke();
}
