import { buildingStructures, buildingUsages, type CodeLabel } from '../../domain/building-codes.ts';
import type { FeatureColumn } from '../../domain/feature-table.ts';
import { zoneKindNames } from '../../domain/zone-kind.ts';
import type { ZoneTable } from '../../tables/city-tables.ts';
import type { CityModel } from '../city-model.ts';
import { numberColumn, textColumn } from './feature-columns.ts';
import type { FeatureLayer } from './feature-layer.ts';

/** What zone columns say of a building in no zone of the kind, and of one of which nobody knows. */
const OUTSIDE = 'outside';
const UNKNOWN = 'unknown';

const title = { ja: '建物', en: 'Buildings' };

/**
 * Buildings with what is known of each. People are not among the columns: residents of a building are modelled, and the
 * smallest unit that they are shown of is a mesh, a block or a zone (users.md, Privacy).
 */
export function buildingFeatures(city: CityModel): FeatureLayer[] {
  if (city.buildings.count === 0) return [];
  const make = () => ({
    name: 'buildings',
    title,
    description:
      '1 行が 1 棟。災害の区分は建物の代表点などの判定で、表と同じ。unknown は未調査（安全を意味しない）、none は調査済みで該当なし。人口は建物ごとには出さない。',
    crs: city.planarCrs,
    geometry: { kind: 'polygons' as const, polygons: withoutHeights(city) },
    columns: [...factColumns(city), ...city.tables.zones.flatMap(zoneColumns)],
  });
  return [{ id: 'buildings', title, make }];
}

function withoutHeights({ footprints: { heights: _, ...footprints } }: CityModel) {
  return footprints;
}

function factColumns({ buildings, buildingName }: CityModel): FeatureColumn[] {
  const { usage, structure, storeys, heightMeters, groundHeightMeters } = buildings;
  const positive = (values: ArrayLike<number>) =>
    Float64Array.from(values, (value) => (value > 0 ? shortest(value) : Number.NaN));
  const unknown = { missing: 'no_data' } as const;
  return [
    textColumn('building_id', '建物 ID', 'Building id', buildings.buildingId),
    textColumn('name', '名称', 'Name', emptyAsNull(buildingName), unknown),
    numberColumn('usage', '用途（コード）', 'Usage (code)', orNaN(usage), { type: 'integer', ...unknown }),
    textColumn('usage_name', '用途', 'Usage', labels(usage, buildingUsages)),
    numberColumn('storeys', '地上階数', 'Storeys above ground', orNaN(storeys), { type: 'integer', ...unknown }),
    numberColumn(
      'storeys_estimated',
      '階数は高さからの推定（1）',
      'Storeys from the height (1)',
      buildings.storeysEstimated,
      {
        type: 'integer',
      },
    ),
    numberColumn('structure', '構造（コード）', 'Structure (code)', orNaN(structure), { type: 'integer', ...unknown }),
    textColumn('structure_name', '構造', 'Structure', labels(structure, buildingStructures)),
    numberColumn('height_m', '高さ', 'Height', positive(heightMeters), { unit: 'meters', ...unknown }),
    numberColumn(
      'ground_height_m',
      '地盤高（標高 TP）',
      'Ground (TP)',
      Float64Array.from(groundHeightMeters, shortest),
      {
        unit: 'meters',
        ...unknown,
      },
    ),
    numberColumn('footprint_m2', '建築面積（図形）', 'Footprint', buildings.footprintAreaSquareMeters, {
      unit: 'square_meters',
    }),
    numberColumn('floor_area_m2', '延床面積', 'Floor area', buildings.floorAreaSquareMeters, {
      unit: 'square_meters',
      ...unknown,
    }),
    numberColumn('year_built', '建築年', 'Year of construction', orNaN(buildings.yearOfConstruction), {
      type: 'integer',
      ...unknown,
    }),
  ];
}

/** A 32-bit number in as many digits as it holds: 3.2, not 3.200000047683716. */
const shortest = (value: number): number => Number(value.toPrecision(7));

/** Codes and counts of 0 are missing. */
const orNaN = (codes: ArrayLike<number>): Float64Array => Float64Array.from(codes, (code) => code || Number.NaN);

const emptyAsNull = (texts: readonly string[]): (string | null)[] => texts.map((text) => text || null);

function labels(codes: Uint16Array, known: readonly CodeLabel[]): (string | null)[] {
  const names = new Map(known.map(({ code, ja }) => [code, ja]));
  return Array.from(codes, (code) => (code === 0 ? UNKNOWN : (names.get(code) ?? String(code))));
}

/** Id and name of the building's zone of a kind: `outside` all of them, `unknown` where nothing says. */
function zoneColumns({ zoneKind, zoneId, name, member, unknown }: ZoneTable): FeatureColumn[] {
  const valuesOf = (values: readonly string[]) =>
    Array.from(member, (zone, row) => (zone >= 0 ? values[zone]! : unknown?.[row] ? UNKNOWN : OUTSIDE));
  const { ja, en } = zoneKindNames[zoneKind];
  return [
    textColumn(`${zoneKind}_id`, `${ja} ID`, `${en}: id`, valuesOf(zoneId)),
    textColumn(`${zoneKind}_name`, ja, en, valuesOf(name)),
  ];
}
