import type { CityTables } from '../../../src/tables/city-tables.ts';

/**
 * 災害危険区域 over a city that has none: 急傾斜 (A48_007 = 4), 水害（河川） (1) and one without a cause, by turns; buildings
 * between are outside.
 */
export function withRiskAreas(city: CityTables): CityTables {
  const turns = Int32Array.of(0, -1, 1, 1, 2, -1, 0);
  return {
    ...city,
    zones: [
      ...city.zones,
      {
        zoneKind: 'disaster_risk_area',
        zoneId: ['slope', 'river', 'plain'],
        name: ['丘', '川沿い', '記載なし'],
        code: Uint16Array.of(4, 1, 0),
        areaSquareMeters: Float64Array.of(1_000, 2_000, 500),
        member: Int32Array.from({ length: city.buildings.count }, (_, row) => turns[row % turns.length]!),
      },
    ],
  };
}
