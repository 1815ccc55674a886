import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../src/analysis/analysis-context.ts';
import { tableVerdicts, verdictSql, verdictTables } from '../../src/analysis/evacuation-sql.ts';
import { stateOfDepth } from '../../src/domain/depth-rank.ts';
import { durationClasses, durationClassOfHours } from '../../src/domain/duration-class.ts';
import {
  type EvacuationAssumptions,
  type EvacuationMode,
  type EvacuationVerdict,
  evacuationAssumptions,
  judgeEvacuation,
} from '../../src/domain/evacuation-verdict.ts';
import { type HazardKey, parseHazardKey } from '../../src/domain/hazard.ts';
import type { CityTables, HazardColumn } from '../../src/tables/city-tables.ts';
import type { Database } from '../../src/tables/database.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { durationTables } from '../../src/tables/subjects/duration-tables.ts';
import { createContext } from './create-context.ts';
import { createRandomCity } from './random-city.ts';

const none = Number.NaN;

/** Every way in which a flood is known: unknown, not hit, by rank alone, by depths around every threshold. */
const floods = [
  { state: 255, depth: none },
  { state: 0, depth: none },
  ...[1, 2, 3, 4, 5, 6].map((state) => ({ state, depth: none })),
  ...[0.3, 0.45, 0.5, 0.51, 1, 2.99, 3, 3.15, 3.16, 3.5, 3.51, 4.99, 5, 6.5, 6.51, 9.5, 12, 19.9, 25].map((depth) => ({
    state: stateOfDepth(Math.fround(depth)),
    depth,
  })),
];
/** Hours, a class alone, or nothing. */
const durations = [none, 0, 24, 71.99, 72, { class: 3 }, { class: 4 }, { class: 7 }] as const;
const cases = floods.flatMap((flood) =>
  [0, 1, 2, 3, 4, 6].flatMap((storeys) =>
    durations.flatMap((duration) =>
      [0, 1, 2, 3, 255].flatMap((collapse) =>
        [0, 1, 255].flatMap((landslide) =>
          [601, 603, 611].map((structure) => ({ ...flood, storeys, duration, collapse, landslide, structure })),
        ),
      ),
    ),
  ),
);

const floodKeys = [
  'river:L2',
  'inland:L2',
  'storm_surge:',
  'reservoir:',
  'tsunami:',
] as const satisfies readonly HazardKey[];

function cityOfCases(): CityTables {
  const city = createRandomCity(cases.length, 1);
  const column = (key: HazardKey, state: (entry: (typeof cases)[number]) => number, depth = false): HazardColumn => ({
    key,
    state: Uint8Array.from(cases, state),
    depthMeters: Float32Array.from(cases, (entry) => (depth ? entry.depth : none)),
  });
  return {
    ...city,
    buildings: {
      ...city.buildings,
      storeys: Uint16Array.from(cases, ({ storeys }) => storeys),
      structure: Uint16Array.from(cases, ({ structure }) => structure),
    },
    hazards: [
      ...floodKeys.map((key) => column(key, ({ state }) => state, true)),
      column('collapse:L2', ({ collapse }) => collapse),
      column('landslide:', ({ landslide }) => landslide),
    ],
  };
}

/** As the assembly gives them: no duration where there is no flood. */
function durationsOfCases() {
  const flooded = ({ state, duration }: (typeof cases)[number]) => (state > 0 && state < 255 ? duration : none);
  return durationTables([
    {
      key: 'river:L2',
      durationClass: Uint8Array.from(cases, (entry) => {
        const duration = flooded(entry);
        if (typeof duration === 'object') return duration.class;
        return durationClassOfHours(duration) || (entry.state === 0 || duration === 0 ? 0 : 255);
      }),
      durationHours: Float32Array.from(cases, (entry) => {
        const duration = flooded(entry);
        return typeof duration === 'object' || duration === 0 ? none : duration;
      }),
    },
  ])!;
}

/** A class alone counts as its longest: just under its end. */
function hoursOf(duration: (typeof durations)[number]): number {
  if (typeof duration !== 'object') return Math.fround(duration);
  const { toHours } = durationClasses.find(({ code }) => code === duration.class)!;
  return toHours - 2 ** -20;
}

const verdictOfTable = (code: number): EvacuationVerdict => {
  const verdict = tableVerdicts[code]!;
  if (verdict === 'possible_unknown_duration') return 'possible';
  return verdict === 'unknown_storeys' || verdict === 'unknown_structure' ? 'unknown' : verdict;
};

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, cityOfCases(), [durationsOfCases()]);
});
afterAll(() => db.close());

async function verdicts(key: HazardKey, mode: EvacuationMode, assumptions: EvacuationAssumptions) {
  const tables = ['building_measures AS b', ...verdictTables(key, context.layout)];
  return db.numbers(
    `SELECT ${verdictSql(key, mode, assumptions, context.layout)} FROM ${tables.join(' POSITIONAL JOIN ')}`,
  );
}

const assumed: readonly EvacuationAssumptions[] = [
  evacuationAssumptions,
  { storeyHeightMeters: 2.7, firstFloorMeters: 0.45, longDurationHours: 48 },
];

describe.each(floodKeys)('the verdict under %s', (key) => {
  const { hazard } = parseHazardKey(key);
  const judged = (entry: (typeof cases)[number], mode: EvacuationMode, assumptions: EvacuationAssumptions) =>
    judgeEvacuation(
      {
        hazard,
        state: entry.state,
        depthMeters: Math.fround(entry.depth),
        durationHours: key === 'river:L2' ? hoursOf(entry.duration) : none,
        storeys: entry.storeys,
        ...(hazard !== 'tsunami' && {
          surroundings: {
            collapse: hazard === 'river' ? entry.collapse : 255,
            landslide: entry.landslide,
            structure: entry.structure,
          },
        }),
      },
      mode,
      assumptions,
    );

  it.each(['guide', 'depth'] as const)(
    'is in SQL what the rule for one building says, in every case, by %s',
    async (mode) => {
      for (const assumptions of assumed) {
        const found = await verdicts(key, mode, assumptions);
        const wrong = cases.flatMap((entry, row) => {
          const verdict = judged(entry, mode, assumptions);
          return verdictOfTable(found[row]!) === verdict
            ? []
            : [{ ...entry, verdict, found: tableVerdicts[found[row]!] }];
        });
        expect(wrong.slice(0, 3)).toEqual([]);
        expect(found.length).toBe(cases.length);
      }
    },
  );

  it('names what is missing where it cannot be decided', async () => {
    const found = await verdicts(key, 'guide', evacuationAssumptions);
    cases.forEach(({ state, storeys, structure }, row) => {
      const verdict = tableVerdicts[found[row]!];
      if (verdict === 'unknown') expect(state).toBe(255);
      if (verdict === 'unknown_storeys') expect(storeys).toBe(0);
      if (verdict === 'unknown_structure') expect(structure).toBe(611);
    });
  });
});
