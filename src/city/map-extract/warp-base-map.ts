import type { BaseMapDataset, Raster } from '../../domain/datasets.ts';
import type { MapPicture, PlanarBounds } from '../../domain/map-extract.ts';
import { convertPositions } from '../../spatial/coordinate-system.ts';
import { inverseTransform } from '../../spatial/raster-sampling.ts';

/** A picture's pixels, RGBA. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** The shell's decoder: the browser has one, Node takes a library's. Rejects for bytes that are no picture. */
export type DecodeImage = (image: Uint8Array, mediaType: BaseMapDataset['mediaType']) => Promise<DecodedImage>;

/** 67 MB of pixels; a larger extent gets coarser ones. */
const MOST_PIXELS = 1 << 24;
/** Pixels of the result between two places that are projected; in between it is straight (0.01 pixel off in a city). */
const STEP = 32;

/**
 * The base map over exactly the bounds, north up. As fine as asked, but no finer than twice the source. Clear beyond the
 * source. Bilinear.
 */
export function warpBaseMap(
  { crs, transform }: Pick<BaseMapDataset, 'crs' | 'transform'>,
  image: DecodedImage,
  bounds: PlanarBounds,
  planarCrs: string,
  cellMeters: number,
): MapPicture {
  const toPixel = pixelOfPlace(transform, crs, planarCrs);
  const size = Math.max(cellMeters, sourcePixelMeters(toPixel, bounds) / 2, leastSize(bounds));
  const [minX, minY, maxX, maxY] = bounds;
  const width = Math.max(1, Math.round((maxX - minX) / size));
  const height = Math.max(1, Math.round((maxY - minY) / size));
  const pixels = new Uint8ClampedArray(4 * width * height);
  const [perX, perY] = [(maxX - minX) / width, (maxY - minY) / height];
  for (let row = 0; row < height; row++) {
    const y = maxY - (row + 0.5) * perY;
    for (let from = 0; from < width; from += STEP) {
      const to = Math.min(width, from + STEP);
      const [first, last] = [toPixel(minX + (from + 0.5) * perX, y), toPixel(minX + (to + 0.5) * perX, y)];
      for (let column = from; column < to; column++) {
        const share = (column - from) / (to - from);
        sample(
          image,
          first[0] + share * (last[0] - first[0]),
          first[1] + share * (last[1] - first[1]),
          pixels,
          4 * (row * width + column),
        );
      }
    }
  }
  return { bounds, width, height, pixels };
}

const leastSize = ([minX, minY, maxX, maxY]: PlanarBounds) => Math.sqrt(((maxX - minX) * (maxY - minY)) / MOST_PIXELS);

type PixelOfPlace = (x: number, y: number) => readonly [column: number, row: number];

function pixelOfPlace(transform: Raster['transform'], crs: string, planarCrs: string): PixelOfPlace {
  const [a, b, c, d, e, f] = inverseTransform(transform);
  return (x, y) => {
    const [u, v] = convertPositions(Float64Array.of(x, y), planarCrs, crs) as unknown as [number, number];
    return [a * u + b * v + c, d * u + e * v + f];
  };
}

/** Side of a source pixel in the middle of the bounds. */
function sourcePixelMeters(toPixel: PixelOfPlace, [minX, minY, maxX, maxY]: PlanarBounds): number {
  const [x, y] = [(minX + maxX) / 2, (minY + maxY) / 2];
  const [[c0, r0], [c1, r1]] = [toPixel(x, y), toPixel(x + 1, y)];
  return 1 / Math.hypot(c1 - c0, r1 - r0);
}

/** Pixel (column, row) has its middle at column + ½, row + ½. */
function sample(
  { width, height, pixels }: DecodedImage,
  column: number,
  row: number,
  out: Uint8ClampedArray,
  at: number,
) {
  if (!(column >= 0 && row >= 0 && column < width && row < height)) return;
  const [u, v] = [Math.max(0, column - 0.5), Math.max(0, row - 0.5)];
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const [right, below] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [du, dv] = [u - left, v - top];
  const [nw, ne, sw, se] = [top * width + left, top * width + right, below * width + left, below * width + right];
  for (let channel = 0; channel < 4; channel++) {
    const value = (pixel: number) => pixels[4 * pixel + channel]!;
    out[at + channel] =
      (1 - dv) * ((1 - du) * value(nw) + du * value(ne)) + dv * ((1 - du) * value(sw) + du * value(se));
  }
}
