import { cannotGoUp } from './hazard-states.ts';
import type { NaiveCity } from './naive-city.ts';

export interface NaiveCell {
  buildings: number;
  floorArea: number;
  population: number;
  over65: number;
  over75: number;
  households: number;
  noon: number;
  cannotGoUp: number;
}

/** Cells by `zone_kind|zone_id|residence|hazard|scale|depth_rank`. */
export function exposureTable({ facts, people, zoneOf, hazards }: NaiveCity): Map<string, NaiveCell> {
  const cells = new Map<string, NaiveCell>();
  const kinds = { city: facts.map(() => 'city'), ...zoneOf };
  for (const [kind, zones] of Object.entries(kinds))
    for (const [key, states] of Object.entries(hazards))
      facts.forEach((building, b) => {
        const [hazard, scale] = key.split(':') as [string, string];
        const { rank } = states[b]!;
        const residence = zoneOf.residence![b] ? 'inside' : 'outside';
        const cell = cellAt(cells, [kind, zones[b], residence, hazard, scale, rank].join('|'));
        cell.buildings += 1;
        cell.floorArea += building.floorArea;
        for (const measure of ['population', 'over65', 'over75', 'households', 'noon'] as const)
          cell[measure] += people[measure][b]!;
        if (cannotGoUp(hazard, rank, building.storeys)) cell.cannotGoUp += 1;
      });
  return cells;
}

function cellAt(cells: Map<string, NaiveCell>, key: string): NaiveCell {
  const known = cells.get(key);
  if (known) return known;
  const cell = {
    buildings: 0,
    floorArea: 0,
    population: 0,
    over65: 0,
    over75: 0,
    households: 0,
    noon: 0,
    cannotGoUp: 0,
  };
  cells.set(key, cell);
  return cell;
}
