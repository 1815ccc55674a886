import { z } from 'zod';
import type { AnswerTable, Cell, KeyColumn, KeyLabel } from '../../domain/answer.ts';
import { landslidePhenomena } from '../../domain/landslide-area.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { STORED_NOT_HIT } from '../../tables/hazard-codes.ts';
import { landslideKindColumns } from '../../tables/subjects/landslide-kind-tables.ts';
import { landslideKindsTable } from '../../tables/table-names.ts';
import { addedUp } from '../added-up.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { cityHeadline } from '../city-headline.ts';
import {
  type BuildingTable,
  buildingMethod,
  countBuildings,
  type Dimension,
  selectBuildings,
} from '../count-buildings.ts';
import { hazardColumnTitle, hazardLabels, hazardSource, keysOf } from '../hazard-dimension.ts';
import { partitionChecks } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf, type ZoneKindOrCity, zoneKeyColumns } from '../zone-parts.ts';

export interface LandslideParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
}

const KEY = 'landslide:';
const phenomenonTableId = 'landslide_phenomena';

/**
 * 土砂災害（特別）警戒区域 × people and buildings: all phenomena together, each building once by the more dangerous zone, and
 * phenomenon by phenomenon. Source: 土砂災害防止法 7条・9条; 立地適正化計画作成の手引き（国土交通省 R5.3）.
 */
export const landslide: Question<LandslideParameters> = {
  id: 'landslide',
  group: 'exposure',
  title: { ja: '土砂災害（特別）警戒区域 × 人口・建物', en: 'People and buildings in landslide zones' },
  ask: {
    ja: 'もし大雨で斜面が崩れたら、土砂災害（特別）警戒区域の何棟に何人が住んでいるか。急傾斜・土石流・地すべりの別は',
    en: 'If the slopes gave way, how many people live in landslide zones, and in which: slope, debris flow, landslide',
  },
  words: { ja: 'がけ崩れ 急傾斜 土石流 地すべり レッドゾーン イエローゾーン', en: 'slope debris flow red yellow zone' },
  parameters: z.object({ zoneKinds: zoneKindsParameter }),
  lacks: (layout) =>
    keysOf(layout, ['landslide']).includes(KEY)
      ? undefined
      : {
          ja: '土砂災害警戒区域（国土数値情報 A33、災害リスク属性など）がありません',
          en: 'No landslide zones (A33, risk attributes) are loaded',
        },
  defaults: (layout) => ({ zoneKinds: allZoneKindsOf(layout) }),
  async run(db, parameters, context) {
    const { layout } = context;
    const { table: joint, sql } = await countBuildings(db, jointTable(parameters, layout), context);
    const total = {
      ...joint,
      keys: joint.keys.slice(0, zoneKeyColumns.length + 1),
      rows: classRows(joint, 'class', []),
    };
    const byKind = hasKinds(layout) ? [phenomena(joint, parameters, layout)] : [];
    const headline = cityHeadline(
      total,
      {},
      (cell) => cell('class') === 'warning' || cell('class') === 'special_warning',
      {
        ja: '土砂災害警戒区域・特別警戒区域に住む人',
        en: 'people in landslide warning and special warning zones',
      },
    );
    return {
      question: landslide.id,
      tables: [total, ...byKind],
      checks: [
        ...partitionChecks(total, [], layout),
        ...byKind.flatMap((table) => partitionChecks(table, ['phenomenon'], layout)),
      ],
      evidence: answerEvidence(
        {
          question: landslide.id,
          sql,
          parameters,
          method: [...buildingMethod, ...(hasKinds(layout) ? ['landslide-by-phenomenon'] : [])],
        },
        context,
      ),
      ...(headline && { headline }),
    };
  },
  select: (table, row, parameters, layout) =>
    selectBuildings((table.id === phenomenonTableId ? phenomenonTable : totalTable)(parameters, layout), row, layout),
};

const hasKinds = (layout: CityLayout): boolean => layout.subjects?.landslideKinds ?? false;

/** A phenomenon may be more dangerous than what the hazard as a whole says, where footprints are judged by largest overlap. */
function totalTable({ zoneKinds }: LandslideParameters, layout: CityLayout): BuildingTable {
  const kinds = hasKinds(layout);
  const most = `greatest(${landslidePhenomena.map(({ code }) => `kinds.${landslideKindColumns[code]}`).join(', ')})`;
  return {
    id: landslide.id,
    title: landslide.title,
    zoneKinds,
    constants: [],
    counts: [
      {
        constants: [],
        tables: [hazardSource(KEY), ...(kinds ? [`${landslideKindsTable} AS kinds`] : [])],
        dimensions: [
          classDimension(
            hazardLabels(KEY, layout),
            kinds
              ? `CASE WHEN ${most} > ${STORED_NOT_HIT} THEN greatest(hazard.state, ${most}) ELSE hazard.state END`
              : 'hazard.state',
          ),
        ],
      },
    ],
    notes: kinds
      ? [
          {
            ja: '複数の区域に入る建物は、より危険な区域で 1 回だけ数える',
            en: 'a building in several zones counts once, by the more dangerous',
          },
        ]
      : [{ ja: '現象の別はデータにない', en: 'the data do not tell the phenomena apart' }],
  };
}

/** All classes side by side: one pass over the buildings for both tables. */
function jointTable(parameters: LandslideParameters, layout: CityLayout): BuildingTable {
  const total = totalTable(parameters, layout);
  if (!hasKinds(layout)) return total;
  const [count] = total.counts;
  const kinds = landslidePhenomena.map(({ code }): Dimension => {
    const name = landslideKindColumns[code];
    return { column: { name, title: hazardColumnTitle, labels: hazardLabels(KEY, layout) }, sql: `kinds.${name}` };
  });
  return { ...total, counts: [{ ...count!, dimensions: [...count!.dimensions, ...kinds] }] };
}

/** Rows by zone and one of the classes, with further constants before it. */
function classRows(joint: AnswerTable, column: string, constants: readonly string[], zoneKind?: string): Cell[][] {
  const at = zoneKeyColumns.length;
  const rows = zoneKind === undefined ? joint.rows : joint.rows.filter(([kind]) => kind === zoneKind);
  const labels = joint.keys.find(({ name }) => name === column)!.labels!.map(({ value }) => value);
  return addedUp(
    { ...joint, rows },
    { by: zoneKeyColumns.map(({ name }) => name), labels, labelsOf: (cell) => [String(cell(column))] },
  ).map((row) => [...row.slice(0, at), ...constants, ...row.slice(at)]);
}

/** The table that counting by `phenomenonTable` would give. */
function phenomena(joint: AnswerTable, parameters: LandslideParameters, layout: CityLayout): AnswerTable {
  const { id, title, constants, counts, notes } = phenomenonTable(parameters, layout);
  return {
    id,
    title,
    keys: [...zoneKeyColumns, ...constants, { ...counts[0]!.dimensions[0]!.column, partition: true }],
    values: joint.values,
    rows: parameters.zoneKinds.flatMap((kind) =>
      Object.values(landslideKindColumns).flatMap((name) => classRows(joint, name, [name], kind)),
    ),
    ...(notes && { notes }),
  };
}

const phenomenonColumn: KeyColumn = {
  name: 'phenomenon',
  title: { ja: '現象', en: 'Phenomenon' },
  labels: landslidePhenomena.map(({ code, ja, en }) => ({ value: landslideKindColumns[code], label: { ja, en } })),
};

function phenomenonTable({ zoneKinds }: LandslideParameters, layout: CityLayout): BuildingTable {
  const labels = hazardLabels(KEY, layout).map((label) =>
    label.state === 'unknown' ? { ...label, reason: phenomenonUnknown } : label,
  );
  return {
    id: phenomenonTableId,
    title: { ja: '土砂災害の現象別 × 人口・建物', en: 'People and buildings by landslide phenomenon' },
    zoneKinds,
    constants: [phenomenonColumn],
    counts: landslidePhenomena.map(({ code }) => ({
      constants: [landslideKindColumns[code]],
      tables: [`${landslideKindsTable} AS kinds`],
      dimensions: [classDimension(labels, `kinds.${landslideKindColumns[code]}`)],
    })),
    notes: [
      {
        ja: '現象どうしを足すと、複数の区域に入る建物を重ねて数える',
        en: 'phenomena may not be added up: a building in several zones is in each',
      },
    ],
  };
}

const phenomenonUnknown = {
  ja: '調査範囲の外、ほかの現象の属性しかない建物、または現象・区分の記載がない区域の中',
  en: 'outside the survey, an attribute of another phenomenon alone, or a zone that names no phenomenon or kind',
};

const classDimension = (labels: readonly KeyLabel[], sql: string): Dimension => ({
  column: { name: 'class', title: hazardColumnTitle, labels },
  sql,
});
