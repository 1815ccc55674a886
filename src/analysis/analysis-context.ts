import type { Evidence, EvidenceInput } from '../domain/evidence.ts';
import type { Walking } from '../spatial/walking.ts';
import type { CityLayout } from '../tables/city-layout.ts';

/** What a question needs to know of the city besides the tables: for its checks and its evidence. */
export interface AnalysisContext {
  readonly layout: CityLayout;
  readonly inputs: readonly EvidenceInput[];
  /** `EPSG:6677` */
  readonly planarCrs: string;
  /** Assumptions made while the columns were computed (survey extents, storeys from heights, weights …). */
  readonly assumptions: Evidence['assumptions'];
  /** Present time as ISO 8601. */
  readonly now: () => string;
  /** Ways on foot (`createWalking` of `src/city/walking.ts`); straight lines where absent. */
  readonly walking?: Walking;
  readonly signal?: AbortSignal;
}
