import { crc32, deflateSync } from 'node:zlib';

/** A small picture that polygons and lines are drawn into with smooth edges, and its PNG. */
export type Colour = readonly [number, number, number];

export const colour = (hex: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;

type Pixel = readonly [number, number];
const subRows = 4;

export class Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  private readonly cover: Float32Array;

  constructor(width: number, height: number, ground: Colour) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height * 3);
    for (let i = 0; i < this.data.length; i++) this.data[i] = ground[i % 3]!;
    this.cover = new Float32Array(width + 1);
  }

  set(x: number, y: number, rgb: Colour, opacity = 1): void {
    const at = (y * this.width + x) * 3;
    for (let k = 0; k < 3; k++) this.data[at + k] = Math.round(this.data[at + k]! * (1 - opacity) + rgb[k]! * opacity);
  }

  /** Fills rings (even–odd), pixel coordinates with y downwards. */
  fill(rings: readonly (readonly Pixel[])[], rgb: Colour, opacity = 1): void {
    let top = Number.POSITIVE_INFINITY;
    let bottom = Number.NEGATIVE_INFINITY;
    for (const ring of rings)
      for (const [, y] of ring) {
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    for (let row = Math.max(0, Math.floor(top)); row < Math.min(this.height, Math.ceil(bottom)); row++) {
      const span = this.rowCover(rings, row);
      if (!span) continue;
      for (let x = span[0]; x <= span[1]; x++) {
        const part = Math.min(1, this.cover[x]!);
        this.cover[x] = 0;
        if (part > 0.004) this.set(x, row, rgb, part * opacity);
      }
    }
  }

  /** Share of each pixel of a row that the rings cover, into `cover`; returns the touched span. */
  private rowCover(rings: readonly (readonly Pixel[])[], row: number): [number, number] | undefined {
    let first = this.width;
    let last = -1;
    for (let sub = 0; sub < subRows; sub++) {
      const y = row + (sub + 0.5) / subRows;
      const crossings: number[] = [];
      for (const ring of rings)
        for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
          const [x1, y1] = ring[i]!;
          const [x2, y2] = ring[j]!;
          if (y1 > y !== y2 > y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
        }
      crossings.sort((a, b) => a - b);
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        const from = Math.max(0, crossings[k]!);
        const to = Math.min(this.width, crossings[k + 1]!);
        if (to <= from) continue;
        first = Math.min(first, Math.floor(from));
        last = Math.max(last, Math.min(this.width - 1, Math.floor(to)));
        for (let x = Math.floor(from); x < to; x++)
          this.cover[x]! += (Math.min(to, x + 1) - Math.max(from, x)) / subRows;
      }
    }
    return last < 0 ? undefined : [first, last];
  }

  /** Draws a line as a quad per segment with round-ish joints. */
  stroke(line: readonly Pixel[], width: number, rgb: Colour, opacity = 1): void {
    for (let i = 1; i < line.length; i++) {
      const [ax, ay] = line[i - 1]!;
      const [bx, by] = line[i]!;
      const length = Math.hypot(bx - ax, by - ay);
      if (length === 0) continue;
      const nx = (-(by - ay) / length) * (width / 2);
      const ny = ((bx - ax) / length) * (width / 2);
      // A quarter of the width beyond each end closes the wedge at a bend.
      const ex = width > 2 ? ((bx - ax) / length) * (width / 4) : 0;
      const ey = width > 2 ? ((by - ay) / length) * (width / 4) : 0;
      this.fill(
        [
          [
            [ax + nx - ex, ay + ny - ey],
            [bx + nx + ex, by + ny + ey],
            [bx - nx + ex, by - ny + ey],
            [ax - nx - ex, ay - ny - ey],
          ],
        ],
        rgb,
        opacity,
      );
    }
  }

  /** An indexed PNG: the 256 commonest colours, every other pixel by the nearest of them. */
  toPng(): Uint8Array {
    const { palette, indexOf } = this.palette();
    const rows = Buffer.alloc(this.height * (1 + this.width));
    for (let y = 0; y < this.height; y++)
      for (let x = 0; x < this.width; x++) rows[y * (1 + this.width) + 1 + x] = indexOf(this.rgbAt(y * this.width + x));
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    // 8 bits a pixel, palette (PNG specification 11.2.2).
    header.set([8, 3, 0, 0, 0], 8);
    return Buffer.concat([
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
      chunk('IHDR', header),
      chunk('PLTE', Buffer.from(palette.flatMap((rgb) => [rgb >> 16, (rgb >> 8) & 255, rgb & 255]))),
      chunk('IDAT', deflateSync(rows, { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }

  private rgbAt(pixel: number): number {
    return (this.data[pixel * 3]! << 16) | (this.data[pixel * 3 + 1]! << 8) | this.data[pixel * 3 + 2]!;
  }

  private palette(): { palette: number[]; indexOf: (rgb: number) => number } {
    const counts = new Map<number, number>();
    for (let i = 0; i < this.width * this.height; i++) counts.set(this.rgbAt(i), (counts.get(this.rgbAt(i)) ?? 0) + 1);
    const palette = [...counts]
      .sort(([a, m], [b, n]) => n - m || a - b)
      .slice(0, 256)
      .map(([rgb]) => rgb);
    const known = new Map(palette.map((rgb, i) => [rgb, i]));
    const apart = (a: number, b: number): number =>
      ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
    const indexOf = (rgb: number): number => {
      let index = known.get(rgb);
      if (index === undefined) {
        index = palette.reduce((best, other, i) => (apart(rgb, other) < apart(rgb, palette[best]!) ? i : best), 0);
        known.set(rgb, index);
      }
      return index;
    };
    return { palette, indexOf };
  }
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length, 0);
  head.write(type, 4, 'latin1');
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), body])) >>> 0, 0);
  return Buffer.concat([head, body, tail]);
}
