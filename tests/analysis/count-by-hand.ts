import type { DepthRankOrState, ExposureParameters, ResidenceState } from '../../src/analysis/exposure-result.ts';
import type { HazardKey } from '../../src/domain/hazard.ts';
import type { CityTables } from '../../src/tables/city-tables.ts';

/** A cell as counted here; the key says zone kind, zone, residence, hazard and rank. */
export interface HandCell {
  buildings: number;
  floorArea: number;
  population: number;
  impossible: number;
  unknown: number;
}

const standardBounds = [0.5, 3, 5, 10, 20];
const deepestOfRank = [0, 0.49, 2.99, 4.99, 9.99, 19.99, 300];

/**
 * The exposure table once more, building by building with plain loops and none of the product's code: the independent
 * answer that the SQL is compared with.
 */
export function countByHand(city: CityTables, parameters: ExposureParameters): Map<string, HandCell> {
  const cells = new Map<string, HandCell>();
  for (const zoneKind of parameters.zoneKinds)
    for (const hazard of parameters.hazards)
      for (let row = 0; row < city.buildings.count; row++) {
        const key = cellKey(
          zoneKind,
          zoneOf(city, zoneKind, row),
          residenceOf(city, row),
          hazard,
          rankOf(city, hazard, row, parameters),
        );
        const cell = cells.get(key) ?? { buildings: 0, floorArea: 0, population: 0, impossible: 0, unknown: 0 };
        const vertical = verticalOf(city, hazard, row, parameters);
        cell.buildings += 1;
        cell.floorArea += city.buildings.floorAreaSquareMeters[row]!;
        cell.population += city.buildings.population[row]!;
        if (vertical === 'impossible') cell.impossible += 1;
        if (vertical === 'unknown') cell.unknown += 1;
        cells.set(key, cell);
      }
  return cells;
}

export const cellKey = (
  zoneKind: string,
  zoneId: string,
  residence: ResidenceState,
  hazard: string,
  rank: DepthRankOrState,
) => `${zoneKind}/${zoneId}/${residence}/${hazard}/${rank}`;

function zoneOf(city: CityTables, zoneKind: string, row: number): string {
  if (zoneKind === 'city') return 'city';
  const zones = city.zones.find((table) => table.zoneKind === zoneKind)!;
  return zones.zoneId[zones.member[row]!] ?? '';
}

function residenceOf(city: CityTables, row: number): ResidenceState {
  const zones = city.zones.find((table) => table.zoneKind === 'residence');
  if (!zones) return 'unknown';
  return zones.member[row]! >= 0 ? 'inside' : 'outside';
}

/** Depth in metres for the thresholds; undefined where the hazard has none or the building is not hit. */
function depthOf(city: CityTables, hazard: HazardKey, row: number): number | undefined {
  const column = city.hazards.find((entry) => entry.key === hazard)!;
  const state = column.state[row]!;
  if (state === 0 || state === 255 || hazard.startsWith('landslide')) return undefined;
  const depth = column.depthMeters[row]!;
  return Number.isNaN(depth) ? deepestOfRank[state] : Math.round(depth * 100) / 100;
}

function rankOf(city: CityTables, hazard: HazardKey, row: number, parameters: ExposureParameters): DepthRankOrState {
  const state = city.hazards.find((entry) => entry.key === hazard)!.state[row]!;
  if (state === 255) return 'unknown';
  if (state === 0) return 'none';
  const depth = depthOf(city, hazard, row);
  if (depth === undefined) return state as DepthRankOrState;
  const bounds = parameters.depthBoundsMeters ?? standardBounds;
  return (1 + bounds.filter((bound) => depth >= bound).length) as DepthRankOrState;
}

function verticalOf(city: CityTables, hazard: HazardKey, row: number, parameters: ExposureParameters): string {
  const state = city.hazards.find((entry) => entry.key === hazard)!.state[row]!;
  if (state === 0 || state === 255) return 'none';
  if (hazard.startsWith('landslide')) return 'impossible';
  const depth = depthOf(city, hazard, row)!;
  const storeys = city.buildings.storeys[row]!;
  const rule = parameters.verticalRule ?? [
    { fromMeters: 0.5, atMostStoreys: 1 },
    { fromMeters: 3, atMostStoreys: 2 },
    { fromMeters: 5, atMostStoreys: 999 },
  ];
  const atMost = rule.filter((step) => depth >= step.fromMeters).at(-1)?.atMostStoreys ?? 0;
  if (atMost === 0) return 'possible';
  if (atMost === 999) return 'impossible';
  if (storeys === 0) return 'unknown';
  return storeys <= atMost ? 'impossible' : 'possible';
}
