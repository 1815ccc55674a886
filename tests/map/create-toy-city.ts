import type { Raster } from '../../src/domain/datasets.ts';
import { stateOfDepth } from '../../src/domain/depth-rank.ts';
import type { PolygonColumns } from '../../src/domain/polygon-columns.ts';
import { projectionOf } from '../../src/map/geodesy/crs.ts';
import type { SceneCity } from '../../src/map/scene-types.ts';
import { makeBuildingTiles } from '../../src/map/tiles/building-tiles.ts';
import type { BuildingTilesInput } from '../../src/map/tiles/write-building.ts';

export const TOY_CRS = 'EPSG:6677';
export const TOY_GEOID_METERS = 36.7;
/** South-west corner of the toy city in zone IX: open sea off Chiba. */
export const TOY_ORIGIN = { x: 90_000, y: -80_000 } as const;

/** Closed rings, one a row. */
export function createPolygons(rings: readonly (readonly (readonly [number, number])[])[]): PolygonColumns {
  const positions: number[] = [];
  const ringOffsets = [0];
  for (const ring of rings) {
    for (const [x, y] of [...ring, ring[0]!]) positions.push(x, y);
    ringOffsets.push(positions.length / 2);
  }
  const each = Uint32Array.from({ length: rings.length + 1 }, (_, row) => row);
  return {
    positions: Float64Array.from(positions),
    ringOffsets: Uint32Array.from(ringOffsets),
    polygonOffsets: each,
    rowOffsets: each,
  };
}

/** Same polygons in degrees. */
export function toGeographic(planar: PolygonColumns): PolygonColumns {
  const positions = new Float64Array(planar.positions.length);
  projectionOf(TOY_CRS).inverse(planar.positions, positions);
  return { ...planar, positions };
}

/** A small generator with a seed, so that every run draws the same city. Source: mulberry32 (public domain). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface ToyCity {
  readonly city: SceneCity;
  readonly input: BuildingTilesInput;
  /** Per building, by the toy's depth raster. */
  readonly states: Uint8Array;
  readonly depths: Float32Array;
  readonly sizeMeters: number;
}

const raster = (
  sizeMeters: number,
  cellMeters: number,
  value: (x: number, y: number) => number,
  columns = Math.ceil(sizeMeters / cellMeters),
): Raster => {
  const height = Math.ceil(sizeMeters / cellMeters);
  const data = new Float32Array(columns * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < columns; column++)
      data[row * columns + column] = value((column + 0.5) * cellMeters, sizeMeters - (row + 0.5) * cellMeters);
  const { x, y } = TOY_ORIGIN;
  return {
    width: columns,
    height,
    data,
    crs: TOY_CRS,
    transform: [cellMeters, 0, x, 0, -cellMeters, y + sizeMeters],
  };
};

/**
 * A square town of `count` block buildings on a 30 m street grid: hills in the north, a river valley in the middle, water up
 * to 8 m, the eastern fifth not surveyed.
 */
export function createToyCity(count: number): ToyCity {
  const random = createRandom(7);
  const perSide = Math.ceil(Math.sqrt(count));
  const step = 30;
  const size = perSide * step + 200;
  const ground = (x: number, y: number) => {
    const valley = Math.abs(y - size * (0.42 + 0.06 * Math.sin(x / (size / 5))));
    return Math.min(12, valley / 60) + Math.max(0, y - size * 0.72) * 0.12;
  };
  const surveyed = (x: number) => x < size * 0.8;
  const depth = (x: number, y: number) => (surveyed(x) ? Math.max(0, 7.5 - ground(x, y) * 1.4) : Number.NaN);
  const rings: [number, number][][] = [];
  const heights: number[] = [];
  const grounds: number[] = [];
  const depths: number[] = [];
  for (let k = 0; k < count; k++) {
    const x = 100 + (k % perSide) * step + random() * 6;
    const y = 100 + Math.floor(k / perSide) * step + random() * 6;
    const [width, length, turn] = [9 + random() * 9, 8 + random() * 8, (random() - 0.5) * 0.5];
    const corner = (a: number, b: number): [number, number] => [
      TOY_ORIGIN.x + x + (a * width * Math.cos(turn) - b * length * Math.sin(turn)) / 2,
      TOY_ORIGIN.y + y + (a * width * Math.sin(turn) + b * length * Math.cos(turn)) / 2,
    ];
    rings.push([corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]);
    const isCentre = Math.hypot(x - size / 2, y - size / 2) < size / 8;
    heights.push(isCentre ? 12 + random() * 30 : 6 + random() * 4);
    grounds.push(ground(x, y));
    depths.push(depth(x, y));
  }
  const input: BuildingTilesInput = {
    planarCrs: TOY_CRS,
    geoidHeightMeters: TOY_GEOID_METERS,
    footprints: createPolygons(rings),
    groundHeightMeters: Float32Array.from(grounds),
    heightMeters: Float32Array.from(heights),
  };
  return {
    city: createSceneCity(input, size, ground, depth),
    input,
    states: Uint8Array.from(depths, stateOfDepth),
    depths: Float32Array.from(depths),
    sizeMeters: size,
  };
}

function createSceneCity(
  input: BuildingTilesInput,
  size: number,
  ground: (x: number, y: number) => number,
  depth: (x: number, y: number) => number,
): SceneCity {
  const { x, y } = TOY_ORIGIN;
  const rectangle = (west: number, south: number, east: number, north: number) =>
    [
      [x + west * size, y + south * size],
      [x + east * size, y + south * size],
      [x + east * size, y + north * size],
      [x + west * size, y + north * size],
    ] as [number, number][];
  const outline = toGeographic(createPolygons([rectangle(0, 0, 1, 1)])).positions;
  const place = (east: number, north: number) => {
    const at = Float64Array.of(x + east * size, y + north * size);
    projectionOf(TOY_CRS).inverse(at, at);
    return { lon: at[0]!, lat: at[1]! };
  };
  const zone = (zoneKind: SceneCity['zones'][number]['zoneKind'], name: string, ring: [number, number][]) => ({
    zoneKind,
    zoneId: ['1'],
    name: [name],
    polygons: toGeographic(createPolygons([ring])),
  });
  return {
    name: '試験町',
    bounds: [
      Math.min(outline[0]!, outline[6]!),
      Math.min(outline[1]!, outline[3]!),
      Math.max(outline[2]!, outline[4]!),
      Math.max(outline[5]!, outline[7]!),
    ],
    planarCrs: TOY_CRS,
    geoidHeightMeters: TOY_GEOID_METERS,
    terrain: raster(size, 10, ground),
    buildings: makeBuildingTiles(input),
    zones: [
      zone('residence', '居住誘導区域', rectangle(0.15, 0.2, 0.9, 0.7)),
      zone('urban_function', '都市機能誘導区域', rectangle(0.38, 0.4, 0.62, 0.62)),
      zone('district', '本町一丁目', rectangle(0.4, 0.1, 0.6, 0.3)),
    ],
    hazardRasters: [{ key: 'river:L2', raster: raster(size, 10, depth) }],
    hazardAreas: [
      {
        hazard: 'landslide',
        standardRank: Uint8Array.of(1, 2),
        polygons: toGeographic(createPolygons([rectangle(0.3, 0.74, 0.45, 0.86), rectangle(0.33, 0.77, 0.42, 0.83)])),
      },
    ],
    facilities: [
      { kind: 'evacuation_site', name: '第一小学校', ...place(0.3, 0.55) },
      { kind: 'medical', name: '中央病院', ...place(0.55, 0.55) },
      { kind: 'evacuation_site', name: '公民館', ...place(0.7, 0.3) },
    ],
    placeNames: [
      { kind: 'station', name: '試験駅', ...place(0.5, 0.5) },
      { kind: 'water', name: '試験川', ...place(0.25, 0.45) },
      { kind: 'town', name: '南町', ...place(0.4, 0.2) },
    ],
  };
}
