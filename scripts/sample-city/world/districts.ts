import { cityFrame, type Point } from './frame.ts';
import { mainRiver, shoreline, tributary } from './layout.ts';
import { clipToNearer, distance, type Ring, ringContains, signedArea } from './shapes.ts';

/** What a 町丁目 is built of. */
export type Fabric =
  | 'centre' // 駅前の中高層
  | 'shopping' // 商店街
  | 'old' // 木造密集の旧市街・漁師町
  | 'mixed' // 戸建と共同住宅
  | 'suburb' // 戸建
  | 'newtown' // 丘の上の団地
  | 'apartments' // 公営住宅・団地
  | 'industry'
  | 'port'
  | 'fringe' // 農地の残る郊外
  | 'farm';

export interface DistrictSeed {
  readonly name: string;
  readonly at: Point;
  readonly fabric: Fabric;
  /** Direction of the streets, degrees counter-clockwise from east. */
  readonly angle: number;
  readonly school: string;
}

const seed = (name: string, x: number, y: number, fabric: Fabric, angle: number, school: string): DistrictSeed => ({
  name,
  at: [x, y],
  fabric,
  angle,
  school,
});

/** Seeds by side of the rivers; a 町丁目 is the land nearest to its seed on its own side. Names are invented. */
export const seedsBySide: readonly (readonly DistrictSeed[])[] = [
  [
    seed('南青瀬一丁目', 2060, 1240, 'mixed', 20, '南青瀬'),
    seed('南青瀬二丁目', 1620, 1090, 'fringe', 9, '南青瀬'),
    seed('南青瀬三丁目', 2060, 780, 'fringe', 4, '南青瀬'),
    seed('南青瀬四丁目', 1330, 1500, 'old', 24, '南青瀬'),
    seed('松原町', 1500, 600, 'suburb', 2, '浜'),
    seed('浜松原', 900, 560, 'old', -3, '浜'),
    seed('西浜', 300, 580, 'farm', 2, '浜'),
    seed('田尻', 420, 920, 'farm', 6, '西青瀬'),
    seed('新田町', 1120, 960, 'farm', 5, '西青瀬'),
    seed('西青瀬一丁目', 700, 1320, 'fringe', 12, '西青瀬'),
    seed('西青瀬二丁目', 1080, 1330, 'fringe', 12, '西青瀬'),
    seed('大原', 250, 1420, 'farm', 10, '西青瀬'),
    seed('山下町', 470, 1800, 'fringe', 20, '若宮'),
    seed('西町', 900, 1750, 'mixed', 14, '若宮'),
    seed('若宮町', 1250, 1900, 'old', -6, '若宮'),
    seed('桜町', 760, 2300, 'fringe', -10, '若宮'),
    seed('堀之内', 1180, 2350, 'fringe', -4, '若宮'),
    seed('下河内', 760, 2720, 'fringe', 8, '河内'),
    seed('中河内', 1250, 2720, 'farm', 6, '河内'),
    seed('上青瀬', 1050, 3130, 'farm', -22, '河内'),
    seed('河内', 700, 3560, 'farm', -48, '河内'),
  ],
  [
    seed('川原町一丁目', 1850, 2080, 'old', -12, '川原'),
    seed('川原町二丁目', 2250, 2050, 'mixed', -12, '川原'),
    seed('川原町三丁目', 1760, 2470, 'fringe', 6, '川原'),
    seed('中川原', 2330, 2510, 'fringe', 12, '川原'),
    seed('北川原', 2050, 2830, 'fringe', -4, '山手'),
    seed('山手町一丁目', 1870, 3210, 'suburb', 24, '山手'),
    seed('山手町二丁目', 2450, 3170, 'fringe', -14, '山手'),
    seed('谷口', 2870, 3330, 'farm', -30, '山手'),
    seed('奥谷', 3080, 3850, 'farm', -20, '山手'),
    seed('高瀬', 1250, 3700, 'farm', -40, '河内'),
  ],
  [
    seed('駅前一丁目', 3120, 1690, 'centre', 8, '中央'),
    seed('駅前二丁目', 3560, 1680, 'centre', 3, '中央'),
    seed('中央町', 3330, 2150, 'centre', 2, '中央'),
    seed('栄町', 2760, 1570, 'shopping', 22, '中央'),
    seed('本町一丁目', 2900, 2170, 'shopping', 14, '中央'),
    seed('本町二丁目', 3750, 2110, 'shopping', -5, '東'),
    seed('大手町', 3010, 1290, 'mixed', 6, '中央'),
    seed('旭町', 3520, 1340, 'apartments', 2, '東'),
    seed('寿町', 3900, 1440, 'old', -8, '東'),
    seed('末広町', 4080, 2030, 'mixed', -8, '東'),
    seed('東本町', 4520, 1960, 'fringe', -12, '東'),
    seed('朝日ヶ浦', 4950, 1880, 'fringe', -10, '東'),
    seed('春日町', 2620, 1230, 'old', -40, '港'),
    seed('幸町', 3080, 850, 'mixed', 3, '港'),
    seed('新町', 3600, 860, 'mixed', 4, '港'),
    seed('船入町', 2560, 640, 'old', -4, '港'),
    seed('城山町', 4200, 1200, 'fringe', -5, '磯'),
    seed('磯町', 4860, 1250, 'old', -14, '磯'),
    seed('浜町', 4800, 760, 'old', -6, '磯'),
    seed('浦町', 4250, 790, 'fringe', 2, '磯'),
    seed('港町', 2960, 400, 'industry', 0, '港'),
    seed('臨港町', 3830, 420, 'port', 0, '港'),
    seed('埠頭町', 4700, 480, 'industry', 3, '磯'),
    seed('緑町', 3080, 2620, 'suburb', 10, '緑が丘'),
    seed('柳町', 3650, 2540, 'suburb', -6, '緑が丘'),
    seed('泉町', 3500, 3020, 'fringe', 12, '小瀬'),
    seed('下小瀬', 3520, 3420, 'farm', -14, '小瀬'),
    seed('上小瀬', 3620, 3880, 'farm', -6, '小瀬'),
    seed('緑が丘一丁目', 4250, 2640, 'newtown', 16, '緑が丘'),
    seed('緑が丘二丁目', 4820, 2610, 'newtown', -4, '緑が丘'),
    seed('緑が丘三丁目', 4240, 3120, 'newtown', 4, '緑が丘北'),
    seed('緑が丘四丁目', 4780, 3130, 'apartments', 6, '緑が丘北'),
    seed('緑が丘五丁目', 4180, 3680, 'fringe', -10, '緑が丘北'),
    seed('東山町', 4900, 3620, 'fringe', -12, '緑が丘北'),
  ],
];

export interface District extends DistrictSeed {
  readonly index: number;
  /** 町丁目 boundary, local metres, counter-clockwise. */
  readonly ring: Ring;
}

const box: Ring = [
  [0, -400],
  [cityFrame.widthMeters, -400],
  [cityFrame.widthMeters, cityFrame.northMeters],
  [0, cityFrame.northMeters],
];

/** The three sides: west of 青瀬川, between the rivers, east of both. */
export function sideRings(): Ring[] {
  const end = tributary.at(-1)!;
  const joint = mainRiver.reduce(
    (best, point, i) => (distance(point, end) < distance(mainRiver[best]!, end) ? i : best),
    0,
  );
  const mouth = mainRiver.findIndex(([, y]) => y < 185);
  const gap = shoreline.findIndex(([x, y]) => x === 2300 && y === 180);
  const westShore = shoreline.slice(0, gap + 1).reverse();
  const eastShore = shoreline.slice(gap + 1);
  return [
    [...mainRiver.slice(0, mouth), ...westShore, [-400, 4300]],
    [...mainRiver.slice(0, joint + 1), ...[...tributary].slice(0, -1).reverse()],
    [...tributary.slice(0, -1), ...mainRiver.slice(joint, mouth), ...eastShore, [5520, 4300]],
  ];
}

/** Keeps the part of a ring inside the city's rectangle. */
export function clipToCity(ring: Ring): Point[] {
  const [west, south] = box[0]!;
  const [east, north] = box[2]!;
  const far = 1e4;
  return [
    [[east - far, 0] as Point, [east + far, 0] as Point],
    [[west + far, 0] as Point, [west - far, 0] as Point],
    [[0, north - far] as Point, [0, north + far] as Point],
    [[0, south + far] as Point, [0, south - far] as Point],
  ].reduce<Point[]>((clipped, [near, beyond]) => clipToNearer(clipped, near!, beyond!), [...ring]);
}

export function createDistricts(): District[] {
  const rings = sideRings().map(clipToCity);
  let index = 0;
  return seedsBySide.flatMap((seeds, side) =>
    seeds.map((seed) => {
      const others = seeds.filter((other) => other !== seed);
      const ring = others.reduce<Point[]>((cell, other) => clipToNearer(cell, seed.at, other.at), rings[side]!);
      const corners = ring.filter((corner, i) => distance(corner, ring.at(i - 1)!) > 0.05);
      return { ...seed, index: index++, ring: signedArea(corners) > 0 ? corners : corners.reverse() };
    }),
  );
}

/** Which district a place belongs to, looked up on a grid of 5 m cells; −1 is sea or outside. */
export interface DistrictMap {
  readonly at: (x: number, y: number) => number;
}

export function createDistrictMap(districts: readonly District[]): DistrictMap {
  const cell = 5;
  const columns = Math.ceil(cityFrame.widthMeters / cell);
  const rows = Math.ceil((cityFrame.northMeters + 400) / cell);
  const labels = new Int16Array(columns * rows).fill(-1);
  for (const district of districts) {
    const xs = district.ring.map(([x]) => x);
    const ys = district.ring.map(([, y]) => y);
    const [west, east] = [Math.min(...xs), Math.max(...xs)].map((x) => Math.floor(x / cell)) as [number, number];
    const [south, north] = [Math.min(...ys), Math.max(...ys)].map((y) => Math.floor((y + 400) / cell)) as [
      number,
      number,
    ];
    for (let row = Math.max(0, south); row <= Math.min(rows - 1, north); row++)
      for (let column = Math.max(0, west); column <= Math.min(columns - 1, east); column++)
        if (ringContains(district.ring, [(column + 0.5) * cell, (row + 0.5) * cell - 400]))
          labels[row * columns + column] = district.index;
  }
  return {
    at(x, y) {
      const column = Math.floor(x / cell);
      const row = Math.floor((y + 400) / cell);
      return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : labels[row * columns + column]!;
    },
  };
}
