import { z } from 'zod';
import { disasterRiskCauses } from '../../domain/disaster-risk-area-codes.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { answerEvidence } from '../answer-evidence.ts';
import {
  type BuildingTable,
  buildingMethod,
  countBuildings,
  type Dimension,
  selectBuildings,
} from '../count-buildings.ts';
import { partitionChecks } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import { usageDimension } from '../usage-dimension.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf, type ZoneKindOrCity } from '../zone-parts.ts';

export interface DisasterRiskAreaParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
}

/** 災害危険区域（建築基準法 39条）× whether people live there. */
export const disasterRiskArea: Question<DisasterRiskAreaParameters> = {
  id: 'disaster_risk_area',
  group: 'exposure',
  title: { ja: '災害危険区域 × 用途', en: 'Disaster risk areas by use' },
  ask: {
    ja: '建築が制限される災害危険区域の中に、住宅は何棟あり、何人が住んでいるか',
    en: 'How many dwellings stand in disaster risk areas, where building is restricted, and how many people live there',
  },
  words: { ja: '建築基準法 39条 出水 がけ 条例', en: 'building standards act article 39' },
  parameters: z.object({ zoneKinds: zoneKindsParameter }),
  lacks: (layout) =>
    layout.zoneKinds.some(({ zoneKind }) => zoneKind === 'disaster_risk_area')
      ? undefined
      : {
          ja: '災害危険区域（国土数値情報 A48 など）がありません',
          en: 'No disaster risk areas (A48) are loaded',
        },
  defaults: (layout) => ({ zoneKinds: allZoneKindsOf(layout) }),
  async run(db, parameters, context) {
    const { table, sql } = await countBuildings(db, riskAreaTable(parameters), context);
    const ofCity = table.rows.flatMap((row, i) => (row[0] === 'city' ? [i] : []));
    return {
      question: disasterRiskArea.id,
      tables: [table],
      checks: partitionChecks(table, [], context.layout),
      evidence: answerEvidence(
        { question: disasterRiskArea.id, sql, parameters, method: [...buildingMethod, 'disaster-risk-area'] },
        context,
      ),
      headline: {
        table: table.id,
        value: context.layout.measures.includes('population') ? 'population' : 'buildings',
        rows: ofCity.filter((i) => hitValues.has(table.rows[i]![zoneColumns]!)),
        ofRows: ofCity,
        text: context.layout.measures.includes('population')
          ? { ja: '災害危険区域の中に住む人', en: 'people who live in disaster risk areas' }
          : { ja: '災害危険区域の中の建物', en: 'buildings in disaster risk areas' },
      },
    };
  },
  select: (_, row, parameters, layout: CityLayout) => selectBuildings(riskAreaTable(parameters), row, layout),
};

/** Columns before `risk_area`. */
const zoneColumns = 3;

/** Which area a building is in comes with its zone cell: the areas are zones like any other. */
const riskAreaOfCell = `JOIN (
      SELECT own.cell AS member_cell, own.disaster_risk_area AS risk_zone, coalesce(zones.code, 0) AS risk_code
      FROM zone_cells AS own
        LEFT JOIN zones ON zones.zone_kind = 'disaster_risk_area' AND zones.zone_number = own.disaster_risk_area
    ) AS risk_areas ON risk_areas.member_cell = zone_cell.cell`;

const causes = disasterRiskCauses.map(({ code }) => code);

const riskAreaDimension: Dimension = {
  column: {
    name: 'risk_area',
    title: { ja: '災害危険区域', en: 'Disaster risk area' },
    labels: [
      {
        value: 'unknown',
        label: { ja: '不明', en: 'Not known' },
        state: 'unknown',
        reason: { ja: '区域の内外が分からない', en: 'not known whether inside' },
      },
      { value: 'outside', label: { ja: '区域外', en: 'Outside' }, state: 'not_hit' },
      { value: 'inside', label: { ja: '区域内（理由の記載なし）', en: 'Inside, cause not given' }, state: 'hit' },
      ...disasterRiskCauses.map(({ name, ja, en }) => ({ value: name, label: { ja, en }, state: 'hit' }) as const),
    ],
  },
  sql: `CASE WHEN risk_zone < 0 THEN 0 WHEN risk_zone = 0 THEN 1
      WHEN risk_code BETWEEN ${Math.min(...causes)} AND ${Math.max(...causes)} THEN 2 + risk_code ELSE 2 END`,
};

const hitValues = new Set<unknown>(
  riskAreaDimension.column.labels.filter(({ state }) => state === 'hit').map(({ value }) => value),
);

const riskAreaTable = ({ zoneKinds }: DisasterRiskAreaParameters): BuildingTable => ({
  id: 'disaster_risk_area',
  title: disasterRiskArea.title,
  zoneKinds,
  constants: [],
  counts: [
    {
      constants: [],
      tables: ['building_facts AS f'],
      joins: riskAreaOfCell,
      dimensions: [riskAreaDimension, usageDimension],
    },
  ],
  notes: [
    {
      ja: '住宅の建築を禁止しているかどうかは条例による。このデータからは分からない。',
      en: 'Whether dwellings are forbidden follows from the ordinance, not from these data.',
    },
  ],
});
