import type { HazardKey } from '../domain/hazard.ts';
import type { Database } from '../tables/database.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { computeExposure } from './exposure.ts';
import type { DepthRankOrState, ExposureParameters, ExposureRow } from './exposure-result.ts';

/** One line of the legend of a hazard: the whole city, every building in exactly one line. */
export interface HazardClassCount {
  readonly depthRank: DepthRankOrState;
  readonly buildings: number;
  /** Null where the city has no population. */
  readonly population: number | null;
  readonly verticalEvacuationImpossible: number;
  readonly verticalEvacuationUnknown: number;
}

const order: readonly DepthRankOrState[] = ['none', 1, 2, 3, 4, 5, 6, 7, 8, 'unknown'];
/** A legend lists the six standard ranks, or more where more bounds are given. */
const LEAST_CLASSES = 6;

/** Buildings and people per state of one hazard, in the order of the legend; all states are there, also with 0. */
export async function computeHazardClassCounts(
  db: Database,
  hazard: HazardKey,
  context: AnalysisContext,
  thresholds: Pick<ExposureParameters, 'depthBoundsMeters' | 'verticalRule'> = {},
): Promise<readonly HazardClassCount[]> {
  const { rows } = await computeExposure(db, { ...thresholds, zoneKinds: ['city'], hazards: [hazard] }, context);
  const people = context.layout.measures.includes('population');
  const classes = Math.max(LEAST_CLASSES, 1 + (thresholds.depthBoundsMeters?.length ?? 0));
  const asked = order.filter((rank) => typeof rank === 'string' || rank <= classes);
  return asked.map((depthRank) => classCount(depthRank, rows, people));
}

function classCount(depthRank: DepthRankOrState, rows: readonly ExposureRow[], people: boolean): HazardClassCount {
  const ofRank = rows.filter((row) => row.depthRank === depthRank);
  const total = (value: (row: ExposureRow) => number | null) => ofRank.reduce((sum, row) => sum + (value(row) ?? 0), 0);
  return {
    depthRank,
    buildings: total((row) => row.buildings),
    population: people ? total((row) => row.population) : null,
    verticalEvacuationImpossible: total((row) => row.verticalEvacuationImpossible),
    verticalEvacuationUnknown: total((row) => row.verticalEvacuationUnknown),
  };
}
