import {
  Math as CesiumMath,
  type Credit,
  DeveloperError,
  Event,
  GeographicTilingScheme,
  type ImageryProvider,
  Rectangle,
} from 'cesium';
import type { TileRectangle } from './tile-painter.ts';

const TILE_PIXELS = 256;

/** Paints one tile; what it leaves clear stays transparent. */
export type PaintTile = (context: CanvasRenderingContext2D, tile: TileRectangle, pixels: number) => void;

/**
 * Imagery that we paint ourselves, tile by tile, in degrees. `metersPerPixel` of the source decides how deep the tiles go;
 * the class has the shape that Cesium asks of an imagery provider.
 */
export function createPaintedImagery(bounds: TileRectangle, metersPerPixel: number, paint: PaintTile): ImageryProvider {
  const tilingScheme = new GeographicTilingScheme();
  const rectangle = Rectangle.fromDegrees(bounds.west, bounds.south, bounds.east, bounds.north);
  const provider = {
    rectangle,
    tileWidth: TILE_PIXELS,
    tileHeight: TILE_PIXELS,
    minimumLevel: 0,
    maximumLevel: levelOf(metersPerPixel),
    tilingScheme,
    tileDiscardPolicy: undefined,
    errorEvent: new Event(),
    credit: undefined as Credit | undefined,
    proxy: undefined,
    hasAlphaChannel: true,
    getTileCredits: () => undefined,
    pickFeatures: () => undefined,
    requestImage: (x: number, y: number, level: number) => {
      const canvas = document.createElement('canvas');
      canvas.width = TILE_PIXELS;
      canvas.height = TILE_PIXELS;
      const context = canvas.getContext('2d');
      if (!context) throw new DeveloperError('this browser gives no 2D canvas');
      const { west, south, east, north } = tilingScheme.tileXYToRectangle(x, y, level);
      const degrees = CesiumMath.toDegrees;
      const tile = { west: degrees(west), south: degrees(south), east: degrees(east), north: degrees(north) };
      clip(context, bounds, tile);
      paint(context, tile, TILE_PIXELS);
      return Promise.resolve(canvas);
    },
  };
  return provider as unknown as ImageryProvider;
}

/** Metres of a tile pixel at level 0 on the equator: half the Earth's girth over one tile. */
const LEVEL_ZERO_METERS = (Math.PI * 6378137) / TILE_PIXELS;
const DEEPEST_LEVEL = 20;

const levelOf = (metersPerPixel: number): number =>
  Math.min(DEEPEST_LEVEL, Math.max(0, Math.ceil(Math.log2(LEVEL_ZERO_METERS / metersPerPixel))));

/** Cesium draws whole tiles, also where they reach beyond the provider's rectangle. */
function clip(context: CanvasRenderingContext2D, bounds: TileRectangle, tile: TileRectangle): void {
  const x = (lon: number) => ((lon - tile.west) / (tile.east - tile.west)) * TILE_PIXELS;
  const y = (lat: number) => ((tile.north - lat) / (tile.north - tile.south)) * TILE_PIXELS;
  context.beginPath();
  context.rect(x(bounds.west), y(bounds.north), x(bounds.east) - x(bounds.west), y(bounds.south) - y(bounds.north));
  context.clip();
}
