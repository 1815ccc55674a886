import type { Answer, AnswerTable, Cell } from '../domain/answer.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { AnyQuestion, Selection } from './question.ts';
import { collapseStructure } from './questions/collapse-structure.ts';
import { damage } from './questions/damage.ts';
import { density } from './questions/density.ts';
import { disasterRiskArea } from './questions/disaster-risk-area.ts';
import { exclusionCheck } from './questions/exclusion-check.ts';
import { exposureQuestion } from './questions/exposure-question.ts';
import { facilityDepth } from './questions/facility-depth.ts';
import { futurePeople } from './questions/future-people.ts';
import { hazardArea } from './questions/hazard-area.ts';
import { inundationDuration } from './questions/inundation-duration.ts';
import { landslide } from './questions/landslide.ts';
import { multiHazard } from './questions/multi-hazard.ts';
import { peopleFlow } from './questions/people-flow.ts';
import { shelterAccess } from './questions/shelter-access.ts';
import { shelterCapacity } from './questions/shelter-capacity.ts';
import { spending } from './questions/spending.ts';
import { tsunamiStructure } from './questions/tsunami-structure.ts';
import { verticalEvacuation } from './questions/vertical-evacuation.ts';

/** Every question that can be asked, in the order of the menu. */
export const catalogue: readonly AnyQuestion[] = [
  exposureQuestion,
  hazardArea,
  verticalEvacuation,
  collapseStructure,
  inundationDuration,
  landslide,
  tsunamiStructure,
  disasterRiskArea,
  facilityDepth,
  shelterAccess,
  shelterCapacity,
  peopleFlow,
  spending,
  damage,
  futurePeople,
  density,
  multiHazard,
  exclusionCheck,
];

/** Throws a RangeError for an id that is none. */
export function questionOf(id: string): AnyQuestion {
  const question = catalogue.find((entry) => entry.id === id);
  if (!question) throw new RangeError(`there is no question "${id}"`);
  return question;
}

/**
 * Parses the parameters (the question's defaults where absent) and answers. Rejects as `Question.run` does, and with a
 * RangeError where the city lacks what the question is about.
 */
export async function ask(db: Database, id: string, parameters: unknown, context: AnalysisContext): Promise<Answer> {
  const question = questionOf(id);
  const lack = question.lacks(context.layout);
  if (lack) throw new RangeError(`${id}: ${lack.en}`);
  return question.run(db, parse(question, parameters, context.layout), context);
}

/** What a row of an answer stands for; undefined where it is nothing to be shown. */
export function selectionOf(
  id: string,
  table: AnswerTable,
  row: readonly Cell[],
  parameters: unknown,
  layout: CityLayout,
): Selection | undefined {
  const question = questionOf(id);
  return question.select?.(table, row, parse(question, parameters, layout), layout);
}

/** What is not given is asked as by default. */
function parse(question: AnyQuestion, parameters: unknown, layout: CityLayout): unknown {
  const given = typeof parameters === 'object' && parameters !== null ? parameters : {};
  return question.parameters.parse({ ...(question.defaults(layout) as object), ...given });
}
