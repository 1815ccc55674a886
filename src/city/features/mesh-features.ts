import type { Text } from '../../domain/answer.ts';
import type { MeshLevel, PopulationDataset } from '../../domain/datasets.ts';
import type { FeatureColumn, FeatureTable } from '../../domain/feature-table.ts';
import { meshBounds } from '../../domain/mesh-code.ts';
import { JGD2011 } from '../../spatial/crs-definitions.ts';
import { buildPolygonColumns } from '../../spatial/polygon-columns-building.ts';
import type { FlowTime } from '../../tables/subject-layout.ts';
import type { CityModel } from '../city-model.ts';
import { populationUnits } from '../population-units.ts';
import { spendingOf } from '../subjects/assemble-consumption.ts';
import { flowSlots } from '../subjects/flow-slots.ts';
import { numberColumn, textColumn } from './feature-columns.ts';
import { type FeatureLayer, grouped } from './feature-layer.ts';

/** Values of meshes before they have shapes: one map a column. */
interface MeshValues {
  readonly level: MeshLevel;
  readonly columns: readonly (Omit<FeatureColumn, 'type' | 'values'> & {
    readonly valueOfCode: ReadonlyMap<string, number>;
  })[];
}

/** Population, people flow and spending by mesh, as the city counts them: each mesh once, sources never added up twice. */
export const meshFeatures = (city: CityModel): FeatureLayer[] => [
  ...populationLayers(city),
  ...flowLayers(city),
  ...spendingLayers(city),
];

/** The smallest unit that people are shown of is the mesh of the source. */
export function meshTable(
  name: string,
  title: Text,
  description: string,
  level: MeshLevel,
  meshCode: readonly string[],
): FeatureTable {
  return {
    name,
    title,
    description,
    crs: JGD2011,
    geometry: { kind: 'polygons', polygons: buildPolygonColumns(meshCode.map((code) => [[meshRing(code, level)]])) },
    columns: [textColumn('mesh_code', 'メッシュコード', 'Mesh code', meshCode)],
  };
}

function meshRing(code: string, level: MeshLevel): [number, number][] {
  const [west, south, east, north] = meshBounds(code, level);
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

function layerOf(subject: string, words: Text, { level, columns }: MeshValues): FeatureLayer {
  const id = `meshes_${subject}_${level}`;
  const title = { ja: `${words.ja}（${level} メッシュ）`, en: `${words.en} (${level} mesh)` };
  const make = (): FeatureTable => {
    const codes = [...new Set(columns.flatMap(({ valueOfCode }) => [...valueOfCode.keys()]))].sort();
    const table = meshTable(
      id,
      title,
      '1 行が 1 メッシュ（JIS X 0410）。空欄は資料に値がないことを示し、0 ではない。',
      level,
      codes,
    );
    const values = columns.map(({ valueOfCode, name, title: { ja, en }, unit }) =>
      numberColumn(
        name,
        ja,
        en,
        codes.map((code) => valueOfCode.get(code) ?? Number.NaN),
        { ...(unit && { unit }), missing: 'no_data' },
      ),
    );
    return { ...table, columns: [...table.columns, ...values] };
  };
  return { id, title, make };
}

const populationMeasures = [
  { field: 'population', name: 'population', ja: '人口', en: 'People', unit: 'people' },
  { field: 'population65', name: 'population_65', ja: '65 歳以上', en: '65 and over', unit: 'people' },
  { field: 'population75', name: 'population_75', ja: '75 歳以上', en: '75 and over', unit: 'people' },
  { field: 'households', name: 'households', ja: '世帯数', en: 'Households', unit: 'households' },
] as const;

function populationLayers({ population }: CityModel): FeatureLayer[] {
  const byLevel = grouped(
    population.filter(({ meshLevel, count }) => meshLevel !== undefined && count > 0),
    ({ meshLevel, projection }) => `${meshLevel} ${projection}`,
  );
  return [...byLevel.values()].map((datasets) => {
    const { meshLevel, projection } = datasets[0]!;
    const words = projection ? { ja: '将来推計人口', en: 'Projected population' } : { ja: '人口', en: 'Population' };
    const years = [...new Set(datasets.flatMap(({ year }) => [...year]))].sort();
    const columns = years.flatMap((year) => populationColumns(datasets, year));
    return layerOf(projection ? 'projection' : 'population', words, { level: meshLevel!, columns });
  });
}

function populationColumns(datasets: readonly PopulationDataset[], year: number): MeshValues['columns'] {
  const { units } = populationUnits(datasets, year);
  return populationMeasures.flatMap(({ field, name, ja, en, unit }) => {
    const values = units[field];
    if (values.every(Number.isNaN)) return [];
    const valueOfCode = new Map(units.unitId.map((code, row) => [code, values[row]!]));
    return [{ name: `${name}_${year}`, title: { ja: `${ja} ${year} 年`, en: `${en} ${year}` }, unit, valueOfCode }];
  });
}

function flowLayers({ peopleFlow }: CityModel): FeatureLayer[] {
  const byLevel = grouped(flowSlots(peopleFlow), ({ slot }) => slot.meshLevel);
  return [...byLevel.values()].map((slots) =>
    layerOf(
      'flow',
      { ja: '人流', en: 'People flow' },
      {
        level: slots[0]!.slot.meshLevel,
        columns: slots.map(({ slot, people }) => ({ ...timeWords(slot), unit: 'people', valueOfCode: people })),
      },
    ),
  );
}

const dayWords = [
  { name: 'holiday', ja: '休日', en: 'holiday' },
  { name: 'weekday', ja: '平日', en: 'weekday' },
  { name: 'all', ja: '全日', en: 'all days' },
];
const partWords = [
  { name: 'noon', ja: '昼（11–14時）', en: 'noon' },
  { name: 'night', ja: '深夜（1–4時）', en: 'night' },
  { name: 'day', ja: '終日', en: 'whole day' },
];
const FIRST_HOUR = 100;

function timeWords({ year, month, dayFlag, timezone }: FlowTime): { readonly name: string; readonly title: Text } {
  const day = dayWords[dayFlag] ?? { name: `d${dayFlag}`, ja: String(dayFlag), en: String(dayFlag) };
  const hour = timezone - FIRST_HOUR;
  const part =
    timezone >= FIRST_HOUR
      ? { name: `${String(hour).padStart(2, '0')}h`, ja: `${hour} 時`, en: `${hour}:00` }
      : (partWords[timezone] ?? { name: `t${timezone}`, ja: String(timezone), en: String(timezone) });
  const months = monthWords(month);
  return {
    name: `people_${year}_${months.name}_${day.name}_${part.name}`,
    title: {
      ja: `滞在人口 ${year} 年${months.ja} ${day.ja} ${part.ja}`,
      en: `People ${year} ${months.en}, ${day.en}, ${part.en}`,
    },
  };
}

const monthWords = (month: number) =>
  month === 0
    ? { name: 'year', ja: '（年間）', en: '(whole year)' }
    : { name: `m${String(month).padStart(2, '0')}`, ja: ` ${month} 月`, en: `month ${month}` };

function spendingLayers(city: CityModel): FeatureLayer[] {
  const spending = spendingOf(city);
  if (!spending) return [];
  const categories = [...new Set(spending.rows.map(({ category }) => category))].sort();
  const columns = grouped(spending.rows, ({ year, month, category }) => `${year} ${month} ${category}`);
  const described = [...columns.values()].map((rows) => {
    const { year, month, category } = rows[0]!;
    const months = monthWords(month);
    return {
      name: `yen_${year}_${months.name}_c${categories.indexOf(category) + 1}`,
      title: { ja: `消費額 ${year} 年${months.ja} ${category}`, en: `Spending ${year} ${months.en} ${category}` },
      unit: 'yen' as const,
      valueOfCode: new Map(rows.map(({ meshCode, amountYen }) => [meshCode, amountYen])),
    };
  });
  return [layerOf('spending', { ja: '消費', en: 'Spending' }, { level: spending.meshLevel, columns: described })];
}
