import { describe, expect, it } from 'vitest';
import { meshBounds, meshNeighbours } from '../../../src/domain/mesh-code.ts';
import { TEXTURE_WIDTH } from '../../../src/map/colour/building-textures.ts';
import { columnPixels } from '../../../src/map/columns/column-values.ts';
import { createMeshFrames, meshPolygons } from '../../../src/map/columns/mesh-frames.ts';
import { createColumnPicker } from '../../../src/map/columns/pick-column.ts';
import { createLocalPlane } from '../../../src/map/geodesy/local-plane.ts';
import type { SceneMeshColumns } from '../../../src/map/scene-types.ts';
import { seaLevel } from '../../../src/map/terrain/ground.ts';

const code = '533945263';
const meshCode = [code, ...meshNeighbours(code, '500m')];
const [west, south, east, north] = meshBounds(code, '500m');
const plane = createLocalPlane((west + east) / 2, (south + north) / 2, 0);
const frames = createMeshFrames(meshCode, '500m', plane, seaLevel, 0.5, 0);
const columnsOf = (heights: readonly number[]): SceneMeshColumns => ({
  level: '500m',
  meshCode,
  heightMeters: Float32Array.from(meshCode, (_, mesh) => heights[mesh] ?? 0),
  hazardShare: new Float32Array(meshCode.length).fill(0.25),
  fullHeightMeters: 400,
  colour: '#cccccc',
  hazardColour: '#0000ff',
});
const picker = (heights: readonly number[], mode: '2d' | '3d' = '3d') => {
  const columns = columnsOf(heights);
  return createColumnPicker(
    { frames, columns, indexOfCode: new Map(meshCode.map((each, k) => [each, k])) },
    plane,
    mode,
  );
};
/** A ray straight down over a place given in metres from the middle of the first mesh. */
const down = (x: number, y: number, from: number) => {
  const m = plane.toEcef;
  const turn = (v: readonly [number, number, number], w: number) => {
    const row = (k: number) => m[k]! * v[0] + m[k + 4]! * v[1] + m[k + 8]! * v[2] + m[k + 12]! * w;
    return [row(0), row(1), row(2)] as const;
  };
  return { origin: turn([x, y, from], 1), direction: turn([0, 0, -1], 0) };
};

describe('where the columns stand', () => {
  it('is the middle of each mesh, a half side to each edge', () => {
    expect(Math.hypot(frames.middles[0]!, frames.middles[1]!)).toBeLessThan(0.1);
    // 500 m meshes are 22.5″ × 15″: 564 m × 462 m at 35.7° N.
    expect(2 * frames.halves[0]!).toBeGreaterThan(560);
    expect(2 * frames.halves[0]!).toBeLessThan(570);
    expect(2 * frames.halves[1]!).toBeGreaterThan(460);
    expect(2 * frames.halves[1]!).toBeLessThan(464);
  });

  it('is the highest ground below the foot', () => {
    const slope = {
      heightsAt: (lonLat: Float64Array) =>
        Float32Array.from({ length: lonLat.length / 2 }, (_, k) => (lonLat[2 * k]! - west) * 1000),
    };
    const raised = createMeshFrames([code], '500m', plane, slope, 0.5, 0);
    // The foot reaches from a quarter to three quarters of the mesh's 0.00625°, that rise 6.25 m.
    expect(raised.ground[0]).toBeCloseTo(6.25 / 4, 4);
    expect(raised.ground[1]).toBeCloseTo((6.25 * 3) / 4, 4);
  });

  it('is a closed square of degrees on the ground', () => {
    const { positions, ringOffsets } = meshPolygons([code], '500m');
    expect([...positions]).toEqual([west, south, east, south, east, north, west, north, west, south]);
    expect([...ringOffsets]).toEqual([0, 5]);
  });
});

describe('the values of the columns', () => {
  it('are heights in sixteenths of a metre and shares in 255ths', () => {
    const { pixels, height } = columnPixels(columnsOf([100.5, Number.NaN, 0, 0.001]));
    expect(height).toBe(1);
    expect(pixels).toHaveLength(4 * TEXTURE_WIDTH);
    expect([...pixels.subarray(0, 3)]).toEqual([(100.5 * 16) >> 8, (100.5 * 16) & 255, 64]);
    // Unknown and none have no column; little is never drawn as none.
    expect([...pixels.subarray(4, 12)]).toEqual(new Array(8).fill(0));
    expect([...pixels.subarray(12, 14)]).toEqual([0, 1]);
  });
});

describe('picking a column', () => {
  it('finds the one whose roof the ray meets, at its height', () => {
    const hit = picker([100]).inFront(down(0, 0, 1000), Number.POSITIVE_INFINITY);
    expect(hit?.meshCode).toBe(code);
    expect(hit?.distanceMeters).toBeCloseTo(900, 3);
  });

  it('finds none beside its foot, behind something nearer, or where the value is none or unknown', () => {
    const beside = frames.halves[0]! * 0.9;
    expect(picker([100]).inFront(down(beside, 0, 1000), Number.POSITIVE_INFINITY)).toBeUndefined();
    expect(picker([100]).inFront(down(0, 0, 1000), 800)).toBeUndefined();
    for (const none of [0, Number.NaN])
      expect(picker([none]).inFront(down(0, 0, 1000), Number.POSITIVE_INFINITY)).toBeUndefined();
  });

  it('goes by the place on the ground in 2D and beside the columns', () => {
    expect(picker([100], '2d').inFront(down(0, 0, 1000), Number.POSITIVE_INFINITY)).toBeUndefined();
    expect(picker([100], '2d').onGround((west + east) / 2, (south + north) / 2)).toBe(code);
    expect(picker([100]).onGround(west + 0.05, south)).toBeUndefined();
  });
});
