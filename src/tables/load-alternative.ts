import type { CityLayout } from './city-layout.ts';
import type { HazardColumn, MeasureColumns, PeopleTotals } from './city-tables.ts';
import type { Database } from './database.ts';
import { hasDepth } from './hazard-codes.ts';
import { loadBuildingMeasures, replaceHazard } from './load-city-tables.ts';

/**
 * What was assumed otherwise: hazards met by the largest overlap instead of the representative point (or the other way
 * round), depths at the ends of a rank, other weights of sharing people out.
 */
export type AlternativeCode = 'largest-overlap' | 'rank-bounds' | 'weights';

/** The columns that change when something is assumed otherwise; all others stay the city's. */
export interface AlternativeTables {
  readonly code: AlternativeCode;
  /** Of its tables; letters and underscores. */
  readonly schema: string;
  readonly hazards?: readonly HazardColumn[];
  readonly people?: {
    readonly columns: MeasureColumns;
    readonly source: PeopleTotals;
    readonly unplaced: PeopleTotals;
  };
}

/** Loaded once, asked any number of times: `db.connect(schema)` sees its tables over the city's. */
export interface LoadedAlternative {
  readonly code: AlternativeCode;
  readonly schema: string;
  /** What of the layout changes with it. */
  readonly layout: Partial<CityLayout>;
}

/** Puts the columns into their own schema; the city's tables stay as they are. Replaces what was loaded there before. */
export async function loadAlternative(db: Database, tables: AlternativeTables): Promise<LoadedAlternative> {
  const { code, schema, hazards, people } = tables;
  const connection = await db.connect(schema);
  try {
    for (const column of hazards ?? []) await replaceHazard(connection, column);
    if (people) await loadBuildingMeasures(connection, people.columns);
  } finally {
    await connection.close();
  }
  return {
    code,
    schema,
    layout: {
      ...(hazards && {
        hazards: hazards.map(({ key, depthMeters, sources }) => ({
          key,
          hasDepth: hasDepth(key, depthMeters),
          ...(sources && { sources }),
        })),
      }),
      ...(people && { source: people.source, unplaced: people.unplaced }),
    },
  };
}
