import type { City } from './city.ts';
import type { Point } from './frame.ts';
import { shoreline } from './layout.ts';
import { createNoise } from './random.ts';
import { nearestOnLine } from './shapes.ts';
import { riverHalfWidth, streamHalfWidthMeters, type Terrain } from './terrain.ts';

/** Cells of 10 m, row 0 in the north; values in metres or hours; 0 surveyed and dry, −9999 not surveyed. */
export const hazardGrid = { width: 512, height: 440, cellMeters: 10, north: 4096, west: 0 } as const;
export const nodata = -9999;

export interface Hazards {
  readonly riverL1: Float32Array;
  readonly riverL2: Float32Array;
  readonly durationL2: Float32Array;
  readonly surge: Float32Array;
  readonly tsunami: Float32Array;
  readonly inland: Float32Array;
}

export const cellMiddle = (index: number): Point => [
  hazardGrid.west + ((index % hazardGrid.width) + 0.5) * hazardGrid.cellMeters,
  hazardGrid.north - (Math.floor(index / hazardGrid.width) + 0.5) * hazardGrid.cellMeters,
];

const cells = hazardGrid.width * hazardGrid.height;
const decay = (distance: number, reach: number): number => Math.exp(-((distance / reach) ** 2));

/**
 * Where the river survey did not go: the upper valley of 小瀬川 and the western hills. In plan figures such places are
 * 不明, not safe.
 */
export function riverSurveyed([x, y]: Point): boolean {
  const valley = x > 2640 && x < 3960 - 0.05 * (y - 3000) && y > 2960 + 50 * Math.sin(x / 190);
  const mountain = x < 330 && y > 2500 + 60 * Math.sin(x / 90);
  return !valley && !mountain;
}

/**
 * Depths of all hazards. A water surface that follows the plain's fall and sinks away from its source is laid over the
 * ground without levees (breach anywhere), and only what hangs together with the source is flooded.
 */
export function createHazards(city: City): Hazards {
  const { terrain } = city;
  const ground = new Float32Array(cells);
  const channel = new Uint8Array(cells);
  const sea = new Uint8Array(cells);
  const coast = new Float32Array(cells);
  const soft = createNoise(city.seed, 'water surface');
  for (let i = 0; i < cells; i++) {
    const [x, y] = cellMiddle(i);
    sea[i] = terrain.isSea([x, y]) ? 1 : 0;
    const inRiver = terrain.at(terrain.river, x, y) < riverHalfWidth(y) + 8;
    channel[i] = inRiver || terrain.at(terrain.stream, x, y) < streamHalfWidthMeters + 4 ? 1 : 0;
    ground[i] = terrain.plainAt(x, y);
    coast[i] = nearestOnLine(shoreline, [x, y]).distance;
  }
  const seaAndChannel = sea.map((on, i) => on | channel[i]!);
  const scene: Scene = { terrain, ground, channel, sea, coast };
  const river = (main: number, mainReach: number, small: number, less: number): Float32Array =>
    flood(scene, channel, channel, (i) => {
      const [x, y] = cellMiddle(i);
      const fromRiver = main * decay(terrain.at(terrain.river, x, y), mainReach);
      const fromStream = small * decay(terrain.at(terrain.stream, x, y), 420);
      return terrain.trend(x, y) + Math.max(fromRiver, fromStream) - less + 0.15 * soft(x / 300, y / 300, 2);
    });
  const l1 = river(2.3, 640, 0.7, 0.3);
  const l2 = river(4.25, 1000, 1.9, 0.3).map((depth, i) => Math.max(depth, l1[i]!));
  const durationL2 = l2.map((depth, i) => (depth > 0 ? hoursUnderWater(scene, depth, i) : 0));
  const unsurvey = (field: Float32Array): Float32Array =>
    field.map((value, i) => (riverSurveyed(cellMiddle(i)) ? value : nodata));
  return {
    riverL1: unsurvey(l1),
    riverL2: unsurvey(l2),
    durationL2: unsurvey(durationL2),
    surge: flood(scene, sea, seaAndChannel, (i) => 3.7 - 0.0009 * coast[i]! + 0.1 * soft(cellMiddle(i)[0] / 400, 3)),
    tsunami: flood(scene, sea, seaAndChannel, (i) => {
      const [x, y] = cellMiddle(i);
      const up = 0.0026 - 0.0012 * decay(terrain.at(terrain.river, x, y), 260);
      return 5.6 - up * coast[i]! + 0.25 * soft(x / 350, y / 350);
    }),
    inland: inlandDepth(city, scene),
  };
}

interface Scene {
  readonly terrain: Terrain;
  readonly ground: Float32Array;
  readonly channel: Uint8Array;
  readonly sea: Uint8Array;
  readonly coast: Float32Array;
}

/**
 * Spreads from the source over every neighbouring cell whose ground lies under the surface, and along the `passage`
 * (open water, which carries the flood but isn't inundated itself).
 */
function flood(
  scene: Scene,
  source: Uint8Array,
  passage: Uint8Array,
  surface: (index: number) => number,
): Float32Array {
  const { ground, sea } = scene;
  const { width, height } = hazardGrid;
  const depth = new Float32Array(cells);
  const seen = new Uint8Array(cells);
  const queue: number[] = [];
  source.forEach((on, i) => {
    if (on) {
      seen[i] = 1;
      queue.push(i);
    }
  });
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head]!;
    const column = at % width;
    const row = Math.floor(at / width);
    for (const [dc, dr] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const c = column + dc;
      const r = row + dr;
      if (c < 0 || r < 0 || c >= width || r >= height) continue;
      const next = r * width + c;
      if (seen[next]) continue;
      const water = Math.round((surface(next) - ground[next]!) * 100) / 100;
      if (!passage[next] && (sea[next] || water < 0.05)) continue;
      seen[next] = 1;
      queue.push(next);
      if (!passage[next]) depth[next] = water;
    }
  }
  return depth;
}

/** Deep, flat and far from the channel drains slowly: whole and half hours. */
function hoursUnderWater({ terrain }: Scene, depth: number, index: number): number {
  const [x, y] = cellMiddle(index);
  const low = Math.max(0, terrain.trend(x, y) - terrain.plainAt(x, y));
  const far = Math.min(1, terrain.at(terrain.river, x, y) / 900);
  const hours = 3 + depth * 9 + low * 26 * (0.6 + far) + (y < 1000 ? 8 : 0);
  return Math.round(Math.min(168, hours) * 2) / 2;
}

/** Rain that the drains cannot take gathers in hollows of the built-up area; surveyed only there. */
function inlandDepth(city: City, { terrain, sea, channel }: Scene): Float32Array {
  const farm = (at: number): boolean => at < 0 || city.districts[at]!.fabric === 'farm';
  return Float32Array.from({ length: cells }, (_, i) => {
    const [x, y] = cellMiddle(i);
    if (sea[i]) return 0;
    if (farm(city.districtMap.at(x, y))) return nodata;
    if (channel[i] || terrain.at(terrain.hill, x, y) > 0) return 0;
    let around = 0;
    for (let k = 0; k < 16; k++) {
      const turn = (k * Math.PI) / 8;
      const reach = k % 2 ? 130 : 260;
      around +=
        Math.min(terrain.plainAt(x + reach * Math.cos(turn), y + reach * Math.sin(turn)), terrain.trend(x, y) + 1.2) /
        16;
    }
    const water = (around - terrain.plainAt(x, y) - 0.18) * 1.6;
    return water < 0.05 ? 0 : Math.round(Math.min(1.4, water) * 100) / 100;
  });
}
