import { type Measure, measureColumns } from '../city-layout.ts';
import type { ColumnSchema, TableSchema } from './table-schema.ts';

/** What is added up. Row i is building i; a measure the city has no data for has no column. */
export function buildingMeasuresSchema(measures: readonly Measure[]): TableSchema {
  return {
    name: 'building_measures',
    ja: '建物ごとに足し合わせる量（1 行 1 棟、building_facts と同じ順）',
    en: 'What is added up, one row a building in the order of building_facts',
    columns: [
      {
        name: 'storey_class',
        type: 'UTINYINT',
        nullable: false,
        ja: '階数区分（0 不明、1〜4 階、5 は 5 階以上）',
        en: '0 unknown, 1 to 4 storeys, 5 five and more',
      },
      { name: 'floor_area_m2', type: 'DOUBLE', unit: 'm²', nullable: true, ja: '延床面積', en: 'Floor area' },
      ...measures.map(
        (measure): ColumnSchema => ({
          name: measureColumns[measure],
          type: 'DOUBLE',
          nullable: true,
          ...people[measure],
        }),
      ),
    ],
  };
}

const people: Readonly<Record<Measure, Pick<ColumnSchema, 'unit' | 'ja' | 'en'>>> = {
  population: { unit: '人', ja: '人口（メッシュ人口の按分）', en: 'People, shared out from the source' },
  population65: { unit: '人', ja: '65 歳以上人口', en: 'People of 65 and over' },
  population75: { unit: '人', ja: '75 歳以上人口', en: 'People of 75 and over' },
  households: { unit: '世帯', ja: '世帯数', en: 'Households' },
  populationDay: { unit: '人', ja: '昼間の滞在人口（人流 平日昼）', en: 'People of a weekday noon' },
};
