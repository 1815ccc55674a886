import { z } from 'zod';
import {
  type Answer,
  type AnswerTable,
  type Cell,
  cellOf,
  type Headline,
  type ValueColumn,
} from '../../domain/answer.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import type { Database, QueryResult } from '../../tables/database.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { conservationChecks, type Part, partsOfZoneKinds } from '../conservation-checks.ts';
import { worstOfEach } from '../partition-checks.ts';
import { projectionEvidence } from '../projection-evidence.ts';
import {
  assertYears,
  projectedSums,
  projectedTotal,
  yearColumn,
  yearsOf,
  yearsParameter,
} from '../projection-query.ts';
import type { Question } from '../question.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { assertZoneKinds, type ZoneKindOrCity, zoneCells, zoneKeyColumns } from '../zone-parts.ts';
import { unplacedZone, zoneSumsSql } from '../zone-sums.ts';

export interface DensityParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly years: readonly number[];
}

/** Stands for the census where there is no projection that names its year. */
const TODAY = 0;
const SQUARE_METERS_PER_HECTARE = 10_000;

/** 人口密度: 居住誘導区域 and every other zone in people a hectare of its true area, today and in the projected years. */
export const density: Question<DensityParameters> = {
  id: 'density',
  group: 'future',
  title: { ja: '区域の人口密度（現在と将来）', en: 'People per hectare, today and in future' },
  ask: {
    ja: '居住誘導区域の人口密度は何人/haで、将来はどこまで下がるか',
    en: 'How many people per hectare live in the residence area, and how far will that fall',
  },
  words: { ja: '人口密度 居住誘導区域 40人/ha 目標値', en: 'density hectare target' },
  parameters: z.object({ zoneKinds: zoneKindsParameter, years: yearsParameter }),
  lacks(layout) {
    if (!layout.measures.includes('population'))
      return { ja: '人口データ（国勢調査のメッシュなど）がありません', en: 'No population is loaded' };
    return layout.zoneKinds.length > 0
      ? undefined
      : { ja: '区域（居住誘導区域、町丁目など）がありません', en: 'No zones are loaded' };
  },
  defaults: (layout) => ({
    zoneKinds: layout.zoneKinds.map(({ zoneKind }) => zoneKind),
    years: yearsOfCity(layout),
  }),
  async run(db, parameters, context) {
    const { layout } = context;
    assertZoneKinds(parameters.zoneKinds, layout);
    const projection = layout.subjects?.projection;
    if (projection) assertYears(parameters.years, projection);
    else if (parameters.years.some((year) => year !== TODAY))
      throw new RangeError(`without a projection only year ${TODAY} (today) can be asked`);
    const { rows, sql } = projection
      ? await projectedSums(db, parameters, context)
      : await todaysSums(db, parameters, context);
    const table = densityTable(rows, parameters, layout);
    return {
      question: density.id,
      tables: [table, kindsTable(table, parameters, layout)],
      checks: checksOf(table, parameters, layout),
      evidence: projectionEvidence(
        { question: density.id, sql, parameters, method: ['density-on-true-area'] },
        context,
      ),
      ...headlineOf(table, parameters),
    };
  },
};

const yearsOfCity = ({ subjects }: CityLayout): readonly number[] =>
  subjects?.projection ? yearsOf(subjects.projection) : [TODAY];

async function todaysSums(db: Database, { zoneKinds }: DensityParameters, { signal }: AnalysisContext) {
  const sql = zoneSumsSql(zoneKinds, {
    cells: `  SELECT cell, ${TODAY} AS year, sum(population) AS population, sum(population) AS population_census,
    0 AS population_unknown
  FROM building_measures POSITIONAL JOIN zone_cell GROUP BY ALL`,
    dimensions: ['year'],
    sums: ['population', 'population_census', 'population_unknown'],
  });
  return { rows: (await db.query(sql, [], signal)).rows, sql: [sql] };
}

const people = (name: string, ja: string, en: string): ValueColumn => ({
  name,
  title: { ja, en },
  unit: 'people',
  additive: true,
  missing: 'no_data',
});
const area: ValueColumn = {
  name: 'area_ha',
  title: { ja: '面積', en: 'Area' },
  unit: 'hectares',
  additive: false, // the same in every year
  missing: 'no_data',
};
const perHectare: ValueColumn = {
  name: 'density',
  title: { ja: '人口密度', en: 'People per hectare' },
  unit: 'people_per_hectare',
  additive: false,
  missing: 'no_data',
};
const atLeast: ValueColumn = {
  ...perHectare,
  name: 'density_at_least',
  title: { ja: '人口密度（分かる人だけ）', en: 'People per hectare, at least' },
};
const columns: readonly ValueColumn[] = [
  area,
  people('population', '人口', 'People'),
  people('population_census', '人口（国勢調査）', 'People, census'),
  people('population_not_projected', '将来が不明の人（国勢調査）', 'Future not known (census)'),
  perHectare,
  atLeast,
];

type Sums = { readonly population: number; readonly census: number; readonly unknown: number };

function densityTable(
  found: QueryResult['rows'],
  { zoneKinds, years }: DensityParameters,
  layout: CityLayout,
): AnswerTable {
  const sums = new Map(
    found.map((row) => [
      `${row.part} ${row.zone_number} ${row.year}`,
      {
        population: Number(row.population ?? 0),
        census: Number(row.population_census) + Number(row.population_unknown),
        unknown: Number(row.population_unknown),
      },
    ]),
  );
  const rows = zoneKinds.flatMap((kind, part) => [
    ...numbersOf(kind, layout).flatMap((number) =>
      years.flatMap((year) => {
        const sum = sums.get(`${part} ${number} ${year}`);
        const hectares = hectaresOf(kind, number, layout);
        if (!sum && number < 1) return [];
        return [[...zoneCells(kind, number, layout), year, ...valuesOf(sum ?? nobody, hectares)]];
      }),
    ),
    ...years.map((year): readonly Cell[] => [
      ...unplacedZone(kind),
      year,
      null,
      null,
      layout.unplaced.population,
      null,
      null,
      null,
    ]),
  ]);
  return {
    id: 'density',
    title: density.title,
    keys: [...zoneKeyColumns, yearColumn],
    values: columns,
    rows,
    notes: [
      {
        ja: '面積は平面直角座標系での区域全体の面積。将来が不明の人がいる区域の密度は示さず、分かる人だけの密度を下限として示す',
        en: 'Areas are those of whole zones in plane rectangular coordinates. Where the future of some is not known there is no density, only that of the others as a lower bound',
      },
      ...(layout.subjects?.projection ? [] : [{ ja: '年 0 は現在（国勢調査）', en: 'Year 0 is today (census)' }]),
    ],
  };
}

const nobody: Sums = { population: 0, census: 0, unknown: 0 };

/** Where the future of everybody is unknown there are no people to add up, which is not 0. */
const valuesOf = ({ population, census, unknown }: Sums, hectares: number | null): readonly Cell[] => [
  hectares,
  unknown > 0 && unknown === census ? null : population,
  census,
  unknown,
  hectares === null || unknown > 0 ? null : population / hectares,
  hectares === null ? null : population / hectares,
];

/** Zones in the order of their source, then outside all, then not known; the city is one zone. */
function numbersOf(kind: ZoneKindOrCity, layout: CityLayout): readonly number[] {
  if (kind === 'city') return [1];
  const zones = layout.zoneKinds.find(({ zoneKind }) => zoneKind === kind)!;
  return [...zones.zoneId.map((_, index) => index + 1), 0, -1];
}

/** Null for what has no area: the city as such, outside all zones, a zone known without its shape. */
function hectaresOf(kind: ZoneKindOrCity, number: number, layout: CityLayout): number | null {
  const square = layout.zoneKinds.find(({ zoneKind }) => zoneKind === kind)?.areaSquareMeters?.[number - 1];
  return square !== undefined && square > 0 ? square / SQUARE_METERS_PER_HECTARE : null;
}

/** All zones of a kind together: 居住誘導区域 as a whole, however many polygons it is drawn in. */
function kindsTable(table: AnswerTable, { zoneKinds, years }: DensityParameters, layout: CityLayout): AnswerTable {
  const rows = zoneKinds
    .filter((kind) => kind !== 'city')
    .flatMap((kind) =>
      years.map((year): readonly Cell[] => {
        const zones = numbersOf(kind, layout).filter((number) => number > 0);
        const ids = new Set(zones.map((number) => zoneCells(kind, number, layout)[1]));
        const own = table.rows.filter(
          (row) => row[0] === kind && ids.has(row[1]!) && cellOf(table, row, 'year') === year,
        );
        const areas = zones.map((number) => hectaresOf(kind, number, layout));
        const hectares = areas.includes(null) ? null : areas.reduce((sum: number, ha) => sum + ha!, 0);
        const total = (name: string) => own.reduce((sum, row) => sum + Number(cellOf(table, row, name)), 0);
        const sums = {
          population: total('population'),
          census: total('population_census'),
          unknown: total('population_not_projected'),
        };
        return [kind, year, zones.length, ...valuesOf(sums, hectares)];
      }),
    );
  return {
    id: 'density_kinds',
    title: { ja: '区域の種類ごとの人口密度', en: 'People per hectare by kind of zone' },
    keys: [zoneKeyColumns[0]!, yearColumn],
    values: [
      { name: 'zones', title: { ja: '区域の数', en: 'Zones' }, unit: 'count', additive: false, missing: 'no_data' },
      ...columns,
    ],
    rows,
    notes: [
      {
        ja: '面積は区域の面積の合計。同じ種類の区域が重なるところは重ねて数える',
        en: 'The area is the sum of the zones; ground that two zones of a kind share counts twice',
      },
    ],
  };
}

function checksOf(table: AnswerTable, { zoneKinds, years }: DensityParameters, layout: CityLayout) {
  const parts = years.map((year): Part => ({ year }));
  const { population } = layout.source;
  const checks = conservationChecks(table, partsOfZoneKinds(zoneKinds, parts), [
    { code: 'population-conserved', column: 'population_census', expected: () => population },
    {
      code: 'projection-conserved',
      column: 'population',
      expected: ({ year }) =>
        layout.subjects?.projection
          ? projectedTotal(Number(year), 'population', layout)
          : population - layout.unplaced.population,
    },
  ]);
  return worstOfEach(checks);
}

/** Density of 居住誘導区域 (else of the first kind) in the first year. */
function headlineOf(table: AnswerTable, { zoneKinds, years }: DensityParameters): Pick<Answer, 'headline'> {
  const residence = zoneKinds.includes('residence');
  const kind = residence ? 'residence' : zoneKinds[0]!;
  const rows = table.rows.flatMap((row, i) => {
    const isZone = row[0] === kind && cellOf(table, row, 'area_ha') !== null;
    return isZone && cellOf(table, row, 'year') === years[0] ? [i] : [];
  });
  if (rows.length === 0) return {};
  const all = table.rows.flatMap((row, i) => (row[0] === kind && cellOf(table, row, 'year') === years[0] ? [i] : []));
  const [year = TODAY] = years;
  const time = year === TODAY ? { ja: '', en: '' } : { ja: `${year}年の`, en: ` in ${year}` };
  const where = residence ? { ja: '居住誘導区域', en: 'the residence area' } : { ja: '区域', en: 'the zones' };
  // Densities of several zones do not add up: their people are said instead.
  const said: Pick<Headline, 'value' | 'text' | 'ofRows'> =
    rows.length === 1
      ? {
          value: 'density',
          text: { ja: `${time.ja}${where.ja}の人口密度`, en: `people per hectare of ${where.en}${time.en}` },
        }
      : {
          value: 'population',
          ofRows: all,
          text: { ja: `${time.ja}${where.ja}に住む人`, en: `people living in ${where.en}${time.en}` },
        };
  return { headline: { table: table.id, rows, ...said } };
}
