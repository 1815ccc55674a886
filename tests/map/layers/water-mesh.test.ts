import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/domain/datasets.ts';
import { createWaterMesh, surveyEdges } from '../../../src/map/layers/water-mesh.ts';
import { createGround } from '../../../src/map/terrain/ground.ts';
import { TOY_CRS, TOY_ORIGIN } from '../create-toy-city.ts';

const CELL = 10;
const SIDE = 40;

/** A slope that rises 1 m a cell to the east, under water that stands at `level`. */
function createSlope(
  level: number,
  isSurveyed: (column: number) => boolean = () => true,
): { depth: Raster; ground: Raster } {
  const grid = (value: (column: number) => number): Raster => ({
    width: SIDE,
    height: SIDE,
    data: Float32Array.from({ length: SIDE * SIDE }, (_, k) => value(k % SIDE)),
    crs: TOY_CRS,
    transform: [CELL, 0, TOY_ORIGIN.x, 0, -CELL, TOY_ORIGIN.y + SIDE * CELL],
  });
  return {
    ground: grid((column) => column),
    depth: grid((column) => (isSurveyed(column) ? Math.max(0, level - column) : Number.NaN)),
  };
}

/** Ellipsoidal height near Japan by Bowring's formula: independent of the code under test. */
function heightOf(x: number, y: number, z: number): number {
  const [a, f] = [6378137, 1 / 298.257223563];
  const [b, e2] = [a * (1 - f), f * (2 - f)];
  const p = Math.hypot(x, y);
  const theta = Math.atan2(z * a, p * b);
  const lat = Math.atan2(z + ((a * a - b * b) / b) * Math.sin(theta) ** 3, p - e2 * a * Math.cos(theta) ** 3);
  return p / Math.cos(lat) - a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
}

describe('the water surface', () => {
  it('lies level at ground plus depth, geoid added', () => {
    const { depth, ground } = createSlope(12.5);
    const { positions, indices } = createWaterMesh(depth, createGround(ground), 36);
    expect(indices.length).toBeGreaterThan(0);
    for (let k = 0; k < positions.length; k += 3)
      expect(heightOf(positions[k]!, positions[k + 1]!, positions[k + 2]!)).toBeCloseTo(12.5 + 36, 2);
  });

  it('ends where it meets the ground, not at a cell', () => {
    const { depth, ground } = createSlope(12.5);
    const { positions, indices } = createWaterMesh(depth, createGround(ground), 0);
    let area = 0;
    for (let t = 0; t < indices.length; t += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => positions.subarray(3 * indices[t + k]!, 3 * indices[t + k]! + 3));
      const u = [0, 1, 2].map((k) => b![k]! - a![k]!);
      const v = [0, 1, 2].map((k) => c![k]! - a![k]!);
      area +=
        Math.hypot(u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!) / 2;
    }
    // From the first cell's middle to 12.5 cells on, over 39 rows.
    expect(area / (12.5 * CELL * 39 * CELL)).toBeCloseTo(1, 2);
  });

  it('runs evenly along a levee whose crest rises and falls from cell to cell', () => {
    // 2 m of water over flat ground, a dry levee in column 20 whose crest is 2.2 m or 12 m high by turns: cut where the level
    // meets the ground between the cells' middles the shore would jump between 0.91 and 0.17 of a cell in every row.
    const { depth, ground } = createSlope(0);
    for (let k = 0; k < SIDE * SIDE; k++) {
      const [column, row] = [k % SIDE, Math.floor(k / SIDE)];
      depth.data[k] = column < 20 ? 2 : 0;
      ground.data[k] = column < 20 ? 0 : row % 2 === 0 ? 2.2 : 12;
    }
    const { positions, shore } = createWaterMesh(depth, createGround(ground), 0);
    const place = (vertex: number) => [0, 1, 2].map((axis) => positions[3 * vertex + axis]!);
    let length = 0;
    for (let k = 0; k < shore.length; k += 2) {
      const [a, b] = [place(shore[k]!), place(shore[k + 1]!)];
      length += Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
    }
    expect(length / ((SIDE - 1) * CELL)).toBeGreaterThan(0.99);
    expect(length / ((SIDE - 1) * CELL)).toBeLessThan(1.05);
  });

  it('is not drawn where nothing is wet', () => {
    const { depth, ground } = createSlope(-1);
    expect(createWaterMesh(depth, createGround(ground), 0).indices).toHaveLength(0);
  });

  it('stops at the edge of the survey, which has a border of its own', () => {
    const { depth, ground } = createSlope(100, (column) => column < 20);
    const { shore } = createWaterMesh(depth, createGround(ground), 0);
    expect(shore).toHaveLength(0);
    const [edge, ...others] = surveyEdges(depth);
    expect(others).toEqual([]);
    expect(edge!.length / 2).toBe(5);
  });
});
