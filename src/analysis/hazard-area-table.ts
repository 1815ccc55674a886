import type { AnswerTable, Headline, KeyColumn, KeyLabel, Text, ValueColumn } from '../domain/answer.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { memberTable } from '../tables/table-names.ts';
import { hazardText, headlineHazard } from './city-headline.ts';
import { type BuildingTable, buildingValues, type Dimension } from './count-buildings.ts';
import { type DepthClasses, depthClassDimension, depthClassLabels } from './depth-class-dimension.ts';
import { hazardColumnTitle, hazardConstants, hazardKeyColumns } from './hazard-dimension.ts';
import { assertHazards } from './hazard-parameters.ts';
import { type ZoneKindOrCity, zoneKeyColumns } from './zone-parts.ts';

export interface HazardAreaParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly classes: DepthClasses;
}

export const hazardAreaTitle: Text = {
  ja: '区域 × ハザード × 区分別の面積・建物・人口・施設',
  en: 'Ground, buildings, people and facilities by zone, hazard and class',
};

/** The part of the table that buildings are counted for. */
export function hazardAreaBuildings(
  { zoneKinds, hazards, classes }: HazardAreaParameters,
  layout: CityLayout,
): BuildingTable {
  assertHazards(hazards, layout);
  const residence = layout.zoneKinds.some(({ zoneKind }) => zoneKind === 'residence');
  return {
    id: 'hazard_area',
    title: hazardAreaTitle,
    zoneKinds,
    constants: hazardKeyColumns,
    counts: hazards.map((key) => {
      const { dimension, tables } = depthClassDimension(key, classes, layout);
      return {
        constants: hazardConstants(key),
        tables: [...tables, ...(residence ? [`"${memberTable('residence')}" AS residence`] : [])],
        dimensions: [residenceDimension(residence), dimension],
      };
    }),
  };
}

const residenceColumn: KeyColumn & { readonly labels: readonly KeyLabel[] } = {
  name: 'residence',
  title: { ja: '居住誘導区域', en: 'Residence area' },
  labels: [
    { value: 'outside', label: { ja: '区域外', en: 'outside' } },
    { value: 'inside', label: { ja: '区域内', en: 'inside' } },
    {
      value: 'unknown',
      label: { ja: '不明', en: 'not known' },
      state: 'unknown',
      reason: {
        ja: '居住誘導区域のデータがない、または建物に記載がない',
        en: 'no data of the residence area, or none on the building',
      },
    },
  ],
};

const residenceDimension = (known: boolean): Dimension => ({
  column: residenceColumn,
  sql: known ? 'residence.inside' : '2',
});

const groundValues: readonly ValueColumn[] = [
  { name: 'area_ha', title: { ja: '面積', en: 'Area' }, unit: 'hectares', additive: true, missing: 'no_data' },
  {
    name: 'share_of_zone',
    title: { ja: '区域の面積に占める割合', en: 'Share of the zone' },
    unit: 'share',
    additive: false,
    missing: 'no_data',
  },
];

const facilityValue: ValueColumn = {
  name: 'facilities',
  title: { ja: '施設数', en: 'Facilities' },
  unit: 'facilities',
  additive: true,
  missing: 'no_data',
};

/** The table without its rows. The class column holds the classes of all hazards asked for. */
export function hazardAreaTable(
  { hazards, classes }: HazardAreaParameters,
  layout: CityLayout,
): Omit<AnswerTable, 'rows'> {
  const labels = hazards.flatMap((key) => depthClassLabels(key, classes, layout));
  return {
    id: 'hazard_area',
    title: hazardAreaTitle,
    keys: [
      ...zoneKeyColumns,
      ...hazardKeyColumns,
      { ...residenceColumn, partition: true },
      {
        name: 'class',
        title: hazardColumnTitle,
        labels: labels.filter((label, i) => labels.findIndex(({ value }) => value === label.value) === i),
        partition: true,
      },
    ],
    values: [...groundValues, ...buildingValues, facilityValue],
    notes: [areaNote, ...(classes === 'detailed' ? [dividedNote] : [])],
  };
}

const areaNote: Text = {
  ja: '面積は平面直角座標系での土地の面積（建物の有無によらない）。区域外と、形状のない区域の面積は「データなし」です',
  en: 'Area is ground in the plane rectangular system, built on or not. Outside all zones, and of zones without a shape, it is not known',
};
const dividedNote: Text = {
  ja: '「内訳不明」は、ランク（0.5 m 未満、0.5–3 m）だけがわかり、詳細区分がわからないもの',
  en: '“Not divided”: only the rank (under 0.5 m, 0.5–3 m) is known, not the detailed class',
};

/** Hit ground inside 居住誘導区域, else of the city, under one of the hazards of which ground is known. */
export function hazardAreaHeadline(table: AnswerTable, parameters: HazardAreaParameters): Headline | undefined {
  const area = table.keys.length;
  const of = (kind: string) => table.rows.flatMap((row, i) => (row[0] === kind && row[area] !== null ? [i] : []));
  const [residence, city] = [of('residence'), of('city')];
  const rows = residence.length > 0 ? residence : city;
  const key = headlineHazard(parameters.hazards.filter((entry) => rows.some((i) => isOf(table, i, entry))));
  if (!key) return undefined;
  const ofRows = rows.filter((i) => isOf(table, i, key));
  const hit = new Set(hitClasses(table));
  const { ja, en } = hazardText(key);
  return {
    table: table.id,
    value: 'area_ha',
    rows: ofRows.filter((i) => hit.has(table.rows[i]![area - 1] as string)),
    ofRows,
    text:
      rows === residence
        ? { ja: `居住誘導区域のうち${ja} の区域に入る面積`, en: `of the residence area lies in ${en}` }
        : { ja: `市域のうち${ja} の区域に入る面積`, en: `of the city lies in ${en}` },
  };
}

const isOf = (table: AnswerTable, row: number, key: HazardKey) => {
  const [hazard, scale] = hazardConstants(key);
  return table.rows[row]![3] === hazard && table.rows[row]![4] === scale;
};

const hitClasses = (table: AnswerTable): readonly string[] =>
  (table.keys.at(-1)?.labels ?? []).filter(({ state }) => state === 'hit').map(({ value }) => value);
