import type { CityTables } from '../../../src/tables/city-tables.ts';
import type { ColumnValues } from '../../../src/tables/database.ts';
import type { SubjectTables } from '../../../src/tables/subjects/subject-tables.ts';

/** The same city with its buildings in another order: `order[i]` is the old row of building i. Without risk records. */
export function reorderedCity(city: CityTables, order: readonly number[]): CityTables {
  const { buildings } = city;
  return {
    ...city,
    buildings: { ...(columns(buildings, order) as typeof buildings), count: buildings.count },
    zones: city.zones.map((zones) => ({
      ...zones,
      member: taken(zones.member, order),
      ...(zones.unknown && { unknown: taken(zones.unknown, order) }),
    })),
    hazards: city.hazards.map((hazard) => ({
      ...hazard,
      state: taken(hazard.state, order),
      depthMeters: taken(hazard.depthMeters, order),
    })),
    hazardRecords: {
      ...city.hazardRecords,
      buildingIndex: city.hazardRecords.buildingIndex.map((i) => order.indexOf(i)),
    },
  };
}

/** Subjects that have one row a building. */
export const reorderedSubjects = (subjects: readonly SubjectTables[], order: readonly number[]): SubjectTables[] =>
  subjects.map(({ tables, layout }) => ({
    layout,
    tables: Object.fromEntries(
      Object.entries(tables).map(([name, table]) => [name, columns(table, order) as Record<string, ColumnValues>]),
    ),
  }));

const columns = (table: object, order: readonly number[]): object =>
  Object.fromEntries(
    Object.entries(table).map(([name, values]) => [name, typeof values === 'object' ? taken(values, order) : values]),
  );

function taken<T extends { readonly length: number; slice(): T }>(values: T, order: readonly number[]): T {
  const source = values as unknown as Record<number, unknown>;
  const out = values.slice() as unknown as Record<number, unknown>;
  order.forEach((old, i) => {
    out[i] = source[old];
  });
  return out as unknown as T;
}
