import type { Builder } from './builder.ts';
import { plainDesign, rc, src, steel, wood } from './designs.ts';
import type { District, DistrictMap } from './districts.ts';
import type { Point } from './frame.ts';
import { covers, type LandUse } from './land-use.ts';
import { stationPoint } from './layout.ts';
import { createRandom, type Random } from './random.ts';
import { distance, type Ring, rectangle } from './shapes.ts';
import type { Terrain } from './terrain.ts';

export type LandmarkKind =
  | 'school'
  | 'junior_high'
  | 'city_hall'
  | 'hospital'
  | 'clinic'
  | 'care'
  | 'nursery'
  | 'community'
  | 'gym'
  | 'park'
  | 'shrine'
  | 'station'
  | 'mall'
  | 'sewage'
  | 'fish_market';

export interface Landmark {
  readonly kind: LandmarkKind;
  readonly name: string;
  /** Middle of the main building, or of the ground where there is none. */
  readonly at: Point;
  readonly ground: Ring;
  readonly district: number;
}

interface Wish {
  readonly kind: LandmarkKind;
  readonly name: string;
  readonly near: Point;
  readonly size: readonly [number, number];
}

const wish = (kind: LandmarkKind, name: string, near: Point, size: readonly [number, number]): Wish => ({
  kind,
  name,
  near,
  size,
});
const school = (name: string, x: number, y: number): Wish =>
  wish('school', `青瀬市立${name}小学校`, [x, y], [118, 104]);

/** Large sites, placed before streets. */
const wishes: readonly Wish[] = [
  school('中央', 3080, 2080),
  school('東', 4250, 1890),
  school('港', 2780, 870),
  school('磯', 4700, 1090),
  school('南青瀬', 1780, 1300),
  school('浜', 1150, 660),
  school('西青瀬', 800, 1200),
  school('若宮', 1080, 2010),
  school('河内', 860, 2800),
  school('川原', 2150, 2430),
  school('山手', 2200, 3050),
  school('緑が丘', 4480, 2620),
  school('緑が丘北', 4560, 3240),
  school('小瀬', 3560, 3080),
  wish('junior_high', '青瀬市立第一中学校', [2820, 1440], [140, 120]),
  wish('junior_high', '青瀬市立南中学校', [1380, 760], [140, 120]),
  wish('junior_high', '青瀬市立緑が丘中学校', [4480, 2980], [140, 120]),
  wish('city_hall', '青瀬市役所', [3100, 1440], [90, 70]),
  wish('hospital', '青瀬市民病院', [3600, 2300], [120, 84]),
  wish('hospital', '南青瀬総合病院', [1700, 1000], [84, 66]),
  wish('gym', '青瀬市総合体育館', [3790, 1230], [110, 90]),
  wish('mall', '青瀬ショッピングセンター', [3380, 1090], [190, 120]),
  wish('sewage', '青瀬浄化センター', [2100, 480], [150, 90]),
  wish('fish_market', '青瀬魚市場', [2620, 520], [100, 60]),
  wish('park', '青瀬中央公園', [3560, 1500], [120, 90]),
  wish('park', '城址公園', [3180, 1330], [100, 90]),
  wish('park', '川原町公園', [1720, 2250], [90, 60]),
  wish('park', '緑が丘公園', [4640, 2840], [130, 100]),
  wish('park', '松原海浜公園', [1400, 470], [200, 60]),
  wish('park', '臨海公園', [4560, 420], [160, 80]),
  wish('shrine', '若宮神社', [1330, 2060], [60, 50]),
  wish('shrine', '青瀬神社', [2740, 2230], [60, 50]),
  wish('shrine', '磯崎神社', [4950, 1080], [50, 44]),
];

/** Small sites in residential blocks. */
const smallWishes: readonly Wish[] = [
  ...(
    [
      ['本町公民館', 2980, 2260],
      ['川原町公民館', 1900, 2020],
      ['西町公民館', 950, 1680],
      ['山手公民館', 2330, 3130],
      ['港町会館', 2860, 720],
      ['磯町会館', 4760, 1320],
      ['緑が丘コミュニティセンター', 4330, 2780],
      ['小瀬公民館', 3420, 3330],
      ['河内公民館', 880, 3080],
      ['浜松原会館', 980, 540],
    ] as const
  ).map(([name, x, y]) => wish('community', name, [x, y], [28, 22])),
  ...(
    [
      ['特別養護老人ホーム あおせ苑', 1950, 2160],
      ['特別養護老人ホーム みどりの里', 4700, 3010],
      ['介護老人保健施設 せせらぎ', 2180, 2150],
      ['グループホーム 潮風', 4620, 800],
      ['デイサービスセンター 若宮', 1200, 2180],
      ['有料老人ホーム 山手の家', 1750, 3080],
      ['障害者支援施設 ひまわり', 1560, 1400],
      ['デイサービスセンター 川原', 1830, 2400],
      ['特別養護老人ホーム 小瀬の郷', 3610, 3250],
    ] as const
  ).map(([name, x, y]) => wish('care', name, [x, y], [38, 23])),
  ...(
    [
      ['中央保育園', 3460, 2220],
      ['川原保育園', 2020, 2350],
      ['南青瀬こども園', 1900, 1120],
      ['港保育園', 3200, 760],
      ['磯保育園', 4750, 900],
      ['緑が丘幼稚園', 4320, 3020],
      ['若宮保育園', 840, 1900],
      ['桜町こども園', 800, 2220],
      ['泉保育園', 3420, 2950],
      ['西青瀬保育園', 650, 1250],
    ] as const
  ).map(([name, x, y]) => wish('nursery', name, [x, y], [30, 22])),
  ...(
    [
      ['青瀬駅前クリニック', 3180, 1770],
      ['本町医院', 2850, 2280],
      ['川原内科', 2100, 2240],
      ['南青瀬整形外科', 2000, 1000],
      ['港診療所', 2760, 640],
      ['磯医院', 4880, 1130],
      ['緑が丘ファミリークリニック', 4420, 2760],
      ['西町歯科医院', 950, 1830],
      ['若宮医院', 1180, 1800],
      ['東本町クリニック', 4450, 1850],
      ['泉小児科', 3580, 2920],
    ] as const
  ).map(([name, x, y]) => wish('clinic', name, [x, y], [21, 17])),
];

function findGround(
  w: Wish,
  tries: number,
  reach: number,
  random: Random,
  districts: readonly District[],
  map: DistrictMap,
  land: LandUse,
  terrain: Terrain,
): { ring: Ring; at: Point; angle: number; district: number } | undefined {
  for (let k = 0; k < tries; k++) {
    const radius = reach * Math.sqrt(k / tries);
    const turn = random.between(0, 2 * Math.PI);
    const at: Point = [w.near[0] + radius * Math.cos(turn), w.near[1] + radius * Math.sin(turn)];
    const district = districts[map.at(...at)];
    if (!district) continue;
    const angle = (district.angle * Math.PI) / 180;
    const margin = w.size[0] > 60 ? 6 : 2;
    const ring = rectangle(at, w.size[0] + margin, w.size[1] + margin, angle);
    const inside = rectangle(at, w.size[0] * 0.5, w.size[1] * 0.5, angle);
    const same = ring.every(([x, y]) => map.at(x, y) === district.index);
    if (!same || !land.isFree(ring) || !land.isFree(inside)) continue;
    if ([...ring, at].some(([x, y]) => terrain.slopeAt(x, y) > 0.16)) continue;
    return { ring: rectangle(at, w.size[0], w.size[1], angle), at, angle, district: district.index };
  }
  return undefined;
}

export interface Site extends Landmark {
  readonly angle: number;
  readonly size: readonly [number, number];
}

/** How many sites are wished for; each should find ground. */
export const wishedSites = wishes.length + smallWishes.length;

/** Finds ground for the large (or small) sites near where each is wanted and reserves it. */
export function reserveSites(
  seed: number,
  which: 'large' | 'small',
  districts: readonly District[],
  map: DistrictMap,
  land: LandUse,
  terrain: Terrain,
): Site[] {
  const sites: Site[] = [];
  for (const w of which === 'large' ? wishes : smallWishes) {
    const ground = findGround(
      w,
      900,
      which === 'large' ? 330 : 230,
      createRandom(seed, w.name),
      districts,
      map,
      land,
      terrain,
    );
    if (!ground) continue;
    land.paintRing(covers.reserved, ground.ring);
    sites.push({
      kind: w.kind,
      name: w.name,
      at: ground.at,
      ground: ground.ring,
      district: ground.district,
      angle: ground.angle,
      size: w.size,
    });
  }
  return sites;
}

/** Builds what stands on a site. */
export function buildSite(builder: Builder, site: Site, district: District, seed: number): Landmark {
  const random = createRandom(seed, `build ${site.name}`);
  const c = Math.cos(site.angle);
  const s = Math.sin(site.angle);
  const [w, d] = site.size;
  const put = (
    u: number,
    v: number,
    width: number,
    depth: number,
    usage: number,
    structure: number,
    storeys: number,
    height?: number,
    name = site.name,
    turn = 0,
  ): Point => {
    const at: Point = [site.at[0] + u * c - v * s, site.at[1] + u * s + v * c];
    const base = plainDesign(random, usage, structure, storeys, random.between(1968, 2016), name);
    builder.place(district, at, width, depth, site.angle + turn, height ? { ...base, heightMeters: height } : base, {
      onReserved: true,
    });
    return at;
  };
  let at = site.at;
  if (site.kind === 'school' || site.kind === 'junior_high') {
    // Classrooms along the north side (windows to the south), gymnasium beside, playing field in front.
    at = put(-w * 0.12, d * 0.34, w * 0.62, 13, 422, rc, site.kind === 'school' ? 3 : 4);
    put(w * 0.36, d * 0.28, 22, 34, 422, steel, 1, 11, `${site.name} 体育館`);
    put(-w * 0.42, d * 0.06, 12, 30, 422, rc, 3, undefined, `${site.name} 西校舎`);
  } else if (site.kind === 'city_hall') {
    at = put(0, 8, 62, 22, 421, src, 7);
    put(-8, -18, 30, 16, 421, rc, 2, undefined, '青瀬市役所 分庁舎');
  } else if (site.kind === 'hospital') {
    at = put(0, d * 0.1, w * 0.62, d * 0.36, 422, src, w > 100 ? 8 : 6);
    put(-w * 0.2, -d * 0.28, w * 0.3, d * 0.24, 422, rc, 3, undefined, `${site.name} 外来棟`);
  } else if (site.kind === 'gym') at = put(0, 5, 70, 52, 422, rc, 2, 16);
  else if (site.kind === 'mall') {
    at = put(-w * 0.14, 6, w * 0.56, d * 0.7, 402, steel, 3, 17);
    put(w * 0.34, 20, 30, 44, 402, steel, 1, 7, `${site.name} 別棟`);
  } else if (site.kind === 'sewage') {
    at = put(-30, 15, 40, 30, 452, rc, 2);
    put(32, 14, 50, 34, 452, rc, 1, 6);
  } else if (site.kind === 'fish_market') at = put(0, 0, 78, 30, 402, steel, 1, 9);
  else if (site.kind === 'shrine') {
    at = put(0, 6, 12, 10, 454, wood, 1, 8);
    put(14, -8, 9, 7, 454, wood, 1);
  } else if (site.kind === 'community') at = put(0, 2, w * 0.62, d * 0.6, 422, rc, 2);
  else if (site.kind === 'care') at = put(0, 2, w * 0.78, d * 0.5, 422, rc, random.pick([1, 2, 2, 3, 4]));
  else if (site.kind === 'nursery')
    at = put(0, d * 0.2, w * 0.74, d * 0.42, 422, random.pick([steel, wood]), random.pick([1, 2]));
  else if (site.kind === 'clinic')
    at = put(0, 2, w * 0.68, d * 0.62, 422, random.pick([wood, steel, rc]), random.pick([1, 2, 2, 3]));
  return { kind: site.kind, name: site.name, at, ground: site.ground, district: site.district };
}

/** 青瀬駅: the station building on the north side of the tracks. */
export function buildStation(
  builder: Builder,
  districts: readonly District[],
  map: DistrictMap,
  seed: number,
): Landmark {
  const at: Point = [stationPoint[0], stationPoint[1] - 22];
  const district = districts[map.at(...at)]!;
  const base = plainDesign(createRandom(seed, 'station'), 404, src, 5, 1998, '青瀬駅ビル');
  builder.place(district, at, 96, 20, 0, base, { onReserved: true });
  const ground = rectangle([stationPoint[0], stationPoint[1] - 70], 90, 56, 0);
  return { kind: 'station', name: '青瀬駅', at, ground, district: district.index };
}

export const nearestLandmark = (landmarks: readonly Landmark[], at: Point): Landmark | undefined =>
  landmarks.reduce<Landmark | undefined>(
    (best, item) => (!best || distance(item.at, at) < distance(best.at, at) ? item : best),
    undefined,
  );
