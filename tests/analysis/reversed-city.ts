import type { CityTables } from '../../src/tables/city-tables.ts';

/** The same city with its buildings in the opposite order. */
export function reversed(city: CityTables): CityTables {
  const turn = <Column>(column: Column): Column =>
    Array.isArray(column) || ArrayBuffer.isView(column)
      ? ((column as unknown as { toReversed(): Column }).toReversed() as Column)
      : column;
  const buildings = Object.fromEntries(
    Object.entries(city.buildings).map(([name, column]) => [name, turn(column)]),
  ) as unknown as CityTables['buildings'];
  return {
    ...city,
    buildings,
    zones: city.zones.map((zones) => ({ ...zones, member: turn(zones.member) })),
    hazards: city.hazards.map((hazard) => ({
      ...hazard,
      state: turn(hazard.state),
      depthMeters: turn(hazard.depthMeters),
    })),
  };
}
