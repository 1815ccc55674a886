import type { ExposureParameters, ExposureRow } from '../../src/analysis/exposure-result.ts';
import type { CityTables } from '../../src/tables/city-tables.ts';
import { createRandomCity } from './random-city.ts';
import { createToyCity } from './toy-city.ts';

export interface ExposureCase {
  readonly name: string;
  readonly city: () => CityTables;
  readonly parameters: ExposureParameters;
}

const hazards = ['river:L2', 'river:L1', 'landslide:'] as const;

/** Asked of both engines; `exposure-golden.json` holds the answers (written by `vitest run --project unit tests/analysis/exposure-golden.test.ts -u`). */
export const exposureCases: readonly ExposureCase[] = [
  { name: 'toy, districts', city: createToyCity, parameters: { zoneKinds: ['district'], hazards } },
  {
    name: 'toy, own bounds and rule',
    city: createToyCity,
    parameters: {
      zoneKinds: ['city', 'district'],
      hazards: ['river:L2'],
      depthBoundsMeters: [1, 4],
      verticalRule: [{ fromMeters: 0.5, atMostStoreys: 2 }],
    },
  },
  {
    name: 'random, all zone kinds',
    city: () => createRandomCity(700, 1, { districts: 4 }),
    parameters: { zoneKinds: ['city', 'residence', 'district'], hazards },
  },
  {
    name: 'random, own bounds',
    city: () => createRandomCity(700, 2),
    parameters: { zoneKinds: ['city'], hazards: ['river:L2', 'landslide:'], depthBoundsMeters: [0.3, 0.75, 2, 7] },
  },
  {
    name: 'random, no residence area and no people',
    city: () => createRandomCity(300, 3, { residence: false, people: false }),
    parameters: { zoneKinds: ['city'], hazards: ['river:L2'] },
  },
];

/** A row as one line, numbers with all their digits. */
export const goldenLine = (row: ExposureRow): string => Object.values(row).map(String).join(', ');
