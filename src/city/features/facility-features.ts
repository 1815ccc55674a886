import { facilityKindNames } from '../../domain/facility-kind.ts';
import type { CityModel } from '../city-model.ts';
import { mergeFacilities } from '../subjects/merge-facilities.ts';
import { numberColumn, textColumn } from './feature-columns.ts';
import type { FeatureLayer } from './feature-layer.ts';

const title = { ja: '施設', en: 'Facilities' };

/** Facilities as points, each once, numbered as in the answers; one without coordinates is a row without a place. */
export function facilityFeatures({ facilities, planarCrs }: CityModel): FeatureLayer[] {
  if (facilities.every(({ count }) => count === 0)) return [];
  const make = () => {
    const merged = mergeFacilities(facilities, planarCrs);
    const { count, facilityId, kind, name, address, capacity, source, x, y } = merged;
    const positions = new Float64Array(2 * count);
    for (let row = 0; row < count; row++) positions.set([x[row]!, y[row]!], 2 * row);
    const numbers = Array.from({ length: count }, (_, row) => row + 1);
    const said = (texts: readonly string[]) => texts.map((text) => text || null);
    return {
      name: 'facilities',
      title,
      description: '1 行が 1 施設。複数のファイルにある同じ施設は 1 つにまとめた。',
      crs: planarCrs,
      geometry: { kind: 'points' as const, positions },
      columns: [
        numberColumn('facility_number', '番号', 'Number', numbers, { type: 'integer' }),
        textColumn('facility_id', '施設 ID', 'Facility id', facilityId),
        textColumn('name', '名称', 'Name', said(name), { missing: 'no_data' }),
        textColumn('facility_kind', '種類（コード）', 'Kind (code)', kind),
        textColumn(
          'kind_name',
          '種類',
          'Kind',
          kind.map((one) => facilityKindNames[one].ja),
        ),
        textColumn('address', '住所', 'Address', said(address), { missing: 'no_data' }),
        numberColumn('capacity', '定員', 'Capacity', capacity, { unit: 'people', missing: 'no_data' }),
        textColumn('source', '出典ファイル', 'File', source),
      ],
    };
  };
  return [{ id: 'facilities', title, make }];
}
