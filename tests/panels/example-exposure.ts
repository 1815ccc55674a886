import type {
  DepthRankOrState,
  ExposureResult,
  ExposureRow,
  ResidenceState,
} from '../../src/analysis/exposure-result.ts';
import { type HazardKey, parseHazardKey } from '../../src/domain/hazard.ts';
import type { ZoneKind } from '../../src/domain/zone-kind.ts';

const ranks: readonly DepthRankOrState[] = [4, 3, 2, 1, 'none', 'unknown'];

/** People of the mock pages at L2, by side of the line: rank 4, 3, 2, 1, dry, unknown. */
const peopleAtL2: Readonly<Record<'inside' | 'outside', readonly number[]>> = {
  inside: [1320, 8940, 21480, 6210, 41870, 2310],
  outside: [860, 3920, 7360, 2140, 22540, 5610],
};
/** The same people at L1: fewer and shallower, the same total. */
const peopleAtL1: Readonly<Record<'inside' | 'outside', readonly number[]>> = {
  inside: [0, 3180, 12640, 8120, 55880, 2310],
  outside: [0, 1240, 4980, 3060, 27540, 5610],
};
const districts = [
  '本町一丁目',
  '本町二丁目',
  '緑が丘一丁目',
  '緑が丘二丁目',
  '南青瀬一丁目',
  '南青瀬二丁目',
  '川原町一丁目',
  '川原町二丁目',
  '堤下',
  '上青瀬',
];

interface RowKey {
  readonly zoneKind: ZoneKind | 'city';
  readonly zoneId: string;
  readonly zoneName: string;
  readonly residence: ResidenceState;
  readonly key: HazardKey;
  readonly depthRank: DepthRankOrState;
}

export function createExposureRow({ key, ...row }: RowKey, population: number): ExposureRow {
  const buildings = Math.round(population / 2.6);
  return {
    ...row,
    ...parseHazardKey(key),
    buildings,
    floorAreaSquareMeters: population * 41.3,
    population,
    population65: population * 0.29,
    population75: population * 0.16,
    households: population / 2.2,
    populationDay: population * 0.84,
    verticalEvacuationImpossible:
      row.depthRank === 4
        ? buildings
        : row.depthRank === 3
          ? Math.round(buildings * 0.62)
          : row.depthRank === 2
            ? Math.round(buildings * 0.12)
            : 0,
    verticalEvacuationUnknown: 0,
  };
}

function rowsOf(key: HazardKey, people: typeof peopleAtL2): readonly ExposureRow[] {
  return (['inside', 'outside'] as const).flatMap((residence) =>
    ranks.flatMap((depthRank, index) => {
      const all = people[residence][index] ?? 0;
      if (all === 0) return [];
      const city = createExposureRow(
        { zoneKind: 'city', zoneId: 'city', zoneName: '', residence, key, depthRank },
        all,
      );
      const weights = districts.map((_, district) => 1 + ((district * 7 + index * 3) % 5));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const own = districts.map((zoneName, district) =>
        createExposureRow(
          { zoneKind: 'district', zoneId: `99${district}`, zoneName, residence, key, depthRank },
          (all * (weights[district] ?? 0)) / sum,
        ),
      );
      return [city, ...own];
    }),
  );
}

export function createExampleExposure(): ExposureResult {
  return {
    rows: [...rowsOf('river:L2', peopleAtL2), ...rowsOf('river:L1', peopleAtL1), ...rowsOf('tsunami:', peopleAtL1)],
    checks: [
      { code: 'population-conserved', expected: 124560, found: 124560, difference: 0, holds: true },
      { code: 'buildings-once', expected: 48213, found: 48213, difference: 0, holds: true },
    ],
    evidence: {
      question: 'exposure',
      sql: 'SELECT zone_id, residence, depth_rank, count(*) AS buildings, sum(population) AS population\nFROM buildings JOIN building_zones USING (building_index)\nWHERE hazard = $1 AND scale = $2\nGROUP BY ALL;',
      parameters: { $1: 'river', $2: 'L2' },
      inputs: [
        {
          title: '3D都市モデル（Project PLATEAU）青瀬市',
          file: '99999_aose-shi_city_2024_citygml_1_op.zip',
          year: 2024,
          licence: 'CC BY 4.0',
          crs: 'EPSG:6697',
          rows: 48213,
          sha256: 'd2a1…',
        },
        {
          title: '国土数値情報 洪水浸水想定区域（A31a）',
          file: 'A31a-24_99_10_GEOJSON.zip',
          year: 2024,
          crs: 'EPSG:6668',
          rows: 18402,
        },
        { title: '国勢調査 250 m メッシュ', file: 'tblT001142H5339.zip', year: 2020, crs: 'JIS X 0410', rows: 1203 },
      ],
      planarCrs: 'EPSG:6677',
      method: [
        { code: 'building-by-representative-point' },
        { code: 'zone-membership-once-per-kind' },
        { code: 'largest-rank-of-all-sources' },
        { code: 'three-states' },
        { code: 'depth-classes', values: { bounds: '0.5, 3, 5, 10, 20' } },
        { code: 'vertical-evacuation-guide' },
        { code: 'exact-sums' },
      ],
      assumptions: [{ code: 'storeys-from-height', value: 2874, editable: false }],
      rounding: 'none',
      computedAt: '2026-11-22T05:00:00Z',
    },
  };
}
