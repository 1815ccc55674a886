import type { ImportIssue } from '../../domain/import-issue.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import type { ParameterChoices, QuestionCard } from '../../panels/explore/question-data.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import type { FacilitySummary, PaintColumns, SceneParts } from './engine-types.ts';

/** The catalogue of a city, once everything that questions need is in the tables. */
export interface CityQuestionsFacts {
  readonly cards: readonly QuestionCard[];
  readonly choices: ParameterChoices;
  /** What was met while the subjects were prepared; those that could not be (`subject-failed`) are lacking. */
  readonly issues: readonly ImportIssue[];
}

/** What the page shows of a scenario besides answers. What is absent is as in 現行. */
export interface ScenarioFacts {
  readonly layout: CityLayout;
  /** Kinds whose zones it draws anew. */
  readonly redrawn: readonly FiledZoneKind[];
  readonly facilities?: readonly FacilitySummary[];
  readonly paint: Partial<Pick<PaintColumns, 'storeys' | 'hazards'>>;
  readonly scene: Partial<Pick<SceneParts, 'zones' | 'facilities'>>;
}

/** What rows of an answer stand for on the map. */
export type RowSelection =
  | { readonly of: 'buildings' | 'facilities'; readonly indexes: Uint32Array }
  | { readonly of: 'meshes'; readonly codes: readonly string[] };

/** An area that was drawn, as it is counted. */
export interface DrawnAreaFacts {
  readonly areaSquareMeters: number;
  readonly buildings: number;
}

export type SqlFailure =
  | { readonly reason: 'several' | 'not-a-query' | 'side-effect' | 'empty' | 'cancelled' }
  | { readonly reason: 'failed'; readonly message: string };
