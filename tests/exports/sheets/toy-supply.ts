import type { Answer, AnswerTable, Cell, KeyColumn, KeyLabel, ValueColumn } from '../../../src/domain/answer.ts';
import type { DatasetSource } from '../../../src/domain/datasets.ts';
import { depthRanks } from '../../../src/domain/depth-rank.ts';
import { type HazardKey, parseHazardKey } from '../../../src/domain/hazard.ts';
import type { GroundStates, MapExtract, MapExtractRequest } from '../../../src/domain/map-extract.ts';
import type { MeasureText } from '../../../src/exports/drawing/drawing.ts';
import type { AnswerRequest, SheetSupply } from '../../../src/exports/sheets/sheet-supply.ts';
import { buildPolygonColumns } from '../../../src/spatial/polygon-columns-building.ts';

/**
 * A city of 2,000 × 1,500 m with eight houses, small enough to count by hand. Water of 洪水 L2 by quarters from the west:
 * 3–5 m, 0.5–3 m, surveyed and dry, not surveyed. District A is the western half, B the eastern; 居住誘導区域 is 200 … 1,400 m
 * east and 200 … 1,200 m north. L1 is dry where L2 is below 3 m.
 *
 * | house | x, y       | storeys | people | L2      | L1    | district | residence |
 * |-------|------------|---------|--------|---------|-------|----------|-----------|
 * | 0     | 100, 100   | 1       | 2.5    | 3–5     | 0.5–3 | A        | out       |
 * | 1     | 300, 300   | 2       | 3.5    | 3–5     | 0.5–3 | A        | in        |
 * | 2     | 450, 1300  | 3       | 4      | 3–5     | 0.5–3 | A        | out       |
 * | 3     | 700, 600   | 1       | 1.5    | 0.5–3   | dry   | A        | in        |
 * | 4     | 900, 900   | 2       | 5      | 0.5–3   | dry   | A        | in        |
 * | 5     | 1200, 400  | 2       | 6      | dry     | dry   | B        | in        |
 * | 6     | 1450, 1400 | 1       | 1      | dry     | dry   | B        | out       |
 * | 7     | 1800, 700  | 5       | 20     | unknown | –     | B        | out       |
 */
export const houses = [
  { x: 100, y: 100, storeys: 1, people: 2.5 },
  { x: 300, y: 300, storeys: 2, people: 3.5 },
  { x: 450, y: 1300, storeys: 3, people: 4 },
  { x: 700, y: 600, storeys: 1, people: 1.5 },
  { x: 900, y: 900, storeys: 2, people: 5 },
  { x: 1200, y: 400, storeys: 2, people: 6 },
  { x: 1450, y: 1400, storeys: 1, people: 1 },
  { x: 1800, y: 700, storeys: 5, people: 20 },
] as const;
type House = (typeof houses)[number];

/** Stored state: 0 unknown, 1 dry, 1 + rank. */
function stateAt(x: number, y: number, key: HazardKey | null): number {
  const isSurveyed = key !== null && x >= 0 && x < 1500 && y >= 0 && y < 1500;
  if (!isSurveyed) return 0;
  const deep = parseHazardKey(key).scale === 'L2' ? [4, 3, 1] : [3, 1, 1];
  return deep[Math.floor(x / 500)]!;
}

const isInResidence = ({ x, y }: House): boolean => x > 200 && x < 1400 && y > 200 && y < 1200;
const districtOf = ({ x }: House): 'A' | 'B' => (x < 1000 ? 'A' : 'B');

const source = (title: string, year: number): DatasetSource => ({
  file: `${title}.zip`,
  title,
  year,
  crs: 'EPSG:6677',
  crsGuessed: false,
  confidence: 1,
});
const sources = [source('3D都市モデル（Project PLATEAU）青瀬市', 2024), source('国土数値情報 A31a', 2024)];

export interface ToyNames {
  readonly city: string;
  readonly districts: readonly [string, string];
}

export const shortNames: ToyNames = { city: '青瀬市', districts: ['青瀬一丁目', '青瀬二丁目'] };
const longest = '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処町一丁目';
/** 40 characters and more a name. */
export const longNames: ToyNames = { city: '青瀬市', districts: [longest, longest.replace('一丁目', '二丁目')] };

/** Widths as in a Japanese font: a full em, ASCII half of it. */
export const measure: MeasureText = (text, { sizePt }) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x2000 ? 0.56 : 1), 0) * sizePt * (25.4 / 72);

export function createToySupply(names: ToyNames = shortNames, more: Partial<SheetSupply['city']> = {}): SheetSupply {
  const district = (zoneId: string, name: string, minX: number, maxX: number) =>
    ({ zoneKind: 'district', zoneId, name, bounds: [minX, 0, maxX, 1500] }) as const;
  return {
    city: {
      name: names.city,
      fictional: true,
      planarCrs: 'EPSG:6677',
      bounds: [0, 0, 2000, 1500],
      hazards: ['river:L1', 'river:L2'],
      zones: [
        { zoneKind: 'residence', zoneId: 'R', name: '居住誘導区域', bounds: [200, 200, 1400, 1200] },
        district('A', names.districts[0], 0, 1000),
        district('B', names.districts[1], 1000, 2000),
      ],
      facilities: ['shelter'],
      sources,
      scenarios: [],
      measures: [],
      questions: ['exposure', 'hazard_area', 'vertical_evacuation'],
      ...more,
    },
    extract: (request) => Promise.resolve(toyExtract(request, names)),
    answer: (request) => Promise.resolve(toyAnswer(request, names)),
  };
}

const square = (minX: number, minY: number, maxX: number, maxY: number) => [
  [
    [
      [minX, minY],
      [maxX, minY],
      [maxX, maxY],
      [minX, maxY],
      [minX, minY],
    ] as const,
  ],
];

function toyExtract(request: MapExtractRequest, names: ToyNames): MapExtract {
  const { bounds, hazard, zoneKinds } = request;
  const zones = [
    { zoneKind: 'residence', zoneId: ['R'], name: ['居住誘導区域'], features: [square(200, 200, 1400, 1200)] },
    {
      zoneKind: 'district',
      zoneId: ['A', 'B'],
      name: names.districts,
      features: [square(0, 0, 1000, 1500), square(1000, 0, 2000, 1500)],
    },
  ] as const;
  return {
    planarCrs: 'EPSG:6677',
    bounds,
    ground: hazard ? toyGround(request) : null,
    footprints: request.buildings
      ? {
          polygons: buildPolygonColumns(houses.map(({ x, y }) => square(x - 10, y - 10, x + 10, y + 10))),
          building: Uint32Array.from(houses.keys()),
          state: Uint8Array.from(houses, ({ x, y }) => stateAt(x, y, hazard)),
          pointX: Float64Array.from(houses, ({ x }) => x),
          pointY: Float64Array.from(houses, ({ y }) => y),
        }
      : null,
    zones: zones
      .filter(({ zoneKind }) => zoneKinds.includes(zoneKind))
      .map(({ features, ...zone }) => ({
        ...zone,
        code: zone.zoneId.map(() => 0),
        polygons: buildPolygonColumns(features),
      })),
    hazardAreas: [],
    roads: null,
    water: null,
    baseMap: null,
    facilities: request.facilities.includes('shelter') ? [{ kind: 'shelter', name: '青瀬小学校', x: 700, y: 700 }] : [],
    places: request.labels ? [{ kind: 'town', name: '青瀬', x: 500, y: 750 }] : [],
    sources,
  };
}

/** Coarse cells: what is tested here is the sheet, not the ground. */
function toyGround({ bounds: [minX, minY, maxX, maxY], hazard }: MapExtractRequest): GroundStates {
  const cellMeters = 50;
  const [left, top] = [Math.floor(minX / cellMeters) * cellMeters, Math.ceil(maxY / cellMeters) * cellMeters];
  const width = Math.ceil((maxX - left) / cellMeters);
  const height = Math.ceil((top - minY) / cellMeters);
  const state = Uint8Array.from({ length: width * height }, (_, i) =>
    stateAt(left + ((i % width) + 0.5) * cellMeters, top - (Math.floor(i / width) + 0.5) * cellMeters, hazard),
  );
  return { width, height, left, top, cellMeters, state };
}

const text = (ja: string) => ({ ja, en: `en ${ja}` });
const label = (value: string, ja: string, more: Partial<KeyLabel> = {}): KeyLabel => ({
  value,
  label: text(ja),
  ...more,
});
const unknownLabel = label('unknown', '不明（未調査）', { state: 'unknown', reason: text('調査範囲の外') });

const classLabels: readonly KeyLabel[] = [
  unknownLabel,
  label('none', '該当なし（調査済み）', { state: 'not_hit' }),
  ...depthRanks.map(({ rank, ja, colour }) => label(String(rank), ja, { state: 'hit', colour })),
];
const classOf = (state: number): string => (state === 0 ? 'unknown' : state === 1 ? 'none' : String(state - 1));

const zoneKeys: readonly KeyColumn[] = [
  {
    name: 'zone_kind',
    title: text('区域の種類'),
    labels: [label('city', '市全域'), label('residence', '居住誘導区域'), label('district', '町丁目')],
  },
  { name: 'zone_id', title: text('区域 ID') },
  { name: 'zone_name', title: text('区域名') },
];
const hazardKeys: readonly KeyColumn[] = [
  { name: 'hazard', title: text('災害'), labels: [label('river', '洪水')] },
  { name: 'scale', title: text('規模'), labels: [label('L1', 'L1 計画規模'), label('L2', 'L2 想定最大規模')] },
];
const value = (name: string, ja: string, unit: ValueColumn['unit'], additive = true): ValueColumn => ({
  name,
  title: text(ja),
  unit,
  additive,
  missing: 'no_data',
});
const buildings = value('buildings', '棟数', 'buildings');
const population = value('population', '人口', 'people');

/** Zones of a house by kind, as tables name them. */
function zoneOf(house: House, kind: string, { districts }: ToyNames): readonly [string, string, string] {
  if (kind === 'city') return ['city', 'city', '市全域'];
  if (kind === 'residence') return isInResidence(house) ? [kind, 'R', '居住誘導区域'] : [kind, '', '区域外'];
  const id = districtOf(house);
  return [kind, id, districts[id === 'A' ? 0 : 1]];
}

/** Counted from the houses: every question by kind of zone, scale and one more key. */
function counted(
  id: string,
  key: KeyColumn,
  valuesOf: (house: House, hazard: HazardKey) => readonly string[],
  { parameters }: AnswerRequest,
  names: ToyNames,
  columns = [buildings, population],
): AnswerTable {
  const hazards = parameters.hazards as readonly HazardKey[];
  const sums = new Map<string, { cells: Cell[]; buildings: number; people: number }>();
  for (const kind of (parameters.zoneKinds as readonly string[] | undefined) ?? ['city', 'residence', 'district'])
    for (const hazard of hazards)
      for (const house of houses)
        for (const own of valuesOf(house, hazard)) {
          const cells = [...zoneOf(house, kind, names), 'river', parseHazardKey(hazard).scale, own];
          const sum = sums.get(cells.join('|')) ?? { cells, buildings: 0, people: 0 };
          sum.buildings += 1;
          sum.people += house.people;
          sums.set(cells.join('|'), sum);
        }
  // A table as plans print it has every row for every zone.
  if (id.endsWith('depth_storeys'))
    for (const { cells } of [...sums.values()])
      for (const { value: own } of key.labels!) {
        const all = [...cells.slice(0, -1), own];
        if (!sums.has(all.join('|'))) sums.set(all.join('|'), { cells: all, buildings: 0, people: 0 });
      }
  return {
    id,
    title: text(id),
    keys: [...zoneKeys, ...hazardKeys, key],
    values: columns,
    rows: [...sums.values()].map(({ cells, buildings: count, people }) => [...cells, count, people]),
  };
}

function toyTable(request: AnswerRequest, names: ToyNames): AnswerTable {
  const ofState = ({ x, y }: House, hazard: HazardKey) => [classOf(stateAt(x, y, hazard))];
  const classKey: KeyColumn = { name: 'class', title: text('区分'), labels: classLabels, partition: true };
  switch (request.question) {
    case 'hazard_area':
      return counted('hazard_area', classKey, ofState, request, names);
    case 'exposure':
      return counted('exposure', { ...classKey, name: 'depth_rank' }, ofState, request, names);
    case 'vertical_evacuation':
      return counted(
        'vertical_evacuation_depth_storeys',
        {
          name: 'depth_storeys',
          title: text('浸水深 × 階数'),
          labels: [
            label('one_storey', '0.5–3 m に立地する 1 階建', { state: 'hit' }),
            label('two_storeys', '3–5 m に立地する 1〜2 階建', { state: 'hit' }),
            label('total', '合計', { state: 'hit' }),
            label('other', '上記以外（浸水なしを含む）', { state: 'not_hit' }),
            unknownLabel,
          ],
        },
        storeyRows,
        request,
        names,
        [
          { ...buildings, additive: false },
          { ...population, additive: false },
        ],
      );
    default:
      throw new RangeError(`${request.question}: no data`);
  }
}

function storeyRows({ x, y, storeys }: House, hazard: HazardKey): readonly string[] {
  const state = stateAt(x, y, hazard);
  if (state === 0) return ['unknown'];
  if (state === 3 && storeys === 1) return ['one_storey', 'total'];
  if (state === 4 && storeys <= 2) return ['two_storeys', 'total'];
  return ['other'];
}

function toyAnswer(request: AnswerRequest, names: ToyNames): Answer {
  const table = toyTable(request, names);
  const people = houses.reduce((sum, house) => sum + house.people, 0);
  return {
    question: request.question,
    tables: [table],
    checks: [
      { code: 'population-conserved', expected: people, found: people, difference: 0, holds: true },
      { code: 'buildings-once', expected: houses.length, found: houses.length, difference: 0, holds: true },
    ],
    evidence: {
      question: request.question,
      sql: 'SELECT 1',
      parameters: {},
      inputs: [
        { title: '国勢調査 地域メッシュ統計（e-Stat）', file: 'mesh.csv', year: 2020, crs: 'EPSG:6668', rows: 8 },
        { title: '津波浸水想定', file: 'tsunami.tif', year: 2023, crs: 'EPSG:6677', rows: 1 },
      ],
      planarCrs: 'EPSG:6677',
      method: [{ code: 'three-states' }],
      assumptions: [],
      rounding: 'none',
      computedAt: '2026-11-20T00:00:00Z',
    },
  };
}
