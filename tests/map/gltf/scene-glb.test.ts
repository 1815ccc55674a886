import { describe, expect, it } from 'vitest';
import { fromEcef, toEcef } from '../../../src/map/geodesy/ecef.ts';
import { makeSceneGlb } from '../../../src/map/gltf/scene-glb.ts';
import type { SceneGlbInput } from '../../../src/map/gltf/scene-glb-types.ts';
import { createPolygons, createToyCity, TOY_CRS, TOY_ORIGIN } from '../create-toy-city.ts';

const COUNT = 100;
const toy = createToyCity(COUNT);

/** West half of the toy city, with one zone and one building that is not shown. */
function createInput(change: Partial<SceneGlbInput> = {}): SceneGlbInput {
  const { input, sizeMeters } = toy;
  const { x, y } = TOY_ORIGIN;
  const { footprints } = input;
  const middle = (axis: number) =>
    Float64Array.from({ length: COUNT }, (_, row) => {
      const start = footprints.ringOffsets[row]!;
      return (footprints.positions[2 * start + axis]! + footprints.positions[2 * (start + 2) + axis]!) / 2;
    });
  const colours = new Uint8Array(4 * COUNT).fill(255);
  colours.set([255, 216, 192, 255], 0);
  colours[4 * 1 + 3] = 0;
  return {
    cityName: '青瀬市',
    tiles: input,
    buildingId: Array.from({ length: COUNT }, (_, row) => `bldg-${row}`),
    state: Array.from({ length: COUNT }, (_, row) => (row === 0 ? '3m～5m' : '不明（未調査）')),
    colours,
    pointX: middle(0),
    pointY: middle(1),
    ...(toy.city.terrain && { terrain: toy.city.terrain }),
    zones: [
      {
        name: '居住誘導区域',
        colour: '#0b5d3b',
        polygons: createPolygons([
          [
            [x + 50, y + 50],
            [x + sizeMeters * 2, y + 50],
            [x + sizeMeters * 2, y + 150],
            [x + 50, y + 150],
          ],
        ]),
      },
    ],
    bounds: [x, y, x + sizeMeters / 2, y + sizeMeters],
    ...change,
  };
}

interface Accessor {
  readonly bufferView: number;
  readonly count: number;
  readonly min?: number[];
  readonly max?: number[];
}

/** By the file's own JSON. */
function decode(glb: ArrayBuffer) {
  const view = new DataView(glb);
  expect([view.getUint32(0, true), view.getUint32(4, true), view.getUint32(8, true)]).toEqual([
    0x46546c67,
    2,
    glb.byteLength,
  ]);
  const jsonLength = view.getUint32(12, true);
  const json = JSON.parse(new TextDecoder().decode(new Uint8Array(glb, 20, jsonLength)));
  const start = 28 + jsonLength;
  expect(json.buffers[0].byteLength).toBe(view.getUint32(20 + jsonLength, true));
  const bytesOf = (index: number) => {
    const { byteOffset, byteLength } = json.bufferViews[index];
    expect(byteOffset % 8).toBe(0);
    return new Uint8Array(glb.slice(start + byteOffset, start + byteOffset + byteLength));
  };
  const floats = (accessor: number) => new Float32Array(bytesOf(json.accessors[accessor].bufferView).buffer);
  const meshOf = (name: string) =>
    json.meshes.find((mesh: { readonly name: string }) => mesh.name === name).primitives[0];
  const texts = ({ values, stringOffsets }: { readonly values: number; readonly stringOffsets: number }) => {
    const bytes = bytesOf(values);
    const offsets = new Uint32Array(bytesOf(stringOffsets).buffer);
    return Array.from({ length: offsets.length - 1 }, (_, i) =>
      new TextDecoder().decode(bytes.subarray(offsets[i]!, offsets[i + 1]!)),
    );
  };
  return { json, bytesOf, floats, meshOf, texts };
}

describe('a 3D scene as glTF', () => {
  it('holds the buildings of the extent that are shown, with every triangle that was put in', async () => {
    const input = createInput();
    const scene = await makeSceneGlb(input);
    const wanted = Array.from(input.pointX.keys()).filter((row) => row !== 1 && input.pointX[row]! <= input.bounds[2]);
    expect(scene.buildings).toBe(wanted.length);
    const { json, meshOf, texts } = decode(scene.glb);
    const count = (name: string) => json.accessors[meshOf(name).indices].count / 3;
    // A block of four corners: two triangles of roof, eight of walls.
    expect(count('buildings')).toBe(10 * wanted.length);
    expect(count('buildings') + count('ground')).toBe(scene.triangles);
    const [{ properties, count: rows }] = json.extensions.EXT_structural_metadata.propertyTables;
    expect(rows).toBe(wanted.length);
    expect(texts(properties.building_id).sort()).toEqual(wanted.map((row) => `bldg-${row}`).sort());
    expect(texts(properties.state)[0]).toBe('3m～5m');
  });

  it('puts every corner back on the plane of the city within a centimetre, heights above sea level', async () => {
    const input = createInput();
    const { json, meshOf, floats } = decode((await makeSceneGlb(input)).glb);
    const { originEastMeters, originNorthMeters, crs } = json.asset.extras;
    expect(crs).toBe(TOY_CRS);
    const positions = floats(meshOf('buildings').attributes.POSITION);
    const features = floats(meshOf('buildings').attributes._FEATURE_ID_0);
    const { footprints, groundHeightMeters, heightMeters } = input.tiles;
    let farthest = 0;
    const shown = Array.from(input.pointX.keys()).filter((row) => row !== 1 && input.pointX[row]! <= input.bounds[2]);
    features.forEach((feature, v) => {
      const row = shown[feature]!;
      const [east, height, north] = [
        positions[3 * v]! + originEastMeters,
        positions[3 * v + 1]!,
        originNorthMeters - positions[3 * v + 2]!,
      ];
      const corners = [0, 1, 2, 3].map((corner) => 2 * (footprints.ringOffsets[row]! + corner));
      const away = corners.map((at) =>
        Math.hypot(footprints.positions[at]! - east, footprints.positions[at + 1]! - north),
      );
      const base = groundHeightMeters[row]!;
      const up = Math.min(Math.abs(height - base), Math.abs(height - base - heightMeters[row]!));
      farthest = Math.max(farthest, Math.min(...away), up);
    });
    expect(features.length).toBeGreaterThan(0);
    expect(farthest).toBeLessThan(0.01);
  });

  it('tells the true extremes of its accessors, and indices within them', async () => {
    const { json, bytesOf, meshOf } = decode((await makeSceneGlb(createInput())).glb);
    for (const { bufferView, count, min, max } of json.accessors as Accessor[]) {
      if (!min || !max) continue;
      const values = new Float32Array(bytesOf(bufferView).buffer);
      expect(values).toHaveLength(3 * count);
      for (const axis of [0, 1, 2]) {
        const column = values.filter((_, k) => k % 3 === axis);
        expect([column.reduce((a, b) => Math.min(a, b)), column.reduce((a, b) => Math.max(a, b))]).toEqual([
          min[axis],
          max[axis],
        ]);
      }
    }
    for (const name of ['buildings', 'ground']) {
      const { indices, attributes } = meshOf(name);
      const used = new Uint32Array(bytesOf(json.accessors[indices].bufferView).buffer);
      expect(used.reduce((a, b) => Math.max(a, b))).toBe(json.accessors[attributes.POSITION].count - 1);
    }
  });

  it('keeps zone lines within the extent, over the ground', async () => {
    const input = createInput();
    const { json, meshOf } = decode((await makeSceneGlb(input)).glb);
    const { mode, attributes } = meshOf('居住誘導区域');
    expect(mode).toBe(1);
    const { min, max } = json.accessors[attributes.POSITION] as Required<Accessor>;
    const half = [(input.bounds[2] - input.bounds[0]) / 2, (input.bounds[3] - input.bounds[1]) / 2] as const;
    expect(Math.max(-min[0]!, max[0]!)).toBeLessThanOrEqual(half[0]);
    expect(Math.max(-min[2]!, max[2]!)).toBeLessThanOrEqual(half[1]);
    expect(min[1]).toBeGreaterThanOrEqual(0.5);
  });

  it('stops when it is told to, and refuses an extent without area', async () => {
    const stopped = new AbortController();
    stopped.abort();
    await expect(makeSceneGlb(createInput(), stopped.signal)).rejects.toThrow(/abort/i);
    await expect(makeSceneGlb(createInput({ bounds: [0, 0, 0, 5] }))).rejects.toThrow(RangeError);
  });

  it('is ground alone where no building stands', async () => {
    const { x, y } = TOY_ORIGIN;
    const scene = await makeSceneGlb(createInput({ bounds: [x - 500, y - 500, x - 400, y - 400], zones: [] }));
    const { json } = decode(scene.glb);
    expect([scene.buildings, scene.triangles]).toEqual([0, 200]);
    expect(json.extensionsUsed).toEqual(['KHR_materials_unlit']);
  });
});

describe('earth-centred places', () => {
  it('lead back to longitude, latitude and height', () => {
    for (const [lon, lat, height] of [
      [139.7, 35.6, 0],
      [124.1, 24.3, 3000],
      [145.8, 43.4, -10],
    ] as const) {
      const ecef = new Float64Array(3);
      toEcef(lon, lat, height, ecef, 0);
      const back = fromEcef(ecef[0]!, ecef[1]!, ecef[2]!);
      expect(Math.abs(back[0] - lon)).toBeLessThan(1e-11);
      expect(Math.abs(back[1] - lat)).toBeLessThan(1e-11);
      expect(Math.abs(back[2] - height)).toBeLessThan(1e-6);
    }
  });
});
