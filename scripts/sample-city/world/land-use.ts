import { cityFrame, type Point } from './frame.ts';
import { distance, type Ring, ringContains } from './shapes.ts';

/** What covers the ground, on a grid of 2 m cells: keeps streets and buildings off rails, roads, water and each other. */
export const covers = { free: 0, road: 1, rail: 2, water: 3, steep: 4, reserved: 5 } as const;
export type Cover = (typeof covers)[keyof typeof covers];

const cell = 2;
const south = -400;
const columns = cityFrame.widthMeters / cell;
const rows = (cityFrame.northMeters - south) / cell;

export class LandUse {
  private readonly grid = new Uint8Array(columns * rows);

  at(x: number, y: number): number {
    const column = Math.floor(x / cell);
    const row = Math.floor((y - south) / cell);
    return column < 0 || row < 0 || column >= columns || row >= rows
      ? covers.water
      : this.grid[row * columns + column]!;
  }

  /** Sets every cell by its middle. */
  fill(cover: Cover, test: (x: number, y: number) => boolean): void {
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        if (test((column + 0.5) * cell, (row + 0.5) * cell + south)) this.grid[row * columns + column] = cover;
  }

  /** Marks free cells that pass the test as too steep; tested every 4 m, which the 10 m terrain allows. */
  fillSteep(test: (x: number, y: number) => boolean): void {
    for (let row = 0; row < rows; row += 2)
      for (let column = 0; column < columns; column += 2) {
        if (!test((column + 1) * cell, (row + 1) * cell + south)) continue;
        for (const at of [0, 1, columns, columns + 1]) {
          const index = row * columns + column + at;
          if (this.grid[index] === covers.free) this.grid[index] = covers.steep;
        }
      }
  }

  paintRing(cover: Cover, ring: Ring): void {
    const xs = ring.map(([x]) => x);
    const ys = ring.map(([, y]) => y);
    const west = Math.max(0, Math.floor(Math.min(...xs) / cell));
    const east = Math.min(columns - 1, Math.floor(Math.max(...xs) / cell));
    const low = Math.max(0, Math.floor((Math.min(...ys) - south) / cell));
    const high = Math.min(rows - 1, Math.floor((Math.max(...ys) - south) / cell));
    for (let row = low; row <= high; row++)
      for (let column = west; column <= east; column++)
        if (ringContains(ring, [(column + 0.5) * cell, (row + 0.5) * cell + south]))
          this.grid[row * columns + column] = cover;
  }

  /** Paints a band along a line, rounded at its vertices. */
  paintLine(cover: Cover, line: readonly Point[], width: number): void {
    for (let i = 1; i < line.length; i++) {
      const a = line[i - 1]!;
      const b = line[i]!;
      const steps = Math.max(1, Math.ceil(distance(a, b)));
      for (let k = 0; k <= steps; k++)
        this.paintDisc(cover, a[0] + ((b[0] - a[0]) * k) / steps, a[1] + ((b[1] - a[1]) * k) / steps, width / 2);
    }
  }

  private paintDisc(cover: Cover, x: number, y: number, radius: number): void {
    const reach = Math.ceil(radius / cell);
    const column = Math.floor(x / cell);
    const row = Math.floor((y - south) / cell);
    for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++)
      for (let c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++)
        if (((c + 0.5) * cell - x) ** 2 + ((r + 0.5) * cell + south - y) ** 2 <= radius * radius)
          this.grid[r * columns + c] = cover;
  }

  /** True if a ring's corners, edges (every 2 m) and middle are free. */
  isFree(ring: Ring): boolean {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const steps = Math.max(1, Math.ceil(distance(ring[j]!, ring[i]!) / 2));
      for (let k = 0; k < steps; k++) {
        const x = ring[j]![0] + ((ring[i]![0] - ring[j]![0]) * k) / steps;
        const y = ring[j]![1] + ((ring[i]![1] - ring[j]![1]) * k) / steps;
        if (this.at(x, y) !== covers.free) return false;
      }
    }
    const middle = ring.reduce<Point>((sum, p) => [sum[0] + p[0] / ring.length, sum[1] + p[1] / ring.length], [0, 0]);
    return this.at(middle[0], middle[1]) === covers.free;
  }
}
