import type { District, Fabric } from './districts.ts';
import type { Point } from './frame.ts';
import { type Ring, signedArea } from './shapes.ts';

/** 都市計画 of the invented city. Rates are ratios (2 = 200 %), as PLATEAU writes them. */
export interface UseDistrict {
  readonly id: string;
  /** Common_districtsAndZonesType. */
  readonly code: number;
  readonly floorAreaRate: number;
  readonly coverageRate: number;
  readonly rings: readonly Ring[];
}

const useOfFabric: Readonly<Partial<Record<Fabric, readonly [number, number, number]>>> = {
  centre: [10, 4, 0.8],
  shopping: [9, 3, 0.8],
  old: [5, 2, 0.6],
  mixed: [6, 2, 0.6],
  suburb: [3, 2, 0.6],
  fringe: [2, 1, 0.5],
  newtown: [1, 1, 0.5],
  apartments: [4, 2, 0.6],
  industry: [11, 2, 0.6],
  port: [13, 2, 0.6],
};

export function createUseDistricts(districts: readonly District[]): UseDistrict[] {
  return districts.flatMap(({ index, fabric, ring }) => {
    const use = useOfFabric[fabric];
    return use
      ? [{ id: `use-${index}`, code: use[0], floorAreaRate: use[1], coverageRate: use[2], rings: [ring] }]
      : [];
  });
}

/** Joins polygons that share whole edges: equal and opposite edges cancel, the rest is chained into rings. */
export function dissolve(rings: readonly Ring[]): Ring[] {
  const names = new Map<string, Point>();
  const key = ([x, y]: Point): string => {
    // Corners computed for two neighbours differ by rounding: look in the 2 cm cells around as well.
    for (const dx of [0, -1, 1])
      for (const dy of [0, -1, 1]) {
        const name = `${Math.round(x * 50) + dx} ${Math.round(y * 50) + dy}`;
        if (names.has(name)) return name;
      }
    const name = `${Math.round(x * 50)} ${Math.round(y * 50)}`;
    names.set(name, [x, y]);
    return name;
  };
  const edges = new Map<string, string[]>();
  for (const ring of rings) {
    const corners = ring.map(key).filter((name, i, all) => name !== all.at(i - 1));
    corners.forEach((from, i) => {
      const to = corners[(i + 1) % corners.length]!;
      const back = edges.get(to);
      const opposite = back?.indexOf(from) ?? -1;
      if (back && opposite >= 0) back.splice(opposite, 1);
      else edges.set(from, [...(edges.get(from) ?? []), to]);
    });
  }
  const joined: Ring[] = [];
  for (const [start, ends] of edges)
    while (ends.length > 0) {
      const ring: Point[] = [];
      let at = start;
      do {
        ring.push(names.get(at)!);
        at = edges.get(at)!.pop()!;
      } while (at !== start && edges.get(at)?.length);
      // Slivers come from corners that were not quite the same.
      if (ring.length > 2 && Math.abs(signedArea(ring)) > 1) joined.push(ring);
    }
  return joined;
}

/** An area with holes: the first ring is the outline. */
export type Area = readonly Ring[];

export interface AttractionArea {
  readonly name: string;
  readonly areas: readonly Area[];
}

/** Drawn by hand along roads and rivers, with the faults that a first draft has: it touches the foot of the hills. */
export const residenceArea: AttractionArea = {
  name: '居住誘導区域',
  areas: [
    [
      [
        [2475, 640],
        [3080, 650],
        [3980, 655],
        [5070, 700],
        [5070, 2060],
        [4420, 2180],
        [4180, 2330],
        [3900, 2560],
        [3850, 2800],
        [3835, 3060],
        [3420, 3140],
        [3080, 3090],
        [2830, 2740],
        [2745, 2330],
        [2540, 1960],
        [2260, 1640],
        [2490, 1330],
        [2440, 930],
      ],
      [
        [4300, 1330],
        [4470, 1170],
        [4680, 1260],
        [4720, 1430],
        [4560, 1600],
        [4340, 1520],
      ],
    ],
    [
      [
        [3915, 2900],
        [3970, 2640],
        [4190, 2490],
        [4620, 2440],
        [5070, 2420],
        [5070, 3420],
        [4560, 3480],
        [3960, 3400],
        [3880, 3150],
      ],
    ],
    [
      [
        [1630, 1990],
        [2080, 1775],
        [2400, 2010],
        [2590, 2340],
        [2680, 2740],
        [2560, 3040],
        [2450, 3450],
        [1950, 3440],
        [1640, 3230],
        [1770, 2900],
        [1530, 2400],
      ],
    ],
    [
      [
        [2270, 640],
        [2255, 930],
        [2290, 1300],
        [1990, 1600],
        [1440, 1890],
        [1330, 2400],
        [1420, 2560],
        [720, 2560],
        [470, 2250],
        [360, 1950],
        [640, 1560],
        [560, 1180],
        [1250, 1130],
        [1330, 880],
        [1330, 640],
      ],
    ],
  ],
};

export const urbanFunctionArea: AttractionArea = {
  name: '都市機能誘導区域',
  areas: [
    [
      [
        [2640, 1500],
        [2980, 1380],
        [3720, 1370],
        [3880, 1680],
        [3900, 2250],
        [3345, 2385],
        [2820, 2380],
        [2760, 1960],
      ],
    ],
    [
      [
        [4300, 2760],
        [4600, 2760],
        [4600, 3060],
        [4300, 3060],
      ],
    ],
  ],
};

export interface Urbanisation {
  /** 22 市街化区域. */
  readonly promoted: readonly Ring[];
  /** 23 市街化調整区域. */
  readonly controlled: readonly Ring[];
}

/** 区域区分: everything but farmland is 市街化区域. Each side of the rivers is joined by itself. */
export function areaClassification(
  districts: readonly District[],
  sideOf: (district: District) => number,
): Urbanisation {
  const joined = (farm: boolean): Ring[] =>
    [0, 1, 2].flatMap((side) =>
      dissolve(districts.filter((d) => (d.fabric === 'farm') === farm && sideOf(d) === side).map(({ ring }) => ring)),
    );
  return { promoted: joined(false), controlled: joined(true) };
}
