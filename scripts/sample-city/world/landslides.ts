import type { City } from './city.ts';
import type { Point } from './frame.ts';
import { crossesItself, distance, type Ring, ringContains } from './shapes.ts';
import type { Terrain } from './terrain.ts';

/** 土砂災害警戒区域等: codes of urf:disasterType (1 急傾斜, 2 土石流) and urf:areaType (1 警戒, 2 特別警戒). */
export interface LandslideZone {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly disasterType: 1 | 2;
  readonly areaType: 1 | 2;
  readonly ring: Ring;
}

/** Direction into the hill at a place near its foot. */
function inward(terrain: Terrain, [x, y]: Point): Point {
  // Wide enough that small ripples of the outline don't turn the direction.
  const h = 34;
  const gx = terrain.at(terrain.hill, x + h, y) - terrain.at(terrain.hill, x - h, y);
  const gy = terrain.at(terrain.hill, x, y + h) - terrain.at(terrain.hill, x, y - h);
  const length = Math.hypot(gx, gy) || 1;
  return [gx / length, gy / length];
}

/** Walks along the foot of a hill (hill = 0). */
function traceFoot(terrain: Terrain, start: Point, steps: number): Point[] {
  const line: Point[] = [];
  let at = start;
  for (let k = 0; k < steps; k++) {
    const n = inward(terrain, at);
    const off = terrain.at(terrain.hill, at[0], at[1]);
    at = [at[0] - n[0] * off * 0.7, at[1] - n[1] * off * 0.7];
    line.push(at);
    at = [at[0] + n[1] * 12, at[1] - n[0] * 12];
  }
  return line;
}

/** Band from `below` metres out on the plain to `above` metres up the slope. */
function band(terrain: Terrain, foot: readonly Point[], below: number, above: number, trimEnds: number): Point[] {
  const part = foot.slice(trimEnds, foot.length - trimEnds);
  const shifted = (by: number): Point[] =>
    part.map((p) => {
      const n = inward(terrain, p);
      return [p[0] + n[0] * by, p[1] + n[1] * by];
    });
  return [...shifted(-below), ...shifted(above).reverse()];
}

/** Steep feet of hills, at least 190 m apart, and the mouths of five valleys. */
export function createLandslides(city: City): LandslideZone[] {
  const { terrain } = city;
  const starts: Point[] = [];
  for (let y = 600; y < 4080; y += 10)
    for (let x = 20; x < 5100; x += 10) {
      if (Math.abs(terrain.at(terrain.hill, x, y)) > 6) continue;
      const n = inward(terrain, [x, y]);
      const rise = terrain.groundAt(x + n[0] * 45, y + n[1] * 45) - terrain.groundAt(x, y);
      if (rise < 9) continue;
      if (starts.every((other) => distance(other, [x, y]) > 230)) starts.push([x, y]);
    }
  const zones: LandslideZone[] = [];
  starts.forEach((start, i) => {
    // In a tight bend of the hill a long band would cross itself: shorten it until it doesn't.
    const bands = [0, 1, 2, 3, 4, 5, 6]
      .map((less) => traceFoot(terrain, start, Math.max(4, 7 + ((i * 5) % 6) - less)))
      .map((line) => ({ line, warning: band(terrain, line, 44, 58, 0), special: band(terrain, line, 21, 46, 1) }))
      .find(({ warning, special }) => !crossesItself(warning) && !crossesItself(special));
    if (!bands) return;
    const { line: foot } = bands;
    const middle = foot[Math.floor(foot.length / 2)]!;
    const district = city.districts[city.districtMap.at(middle[0], middle[1])];
    const name = `${district?.name ?? '青瀬'}${(i % 3) + 1}`;
    const add = (areaType: 1 | 2, ring: Ring): void => {
      zones.push({
        id: `slope-${i}-${areaType}`,
        name,
        number: `99-Ⅰ-${String(i + 1).padStart(3, '0')}`,
        disasterType: 1,
        areaType,
        ring,
      });
    };
    add(1, bands.warning);
    if (i % 4 !== 3) add(2, bands.special);
  });
  return [...zones, ...debrisFlows(terrain)];
}

/** A valley's mouth (where hill = 0) and the way down, degrees counter-clockwise from east. */
const valleys: readonly { readonly name: string; readonly near: Point; readonly length: number }[] = [
  { name: '桜町沢', near: [330, 2480], length: 210 },
  { name: '下河内沢', near: [430, 2900], length: 230 },
  { name: '河内沢', near: [540, 3420], length: 200 },
  { name: '山手沢', near: [2180, 3460], length: 240 },
  { name: '谷口沢', near: [2700, 3640], length: 220 },
];

function debrisFlows(terrain: Terrain): LandslideZone[] {
  return valleys.flatMap(({ name, near, length }, i) => {
    const foot = traceFoot(terrain, near, 3)[2]!;
    const n = inward(terrain, foot);
    // The fan opens by 15° to each side below the mouth; the channel runs 160 m up the valley.
    const at = (out: number, side: number): Point => [
      foot[0] - n[0] * out + n[1] * side,
      foot[1] - n[1] * out - n[0] * side,
    ];
    const fan = (reach: number, up: number, spread: number): Ring => [
      at(-up, -7),
      at(0, -16),
      at(reach * 0.5, -16 - reach * spread * 0.6),
      at(reach * 0.92, -12 - reach * spread * 0.8),
      at(reach, 0),
      at(reach * 0.92, 12 + reach * spread * 0.8),
      at(reach * 0.5, 16 + reach * spread * 0.6),
      at(0, 16),
      at(-up, 7),
    ];
    const number = `99-Ⅱ-${String(i + 1).padStart(3, '0')}`;
    return [
      { id: `debris-${i}-1`, name, number, disasterType: 2, areaType: 1, ring: fan(length, 170, 0.27) } as const,
      { id: `debris-${i}-2`, name, number, disasterType: 2, areaType: 2, ring: fan(length * 0.36, 150, 0.05) } as const,
    ];
  });
}

/** Landslide records of a building, by its middle: the more severe area of each kind. */
export function landslidesAt(
  zones: readonly LandslideZone[],
  middle: Point,
): { disasterType: 1 | 2; areaType: 1 | 2 }[] {
  return ([1, 2] as const).flatMap((disasterType) => {
    const hits = zones.filter((zone) => zone.disasterType === disasterType && ringContains(zone.ring, middle));
    if (hits.length === 0) return [];
    return [{ disasterType, areaType: hits.some(({ areaType }) => areaType === 2) ? 2 : 1 }];
  });
}
