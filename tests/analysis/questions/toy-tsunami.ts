import { stateOfDepth } from '../../../src/domain/depth-rank.ts';
import type { CityTables } from '../../../src/tables/city-tables.ts';

/** Metres by turns; 0 not hit, NaN not known, `rank` a depth of which only the rank 2 (0.5–3 m) is known. */
const turns = [0.4, 2.5, 'rank', 0, 2, Number.NaN, 1.9, 3, 6, 0, Number.NaN] as const;

/** A tsunami over a city that has none: all three states, a rank without a depth, a depth of just 2 m. */
export function withTsunami(city: CityTables): CityTables {
  const depths = Array.from({ length: city.buildings.count }, (_, row) => turns[row % turns.length]!);
  return {
    ...city,
    hazards: [
      ...city.hazards,
      {
        key: 'tsunami:',
        state: Uint8Array.from(depths, (depth) => (depth === 'rank' ? 2 : stateOfDepth(depth))),
        depthMeters: Float32Array.from(depths, (depth) =>
          typeof depth === 'number' && depth > 0 ? depth : Number.NaN,
        ),
        sources: ['polygons'] as const,
      },
    ],
  };
}
