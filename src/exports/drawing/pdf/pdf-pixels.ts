import type { Picture } from '../drawing.ts';
import { samplesFrom } from '../paint-rows.ts';
import { createRowDeflater, joinBytes } from '../row-deflate.ts';

/** Pixels as PDF stores them: samples and alpha deflated with predictor 15. */
export interface PdfPixels {
  readonly width: number;
  readonly height: number;
  readonly colours: 'grey' | 'rgb';
  readonly samples: Uint8Array<ArrayBuffer>;
  /** Null = opaque. */
  readonly alpha: Uint8Array<ArrayBuffer> | null;
}

/** Null where every pixel is transparent. `rows` are whole rows of RGBA from the top. */
export async function deflatePixels(
  rows: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  size: Pick<PdfPixels, 'width' | 'height' | 'colours'>,
): Promise<PdfPixels | null> {
  const samples = createRowDeflater(size.width, size.colours);
  const alpha = createRowDeflater(size.width, 'grey');
  let [clear, opaque] = [true, true];
  try {
    for await (const rgba of rows) {
      const levels = alphaOf(rgba);
      clear &&= levels.every((level) => level === 0);
      opaque &&= levels.every((level) => level === 255);
      await alpha.write(levels);
      await samples.write(samplesFrom(rgba, size.colours));
    }
  } catch (error) {
    await Promise.allSettled([samples.abort(error), alpha.abort(error)]);
    throw error;
  }
  const [colourParts, alphaParts] = [await samples.end(), await alpha.end()];
  if (clear) return null;
  return { ...size, samples: joinBytes(colourParts), alpha: opaque ? null : joinBytes(alphaParts) };
}

/** Transparent pixels become white: a viewer that makes the picture smaller would mix their black into the edges. */
function alphaOf(rgba: Uint8Array): Uint8Array {
  const levels = new Uint8Array(rgba.length / 4);
  for (let pixel = 0; pixel < levels.length; pixel++) {
    const level = rgba[pixel * 4 + 3]!;
    levels[pixel] = level;
    if (level === 0) rgba.fill(255, pixel * 4, pixel * 4 + 3);
  }
  return levels;
}

export const pixelRows = ({ rgba }: Picture & { readonly kind: 'pixels' }): Iterable<Uint8Array> => [
  new Uint8Array(rgba),
];

/** What pdfkit takes for a picture: it embeds itself once and has a label. */
export interface PdfImage {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  obj: unknown;
  readonly embed: (document: PDFKit.PDFDocument) => void;
}

export function createPdfImage(pixels: PdfPixels, label: string, smooth: boolean): PdfImage {
  const { width, height, alpha } = pixels;
  return {
    label,
    width,
    height,
    obj: null,
    embed(document) {
      const stream = (colours: 'grey' | 'rgb', more: Record<string, unknown>) =>
        document.ref({
          Type: 'XObject',
          Subtype: 'Image',
          Width: width,
          Height: height,
          BitsPerComponent: 8,
          ColorSpace: colours === 'grey' ? 'DeviceGray' : 'DeviceRGB',
          Filter: 'FlateDecode',
          DecodeParms: { Predictor: 15, Colors: colours === 'grey' ? 1 : 3, BitsPerComponent: 8, Columns: width },
          Interpolate: smooth,
          ...more,
        });
      const mask = alpha === null ? undefined : stream('grey', {});
      mask?.end(alpha);
      const image = stream(pixels.colours, mask === undefined ? {} : { SMask: mask });
      image.end(pixels.samples);
      this.obj = image;
    },
  };
}
