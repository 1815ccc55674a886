import type { AnswerTable, Cell, KeyColumn, KeyLabel, ValueColumn } from '../domain/answer.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { QueryResult } from '../tables/database.ts';
import { classColumn, verdictConditions } from './class-column.ts';
import { hazardConstants, hazardKeyColumns, hazardLabels } from './hazard-dimension.ts';
import {
  amountsSql,
  askSpending,
  type SpendingAsked,
  spendingGroups,
  spentSql,
  unplacedSpending,
} from './spending-query.ts';
import { zoneKeyColumns } from './zone-parts.ts';
import { UNPLACED, unplacedZone, zoneOfRow, zoneSumsSql } from './zone-sums.ts';

const yen = (name: string, ja: string, en: string): ValueColumn => ({
  name,
  title: { ja, en },
  unit: 'yen',
  additive: true,
  missing: 'no_data',
});
const share = (name: string, ja: string, en: string): ValueColumn => ({
  name,
  title: { ja, en },
  unit: 'share',
  additive: false,
  missing: 'no_data',
});

const givenLabels: readonly KeyLabel[] = [
  { value: 'given', label: { ja: '消費額あり', en: 'given' } },
  {
    value: 'not_given',
    label: { ja: '消費額が不明', en: 'spending not known' },
    state: 'unknown',
    reason: {
      ja: '消費データにない、または秘匿されたメッシュにある商業床',
      en: 'commercial floor in meshes that the source withholds or has not',
    },
  },
  {
    value: UNPLACED,
    label: { ja: '未配分', en: 'unplaced' },
    state: 'unknown',
    reason: { ja: '商業床のある建物がないメッシュの消費額', en: 'spending of meshes without commercial floor' },
  },
];
const givenColumn: KeyColumn = {
  name: 'presence',
  title: { ja: '消費額の有無', en: 'Spending data' },
  labels: givenLabels,
};

const periodColumns: readonly KeyColumn[] = [
  { name: 'year', title: { ja: '年', en: 'Year' } },
  { name: 'month', title: { ja: '月（0 は通年）', en: 'Month (0 = whole year)' } },
];
const categoryColumn: KeyColumn = { name: 'category', title: { ja: '分類', en: 'Category' } };

type Row = QueryResult['rows'][number];
/** Rows by kind of zone. */
type RowsByPart = readonly (readonly (readonly Cell[])[])[];

const byPart = ({ parameters }: SpendingAsked, tables: readonly RowsByPart[]): AnswerTable['rows'] =>
  parameters.zoneKinds.flatMap((_, part) => tables.flatMap((rows) => rows[part]!));

const forHazards = (
  asked: SpendingAsked,
  rows: (key: HazardKey) => Promise<RowsByPart>,
): Promise<readonly RowsByPart[]> => Promise.all(asked.parameters.hazards.map(rows));

/** Spending of the asked time by zone, hazard class and category. */
export async function spendingTable(asked: SpendingAsked): Promise<AnswerTable> {
  return {
    id: 'spending',
    title: { ja: '消費額 × 災害の区分 × 分類', en: 'Spending by hazard class and category' },
    keys: [
      ...zoneKeyColumns,
      ...hazardKeyColumns,
      ...periodColumns,
      classColumn(asked.parameters.hazards, asked.layout),
      categoryColumn,
      givenColumn,
    ],
    values: [yen('spending_yen', '消費額', 'Spending'), { ...commercialFloor, additive: false }],
    rows: byPart(asked, await forHazards(asked, (key) => categoryRows(asked, key))),
    notes: [
      {
        ja: '商業床面積は分類ごとに同じ建物を繰り返し示すので、分類をまたいで足さない',
        en: 'Commercial floor area is that of the same buildings in every category: never add it over categories',
      },
    ],
  };
}

const commercialFloor: ValueColumn = {
  name: 'commercial_floor_m2',
  title: { ja: '商業床面積', en: 'Commercial floor area' },
  unit: 'square_meters',
  additive: true,
  missing: 'no_data',
};

async function categoryRows(asked: SpendingAsked, key: HazardKey): Promise<RowsByPart> {
  const { parameters, layout, months, categories, consumption } = asked;
  const groups = await spendingGroups(asked, key);
  const rows = await askSpending(
    asked,
    zoneSumsSql(parameters.zoneKinds, {
      cells: `  SELECT cell, class, category, CASE WHEN amount IS NULL THEN 1 ELSE 0 END AS presence,
    sum(${spentSql(asked)}) AS spending, sum(floor_trade) AS floor
  FROM ${groups} AS g CROSS JOIN (VALUES ${categories.map((category) => `(${category})`).join(', ')}) AS wanted(category)
    LEFT JOIN (${amountsSql(asked, months, ['category'])}) USING (mesh_number, category)
  WHERE floor_trade > 0
  GROUP BY ALL`,
      dimensions: ['class', 'category', 'presence'],
      sums: ['spending', 'floor'],
    }),
  );
  const unplaced = await unplacedSpending(asked, groups, months, ['category']);
  const labels = hazardLabels(key, layout);
  const constants = [...hazardConstants(key), parameters.year, parameters.month];
  const category = (row: Row) => consumption.categories[Number(row.category)]!;
  return parameters.zoneKinds.map((kind, part) => [
    ...rows
      .filter((row) => row.part === part)
      .map((row): readonly Cell[] => [
        ...zoneOfRow(row, parameters.zoneKinds, layout),
        ...constants,
        labels[Number(row.class)]!.value,
        category(row),
        givenLabels[Number(row.presence)]!.value,
        row.presence === 0 ? Number(row.spending) : null,
        Number(row.floor),
      ]),
    ...unplaced.map((row): readonly Cell[] => [
      ...unplacedZone(kind),
      ...constants,
      UNPLACED,
      category(row),
      UNPLACED,
      Number(row.amount ?? 0),
      0,
    ]),
  ]);
}

/** Columns of spending by verdict of the hazard. */
export const spendingVerdicts = {
  spending_hit_yen: verdictConditions.hit,
  spending_not_hit_yen: verdictConditions.notHit,
  spending_unknown_yen: verdictConditions.unknown,
};

/** Spending by month and category: in the hazard, outside, not known. */
export async function spendingMonthsTable(asked: SpendingAsked): Promise<AnswerTable> {
  return {
    id: 'spending_months',
    title: { ja: '月別・分類別の消費額 × 災害', en: 'Spending by month and category, in the hazard and outside' },
    keys: [...zoneKeyColumns, ...hazardKeyColumns, ...periodColumns, categoryColumn],
    values: [
      yen('spending_yen', '消費額', 'Spending'),
      yen('spending_hit_yen', '区域内の消費額', 'in the hazard'),
      yen('spending_not_hit_yen', '区域外（調査済み）の消費額', 'surveyed and not hit'),
      yen('spending_unknown_yen', '区域が不明の消費額', 'hazard not known'),
    ],
    rows: byPart(asked, await forHazards(asked, (key) => monthRows(asked, key))),
    notes: [
      {
        ja: '秘匿されたメッシュ、消費データにないメッシュの消費額は含まない。その商業床は分類別・商業床の表の「消費額が不明」',
        en: 'Without the spending of meshes that the source withholds or has not; their floor is in the other tables as not known',
      },
    ],
  };
}

async function monthRows(asked: SpendingAsked, key: HazardKey): Promise<RowsByPart> {
  const { parameters, layout, monthsOfYear, consumption } = asked;
  const groups = await spendingGroups(asked, key);
  const conditions = Object.entries({ spending_yen: 'true', ...spendingVerdicts });
  const rows = await askSpending(
    asked,
    zoneSumsSql(parameters.zoneKinds, {
      cells: `  SELECT cell, month, category${conditions
        .map(
          ([name, condition]) => `,
    sum(CASE WHEN ${condition} THEN spending END) AS ${name},
    count(*) FILTER (${condition} AND spending IS NULL) AS ${withheld(name)}`,
        )
        .join('')}
  FROM (
    SELECT cell, class, month, category, ${spentSql(asked)} AS spending
    FROM ${groups} JOIN (${amountsSql(asked, monthsOfYear, ['month', 'category'])}) USING (mesh_number)
    WHERE floor_trade > 0
  )
  GROUP BY ALL`,
      dimensions: ['month', 'category'],
      sums: conditions.flatMap(([name]) => [name, withheld(name)]),
    }),
  );
  const unplaced = await unplacedSpending(asked, groups, monthsOfYear, ['month', 'category']);
  const period = (row: Row) => [
    ...hazardConstants(key),
    parameters.year,
    Number(row.month),
    consumption.categories[Number(row.category)]!,
  ];
  return parameters.zoneKinds.map((kind, part) => [
    ...rows
      .filter((row) => row.part === part)
      .map((row): readonly Cell[] => [
        ...zoneOfRow(row, parameters.zoneKinds, layout),
        ...period(row),
        ...conditions.map(([name]) => spentCell(row, name)),
      ]),
    ...unplaced.map((row): readonly Cell[] => {
      const amount = Number(row.amount ?? 0);
      return [...unplacedZone(kind), ...period(row), amount, 0, 0, amount];
    }),
  ]);
}

/** Null where the source withholds all that there is, which is not 0. */
const spentCell = (row: Row, name: string): number | null =>
  (row[name] as number | null) ?? (Number(row[withheld(name)]) > 0 ? null : 0);

const withheld = (name: string) => `${name}_withheld`;

/** Trade at risk: commercial buildings, their floor area and spending by hazard class, with their share of the zone's. */
export async function tradeTable(asked: SpendingAsked): Promise<AnswerTable> {
  return {
    id: 'trade_at_risk',
    title: {
      ja: '商業床面積と消費額 × 災害の区分（区域に占める割合）',
      en: 'Commercial floor and spending by hazard class',
    },
    keys: [
      ...zoneKeyColumns,
      ...hazardKeyColumns,
      ...periodColumns,
      classColumn(asked.parameters.hazards, asked.layout),
      givenColumn,
    ],
    values: [
      {
        name: 'commercial_buildings',
        title: { ja: '商業床のある建物', en: 'Buildings with commercial floor' },
        unit: 'buildings',
        additive: true,
        missing: 'no_data',
      },
      commercialFloor,
      share('commercial_floor_share', '商業床面積の割合', 'Share of commercial floor'),
      yen('spending_yen', '消費額', 'Spending'),
      share('spending_share', '消費額の割合', 'Share of spending'),
    ],
    rows: byPart(asked, await forHazards(asked, (key) => tradeRows(asked, key))),
    notes: [
      {
        ja: '割合は区域の合計に対するもの。消費額の割合の分母に、消費額が不明の商業床は入らない',
        en: 'Shares are of the zone; floor without spending data is not in the denominator of the share of spending',
      },
    ],
  };
}

async function tradeRows(asked: SpendingAsked, key: HazardKey): Promise<RowsByPart> {
  const { parameters, layout, months } = asked;
  const groups = await spendingGroups(asked, key);
  const rows = await askSpending(
    asked,
    zoneSumsSql(parameters.zoneKinds, {
      cells: `  SELECT cell, class, CASE WHEN amount IS NULL THEN 1 ELSE 0 END AS presence,
    sum(buildings_trade) AS buildings, sum(floor_trade) AS floor, sum(${spentSql(asked)}) AS spending
  FROM ${groups} LEFT JOIN (${amountsSql(asked, months, [])}) USING (mesh_number)
  WHERE floor_trade > 0
  GROUP BY ALL`,
      dimensions: ['class', 'presence'],
      sums: ['buildings', 'floor', 'spending'],
    }),
  );
  const [unplaced] = await unplacedSpending(asked, groups, months, []);
  const labels = hazardLabels(key, layout);
  const constants = [...hazardConstants(key), parameters.year, parameters.month];
  return parameters.zoneKinds.map((kind, part) => {
    const own = rows.filter((row) => row.part === part);
    const totals = totalsByZone(own);
    return [
      ...own.map((row): readonly Cell[] => {
        const zone = totals.get(Number(row.zone_number))!;
        const spending = row.presence === 0 ? Number(row.spending) : null;
        return [
          ...zoneOfRow(row, parameters.zoneKinds, layout),
          ...constants,
          labels[Number(row.class)]!.value,
          givenLabels[Number(row.presence)]!.value,
          Number(row.buildings),
          Number(row.floor),
          shareOf(Number(row.floor), zone.floor),
          spending,
          spending === null ? null : shareOf(spending, zone.spending),
        ];
      }),
      [...unplacedZone(kind), ...constants, UNPLACED, UNPLACED, 0, 0, null, Number(unplaced?.amount ?? 0), null],
    ];
  });
}

const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

function totalsByZone(rows: readonly Row[]) {
  const totals = new Map<number, { floor: number; spending: number }>();
  for (const row of rows) {
    const zone = totals.get(Number(row.zone_number)) ?? { floor: 0, spending: 0 };
    zone.floor += Number(row.floor);
    zone.spending += Number(row.spending ?? 0);
    totals.set(Number(row.zone_number), zone);
  }
  return totals;
}
