import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import type { SurfaceColumns } from '../../../src/domain/datasets.ts';
import { type BuildingTile, type BuildingTiles, makeBuildingTiles } from '../../../src/map/tiles/building-tiles.ts';
import { EDGE_STEP_METERS } from '../../../src/map/tiles/mesh-builder.ts';
import {
  createPolygons,
  createToyCity,
  TOY_CRS,
  TOY_GEOID_METERS,
  TOY_ORIGIN,
  toGeographic,
} from '../create-toy-city.ts';

const TOY_PROJ =
  '+proj=tmerc +lat_0=36 +lon_0=139.83333333333334 +k=0.9999 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const GEOCENTRIC = '+proj=geocent +ellps=GRS80 +units=m +no_defs';

interface Decoded {
  /** ECEF metres, absolute. */
  readonly positions: Float64Array;
  readonly featureIds: Float32Array;
  readonly indices: Uint32Array;
  readonly edges: Uint16Array;
  readonly faces: Uint8Array;
  readonly json: { readonly meshes: readonly unknown[]; readonly accessors: readonly { readonly count: number }[] };
}

/** Reads a glb by its own JSON, not by our layout record, so that both are held against each other. */
function decode({ glb, center }: BuildingTile): Decoded {
  const view = new DataView(glb);
  expect(view.getUint32(0, true)).toBe(0x46546c67);
  expect(view.getUint32(8, true)).toBe(glb.byteLength);
  const jsonLength = view.getUint32(12, true);
  const json = JSON.parse(new TextDecoder().decode(new Uint8Array(glb, 20, jsonLength)));
  const start = 28 + jsonLength;
  const at = (accessor: number) => {
    const { bufferView, count } = json.accessors[accessor];
    return { offset: start + json.bufferViews[bufferView].byteOffset, count };
  };
  const { attributes, indices } = json.meshes[0].primitives[0];
  const [p, f, e, a, i] = [
    attributes.POSITION,
    attributes._FEATURE_ID_0,
    attributes._EDGE,
    attributes._FACE,
    indices,
  ].map(at);
  const local = new Float32Array(glb, p!.offset, 3 * p!.count);
  const positions = new Float64Array(local.length);
  for (let k = 0; k < local.length; k += 3)
    positions.set([center[0] + local[k]!, center[1] - local[k + 2]!, center[2] + local[k + 1]!], k);
  return {
    positions,
    featureIds: new Float32Array(glb, f!.offset, f!.count),
    indices: new Uint32Array(glb, i!.offset, i!.count),
    edges: new Uint16Array(glb, e!.offset, 4 * e!.count),
    faces: new Uint8Array(glb, a!.offset, 4 * a!.count),
    json,
  };
}

const at = (positions: Float64Array, vertex: number) =>
  [positions[3 * vertex]!, positions[3 * vertex + 1]!, positions[3 * vertex + 2]!] as const;

function normalOf(positions: Float64Array, a: number, b: number, c: number): readonly [number, number, number] {
  const [p, q, r] = [at(positions, a), at(positions, b), at(positions, c)];
  const [u, v] = [q.map((x, k) => x - p[k]!), r.map((x, k) => x - p[k]!)] as [number[], number[]];
  return [u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!];
}
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, k) => sum + x * b[k]!, 0);

/** One building with the given footprint, 10 m high on ground at 5 m. */
const createInput = (rings: Parameters<typeof createPolygons>[0]) => ({
  planarCrs: TOY_CRS,
  geoidHeightMeters: TOY_GEOID_METERS,
  footprints: createPolygons(rings),
  groundHeightMeters: new Float32Array(rings.length).fill(5),
  heightMeters: new Float32Array(rings.length).fill(10),
});
const { x: X, y: Y } = TOY_ORIGIN;
const square: [number, number][] = [
  [X, Y],
  [X + 10, Y],
  [X + 10, Y + 8],
  [X, Y + 8],
];

const only = ({ tiles }: BuildingTiles): Decoded => {
  expect(tiles).toHaveLength(1);
  return decode(tiles[0]!);
};

describe('building tiles', () => {
  it('put every corner where an independent projection puts it, to a millimetre', () => {
    const { positions } = only(makeBuildingTiles(createInput([square])));
    const expected = square.flatMap(([x, y]) =>
      [5, 15].map((height) => proj4(TOY_PROJ, GEOCENTRIC).forward([x, y, height + TOY_GEOID_METERS]) as number[]),
    );
    for (const corner of expected) {
      const distances = Array.from({ length: positions.length / 3 }, (_, v) =>
        Math.hypot(...at(positions, v).map((value, k) => value - corner[k]!)),
      );
      expect(Math.min(...distances)).toBeLessThan(1e-3);
    }
    const farthest = Array.from({ length: positions.length / 3 }, (_, v) =>
      Math.min(...expected.map((corner) => Math.hypot(...at(positions, v).map((value, k) => value - corner[k]!)))),
    );
    expect(Math.max(...farthest)).toBeLessThan(1e-3);
  });

  it('give a block of n corners n − 2 roof and 2 n wall triangles', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 40 }), fc.boolean(), (corners, isReversed) => {
        const ring = Array.from({ length: corners }, (_, k): [number, number] => {
          const angle = (2 * Math.PI * k) / corners;
          return [X + 20 * Math.cos(angle), Y + 20 * Math.sin(angle)];
        });
        const tiles = makeBuildingTiles(createInput([isReversed ? ring.reverse() : ring]));
        expect(tiles.triangleCount).toBe(corners - 2 + 2 * corners);
      }),
      { numRuns: 30 },
    );
  });

  it('are closed but for the floor, whichever way the rings run', () => {
    const concave: [number, number][] = [
      [X, Y],
      [X + 20, Y],
      [X + 20, Y + 20],
      [X + 12, Y + 20],
      [X + 12, Y + 8],
      [X, Y + 8],
    ];
    for (const ring of [concave, [...concave].reverse()]) {
      const { positions, indices } = only(makeBuildingTiles(createInput([ring])));
      const key = (v: number) =>
        at(positions, v)
          .map((value) => Math.round(value * 100))
          .join();
      const sides = new Map<string, number>();
      for (let t = 0; t < indices.length; t += 3)
        for (let k = 0; k < 3; k++) {
          const [a, b] = [key(indices[t + k]!), key(indices[t + ((k + 1) % 3)]!)];
          sides.set(`${a} ${b}`, (sides.get(`${a} ${b}`) ?? 0) + 1);
        }
      const open = [...sides.keys()].filter((side) => !sides.has(side.split(' ').reverse().join(' ')));
      expect([...sides.values()].every((count) => count === 1)).toBe(true);
      expect(open).toHaveLength(ring.length); // the floor's outline
    }
  });

  it('face outwards: roofs up, walls away from the middle', () => {
    const { positions, indices, faces } = only(makeBuildingTiles(createInput([[...square].reverse()])));
    const middle = [0, 1, 2].map((axis) => {
      let sum = 0;
      for (let v = axis; v < positions.length; v += 3) sum += positions[v]!;
      return sum / (positions.length / 3);
    });
    for (let t = 0; t < indices.length; t += 3) {
      const [a, b, c] = [indices[t]!, indices[t + 1]!, indices[t + 2]!];
      const away = at(positions, a).map((value, k) => value - middle[k]!);
      expect(dot(normalOf(positions, a, b, c), away)).toBeGreaterThan(0);
      if (faces[4 * a + 1] === 0) expect(dot(normalOf(positions, a, b, c), at(positions, a))).toBeGreaterThan(0);
    }
  });

  it('leave a hole open and give it walls that face into it', () => {
    const outer = createPolygons([square.map(([x, y]) => [X + (x - X) * 3, Y + (y - Y) * 3])]);
    const positions = [...outer.positions, X + 10, Y + 8, X + 20, Y + 8, X + 20, Y + 16, X + 10, Y + 16, X + 10, Y + 8];
    const footprints = {
      positions: Float64Array.from(positions),
      ringOffsets: Uint32Array.of(0, 5, 10),
      polygonOffsets: Uint32Array.of(0, 2),
      rowOffsets: Uint32Array.of(0, 1),
    };
    const { tiles, triangleCount } = makeBuildingTiles({ ...createInput([square]), footprints });
    expect(triangleCount).toBe(8 + 16);
    const { positions: ecef, indices, faces } = decode(tiles[0]!);
    let roof = 0;
    for (let t = 0; t < indices.length; t += 3)
      if (faces[4 * indices[t]! + 1] === 0)
        roof += Math.hypot(...normalOf(ecef, indices[t]!, indices[t + 1]!, indices[t + 2]!)) / 2;
    // True area is larger than the plane's by the scale of the zone squared.
    expect(roof / (30 * 24 - 10 * 8)).toBeCloseTo(1, 2.5);
  });

  it('carry every building once, with its index as feature id', () => {
    const toy = createToyCity(7000);
    const { tiles, buildingCount, withoutShape } = makeBuildingTiles(toy.input);
    const seen = new Set<number>();
    for (const tile of tiles) {
      const { featureIds, json } = decode(tile);
      const own = new Set(featureIds);
      expect(own.size).toBe(tile.buildingCount);
      expect(json.accessors[0]!.count).toBe(featureIds.length);
      for (const id of own) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
      }
    }
    expect(seen.size).toBe(7000);
    expect({ buildingCount, withoutShape }).toEqual({ buildingCount: 7000, withoutShape: 0 });
    expect(tiles.length).toBeGreaterThan(2);
  });

  it('count what has no shape instead of hiding it', () => {
    const line: [number, number][] = [
      [X, Y],
      [X + 5, Y],
      [X + 9, Y],
    ];
    const tiles = makeBuildingTiles(createInput([square, line]));
    expect(tiles.withoutShape).toBe(1);
    expect(Number.isNaN(tiles.extents[6]!)).toBe(true);
    expect(tiles.extents[5]! - tiles.extents[4]!).toBeCloseTo(10, 5);
  });

  it('tell the shader how far each corner is from the sides', () => {
    const { edges, faces, featureIds } = only(makeBuildingTiles(createInput([square])));
    const heights = new Set<number>();
    const lengths = new Set<number>();
    for (let v = 0; v < featureIds.length; v++) {
      if (faces[4 * v + 1] !== 1) continue;
      lengths.add(Math.round((edges[4 * v]! + edges[4 * v + 1]!) * EDGE_STEP_METERS));
      heights.add(Math.round((edges[4 * v + 2]! + edges[4 * v + 3]!) * EDGE_STEP_METERS));
    }
    expect(heights).toEqual(new Set([10]));
    expect(lengths).toEqual(new Set([8, 10]));
  });

  it('shade walls by the way they face and roofs not at all', () => {
    const { faces, featureIds } = only(makeBuildingTiles(createInput([square])));
    const shades = Array.from(
      { length: featureIds.length },
      (_, v) => [faces[4 * v + 1]!, faces[4 * v]! / 255] as const,
    );
    for (const [kind, shade] of shades) {
      if (kind === 0) expect(shade).toBe(1);
      else {
        expect(shade).toBeGreaterThanOrEqual(0.71 - 0.003);
        expect(shade).toBeLessThanOrEqual(0.89 + 0.003);
      }
    }
    expect(new Set(shades.map(([, shade]) => shade)).size).toBe(5);
  });

  it('draw LOD2 surfaces in place of the block, without the ground surface', () => {
    const ring = (corners: readonly [number, number][]) => corners;
    const geographic = toGeographic(createPolygons([ring(square), ring(square)]));
    const surfaces: SurfaceColumns = {
      buildingRow: Uint32Array.of(0, 0),
      surfaceType: Uint8Array.of(0, 2),
      polygons: { ...geographic, heights: Float32Array.of(14, 14, 12, 12, 14, 5, 5, 5, 5, 5) },
    };
    const tiles = makeBuildingTiles({ ...createInput([square]), lod2: surfaces });
    expect(tiles.triangleCount).toBe(2);
    const { positions, indices } = only(tiles);
    const up = at(positions, 0);
    for (let t = 0; t < indices.length; t += 3)
      expect(dot(normalOf(positions, indices[t]!, indices[t + 1]!, indices[t + 2]!), up)).toBeGreaterThan(0);
  });

  it('stop between tiles when they are no longer wanted', () => {
    const { input } = createToyCity(50);
    expect(() => makeBuildingTiles(input, { signal: AbortSignal.abort(new Error('enough')) })).toThrow('enough');
  });
});
