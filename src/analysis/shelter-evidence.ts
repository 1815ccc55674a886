import type { Evidence } from '../domain/evidence.ts';
import { ROUTE_EXCESS } from '../spatial/surface-routes.ts';
import { hazardText } from './city-headline.ts';
import { isUsable } from './usable-shelters.ts';
import type { ShelterWays } from './walk-tables.ts';

/** How shelters were judged and distances taken, hazard by hazard. */
export function shelterMethod(ways: readonly ShelterWays[]): Evidence['method'] {
  const cell = ways.find(({ roadCellMeters }) => roadCellMeters !== undefined)?.roadCellMeters;
  return [
    { code: 'facility-at-its-point' },
    { code: 'facilities-once' },
    { code: 'shelter-usable' },
    cell === undefined
      ? { code: 'walking-straight' }
      : { code: 'walking-over-roads', values: { cell, excess: Math.ceil((ROUTE_EXCESS - 1) * 1000) / 10 } },
    ...ways.map(({ key, shelters, overRoads, straight, none }) => ({
      code: 'shelter-ways',
      values: {
        hazard: hazardText(key).ja,
        usable: shelters.filter(isUsable).length,
        shelters: shelters.length,
        roads: overRoads,
        straight,
        none,
      },
    })),
  ];
}
