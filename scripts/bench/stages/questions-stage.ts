import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask, catalogue } from '../../../src/analysis/catalogue.ts';
import { flowTables } from '../../../src/analysis/flow-query.ts';
import { peopleFlow } from '../../../src/analysis/questions/people-flow.ts';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import type { CityModel } from '../../../src/city/city-model.ts';
import { assembleSubjects } from '../../../src/city/subjects/assemble-subjects.ts';
import { createWalking } from '../../../src/city/walking.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import type { Database } from '../../../src/tables/database.ts';
import { loadCityTables } from '../../../src/tables/load-city-tables.ts';
import { loadSubjects } from '../../../src/tables/subjects/subject-tables.ts';
import { warmUp } from '../../../src/tables/warm-up.ts';
import { benchSubjectDatasets } from '../inputs/bench-subjects.ts';
import { createBenchCity } from '../kernels/bench-city.ts';
import { countText, type Measure, type MeasureKey, median, timeRuns } from '../measure.ts';
import type { Stage } from './stage.ts';

/** All questions of the catalogue about a city in memory, its columns computed and loaded. */
export const runQuestionsStage: Stage<'questions'> = async (host, { runs, buildings }) => {
  const on = countText(buildings, 'buildings');
  const measures: Measure[] = [];
  const add = (key: MeasureKey, timed: { readonly values: readonly number[]; readonly first?: number }) =>
    measures.push({ key, place: host.place, on, unit: 's', ...timed });
  const db = await host.createDatabase();
  await warmUp(db);
  const model = await assembleCity(benchSubjectDatasets(createBenchCity(buildings)), []);
  const layout = await loadCityTables(db, model.tables);
  add('questions-subjects', await timeRuns(1, async () => loadSubjects(db, await assembleSubjects(model))));
  const context = {
    ...contextOf(model),
    layout: { ...layout, subjects: await loadSubjects(db, await assembleSubjects(model)) },
  };
  const able = catalogue.filter((question) => question.lacks(context.layout) === undefined);
  add(
    'questions-all',
    await timeRuns(runs, async () => {
      for (const { id } of able) checked(await ask(db, id, {}, context));
    }),
  );
  const single: number[] = [];
  for (const { id, defaults } of able) {
    const parameters = onScreen(defaults(context.layout) as Record<string, unknown>);
    const { values } = await timeRuns(runs, () => ask(db, id, parameters, context));
    single.push(median(values));
    add(`question-${id}`, { values });
  }
  add('questions-change', { values: single });
  await addSteps(add, db, context, runs);
  await db.close();
  return measures;
};

const contextOf = ({ inputs, planarCrs, assumptions, ...model }: CityModel): Omit<AnalysisContext, 'layout'> => ({
  inputs,
  planarCrs,
  assumptions,
  now: () => '',
  walking: createWalking({ inputs, planarCrs, assumptions, ...model }),
});

/** What the page asks when a control is moved: the city and its districts, one hazard. */
function onScreen(defaults: Record<string, unknown>): Record<string, unknown> {
  const { hazards } = defaults as { readonly hazards?: readonly string[] };
  const chosen = hazards?.find((key) => key === 'river:L2') ?? hazards?.[0];
  return {
    ...('zoneKinds' in defaults && { zoneKinds: ['city', 'district'] }),
    ...(chosen && { hazards: [chosen] }),
  };
}

/** A step of the sliders: another hour of the day, another year; each run another one. */
async function addSteps(
  add: (key: MeasureKey, timed: { readonly values: readonly number[] }) => unknown,
  db: Database,
  context: AnalysisContext,
  runs: number,
): Promise<void> {
  const { flow, projection } = context.layout.subjects!;

  const zoneKinds = ['city', 'district'];
  const hazards = ['river:L2'];
  // The page keeps the curve over the day, which no hour changes.
  const moved = flowTables.filter((table) => !peopleFlow.still?.tables.includes(table));
  if (flow && catalogue.some(({ id }) => id === 'people_flow'))
    add(
      'step-hour',
      await timeRuns(runs, (run) =>
        ask(db, 'people_flow', { zoneKinds, hazards, tables: moved, slot: flow.slots[run + 1] }, context),
      ),
    );
  if (projection && catalogue.some(({ id }) => id === 'future_people'))
    add(
      'step-year',
      await timeRuns(runs, (run) =>
        ask(db, 'future_people', { zoneKinds, hazards, years: [projection.years[run + 1]] }, context),
      ),
    );
}

/** A figure that breaks a law of its table is no result. */
function checked(answer: Answer): Answer {
  const broken = answer.checks.find(({ holds }) => !holds);
  if (broken) throw new Error(`${answer.question} ${broken.code}: expected ${broken.expected}, found ${broken.found}`);
  return answer;
}
