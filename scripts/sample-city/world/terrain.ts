import { cityFrame, type Point } from './frame.ts';
import { type Hill, hills, mainRiver, reclaimedLand, shoreline, tributary } from './layout.ts';
import { createNoise } from './random.ts';
import { depthInside, nearestOnLine } from './shapes.ts';

/** Vertices every 10 m, 513 × 513, row 0 in the south (y = −1024), so that an RTIN of 2^9 + 1 fits exactly. */
export const terrainStepMeters = 10;
export const terrainSide = 513;

export interface Terrain {
  /** Height (TP, metres) of each vertex: sea 0, water level in channels, levees included. */
  readonly ground: Float32Array;
  /** The same without levees: the ground that a breach floods (破堤を想定). */
  readonly plain: Float32Array;
  /** Level of the alluvial plain that rivers run on, without lows and hills. */
  readonly trend: (x: number, y: number) => number;
  readonly groundAt: (x: number, y: number) => number;
  readonly plainAt: (x: number, y: number) => number;
  /** Rise over run, from the 10 m vertices. */
  readonly slopeAt: (x: number, y: number) => number;
  readonly isSea: (point: Point) => boolean;
  /** Metres from the middle of 青瀬川 and of 小瀬川. */
  readonly river: Float32Array;
  readonly stream: Float32Array;
  /** Metres into the nearest hill, negative outside. */
  readonly hill: Float32Array;
  /** The same for hills that nobody builds on (all but the 台地). */
  readonly wild: Float32Array;
  readonly at: (field: Float32Array, x: number, y: number) => number;
}

/** Half of the water's width, growing downstream. */
export const riverHalfWidth = (y: number): number => 32 + 20 * Math.max(0, Math.min(1, (3600 - y) / 3400));
export const streamHalfWidthMeters = 9;

const smoothstep = (low: number, high: number, value: number): number => {
  const t = Math.max(0, Math.min(1, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
};

/** 1/320 up from the shore, a little steeper in the valley. */
const trend = (_x: number, y: number): number => 1.5 + Math.max(0, y - 450) * 0.0029 + Math.max(0, y - 2600) * 0.003;

function hillHeight(hill: Hill, inside: number, rough: number): number {
  if (inside <= 0) return 0;
  const edge = hill.edgeMeters * smoothstep(0, hill.edgeWidthMeters, inside);
  const rise = hill.riseMeters * smoothstep(0, hill.riseWidthMeters, inside - hill.edgeWidthMeters * 0.5);
  return edge + rise * (hill.buildable ? 1 : 1 + 0.35 * rough);
}

/** Hollows of the plain: old river courses and the back marsh (後背湿地) behind the natural levees. */
const hollows: readonly { readonly at: Point; readonly radius: number; readonly depth: number }[] = [
  { at: [2080, 2120], radius: 260, depth: 1.7 }, // 川原町, inside the bend
  { at: [1850, 1250], radius: 260, depth: 1.1 }, // 南青瀬
  { at: [1080, 2350], radius: 240, depth: 1.0 }, // 若宮町
  { at: [2850, 1330], radius: 280, depth: 1.0 }, // 春日町
  { at: [3750, 1480], radius: 300, depth: 0.8 }, // 寿町
  { at: [700, 1000], radius: 420, depth: 0.9 }, // 田尻
  { at: [4850, 1950], radius: 300, depth: 0.6 },
  { at: [3050, 2600], radius: 180, depth: 0.7 }, // 緑町
];

function hollowDepth(x: number, y: number): number {
  let sum = 0;
  for (const { at, radius, depth } of hollows)
    sum += depth * Math.exp(-((x - at[0]) ** 2 + (y - at[1]) ** 2) / radius ** 2);
  return sum;
}

/** Cross-section of a channel with levees: water, berm, crest, land-side slope. Returns [height, height without levee]. */
function crossSection(d: number, half: number, land: number, water: number, crest: number): [number, number] {
  if (d <= half) return [water, water];
  const berm = half + 10;
  const rise = crest - land;
  const foot = berm + 6 + rise * 2.2;
  if (d < berm) {
    const up = water + (crest - water) * smoothstep(half, berm, d);
    return [up, Math.min(up, land)];
  }
  if (rise <= 0) return [land, land];
  if (d < berm + 6) return [crest, land];
  return [Math.max(land, crest - ((d - berm - 6) / (foot - berm - 6)) * rise), land];
}

export function createTerrain(seed: number): Terrain {
  const side = terrainSide;
  const size = side * side;
  const ground = new Float32Array(size);
  const plain = new Float32Array(size);
  const river = new Float32Array(size);
  const stream = new Float32Array(size);
  const hill = new Float32Array(size);
  const wild = new Float32Array(size);
  const soft = createNoise(seed, 'plain');
  const bend = createNoise(seed, 'outline');
  const ridge = createNoise(seed, 'ridge');
  const shore = [...shoreline];

  const naturalGround = (x: number, y: number, index: number): number => {
    const coast = nearestOnLine(shore, [x, y]).distance;
    const level = trend(x, y);
    const bank = 0.9 * Math.exp(-((river[index]! / 210) ** 2)) + 0.5 * Math.exp(-((stream[index]! / 110) ** 2));
    let land = level + bank - hollowDepth(x, y) + 0.35 * soft(x / 240, y / 240, 2);
    // Beach ridge (砂州) behind the western beach.
    if (x < 2250) land += 1.9 * Math.exp(-(((coast - 190) / 95) ** 2));
    land = Math.max(land, 0.6);
    const made = depthInside(reclaimedLand, [x, y]);
    if (made > -60) land += (2.9 - land) * smoothstep(-60, 20, made);
    let inside = Number.NEGATIVE_INFINITY;
    let forest = Number.NEGATIVE_INFINITY;
    let up = 0;
    for (const item of hills) {
      const wave = item.roughMeters * bend(x / 260 + item.edgeMeters, y / 260, 3) * 0.7;
      const d = depthInside(item.ring, [x, y]) + wave;
      inside = Math.max(inside, d);
      if (!item.buildable) forest = Math.max(forest, d);
      up = Math.max(up, hillHeight(item, d, ridge(x / 180, y / 180, 3)));
    }
    hill[index] = inside;
    wild[index] = forest;
    return land + up + (inside < 0 ? 1.2 * smoothstep(-260, 0, inside) : 1.2);
  };

  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const index = row * side + column;
      const x = column * terrainStepMeters;
      const y = cityFrame.southMeters + row * terrainStepMeters;
      river[index] = nearestOnLine(mainRiver, [x, y]).distance;
      stream[index] = nearestOnLine(tributary, [x, y]).distance;
      if (!onLand(x, y)) {
        // Open water; the shore's own vertices keep the land's level.
        hill[index] = -1000;
        wild[index] = -1000;
        continue;
      }
      const land = naturalGround(x, y, index);
      const level = trend(x, y);
      const crest = level + 4.2 * smoothstep(300, 700, y) + 0.4;
      const main = crossSection(
        river[index]!,
        riverHalfWidth(y),
        land,
        Math.max(0, level - 3.2),
        Math.max(land, crest),
      );
      const small = crossSection(
        stream[index]!,
        streamHalfWidthMeters,
        land,
        Math.max(0, level - 1.8),
        Math.max(land, level + 1.9),
      );
      const nearMain = river[index]! < riverHalfWidth(y) + 10;
      ground[index] =
        nearMain || main[0] < land ? main[0] : stream[index]! < 19 ? small[0] : Math.max(main[0], small[0]);
      plain[index] = Math.min(main[1], small[1]);
    }
  }

  const at = (field: Float32Array, x: number, y: number): number => {
    const fx = Math.max(0, Math.min(side - 1.001, x / terrainStepMeters));
    const fy = Math.max(0, Math.min(side - 1.001, (y - cityFrame.southMeters) / terrainStepMeters));
    const column = Math.floor(fx);
    const row = Math.floor(fy);
    const u = fx - column;
    const v = fy - row;
    const i = row * side + column;
    const low = field[i]! * (1 - u) + field[i + 1]! * u;
    const high = field[i + side]! * (1 - u) + field[i + side + 1]! * u;
    return low * (1 - v) + high * v;
  };
  const groundAt = (x: number, y: number): number => at(ground, x, y);
  const h = terrainStepMeters;
  return {
    ground,
    plain,
    trend,
    groundAt,
    plainAt: (x, y) => at(plain, x, y),
    slopeAt: (x, y) =>
      Math.hypot(groundAt(x + h, y) - groundAt(x - h, y), groundAt(x, y + h) - groundAt(x, y - h)) / (2 * h),
    isSea: ([x, y]) => !onLand(x, y),
    river,
    stream,
    hill,
    wild,
    at,
  };
}

const shoreX = Float64Array.from(shoreline, ([x]) => x);
const shoreY = Float64Array.from(shoreline, ([, y]) => y);
const shoreLow = Math.min(...shoreY);
const shoreHigh = Math.max(...shoreY);

/** Counts the shore below a place: an odd number means land. */
function onLand(x: number, y: number): boolean {
  if (y > shoreHigh) return true;
  if (y < shoreLow) return false;
  let inside = false;
  for (let i = 1; i < shoreX.length; i++) {
    const ax = shoreX[i - 1]!;
    const bx = shoreX[i]!;
    if (ax > x !== bx > x && shoreY[i - 1]! + ((x - ax) / (bx - ax)) * (shoreY[i]! - shoreY[i - 1]!) < y)
      inside = !inside;
  }
  return inside;
}
