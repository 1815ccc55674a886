import { describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask } from '../../../src/analysis/catalogue.ts';
import { applyScenario } from '../../../src/city/scenario/apply-scenario.ts';
import { scenarioSubjects } from '../../../src/city/scenario/scenario-subjects.ts';
import { assembleSubjects } from '../../../src/city/subjects/assemble-subjects.ts';
import { loadScenario } from '../../../src/tables/load-scenario.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { loadSubjects } from '../../../src/tables/subjects/subject-tables.ts';
import { createContext } from '../../analysis/create-context.ts';
import { createScenarioCity, drawn, measure, planBox } from './create-scenario-city.ts';

const city = await createScenarioCity();
const measures = [
  measure('1', { kind: 'lower_depth', hazards: ['river:L2'], meters: 1 }, drawn([0, 0, 45, 50])),
  measure('2', { kind: 'minimum_storeys', storeys: 3 }),
  measure('3', { kind: 'relocate', share: 0.5 }, drawn([0, 0, 25, 50])),
];
const zones = { residence: [{ id: 'r', name: '案A', code: 0, polygons: [planBox([25, 0, 100, 50])] }] };
const asked = ['exposure', 'vertical_evacuation', 'exclusion_check', 'density', 'hazard_area'];

describe('loadScenario', () => {
  it('gives over the city what a city of the scenario alone gives, and leaves the city as it was', async () => {
    const db = await createNativeDatabase();
    const alone = await createNativeDatabase();
    try {
      const context = await createContext(db, city.tables, await assembleSubjects(city));
      const answersOf = async (database: typeof db, own: AnalysisContext) => {
        const answers = [];
        for (const id of asked) answers.push((await ask(database, id, {}, own)).tables);
        return answers;
      };
      const before = await answersOf(db, context);
      const { model } = applyScenario(city, { zones, measures: ['1', '2', '3'] }, measures);
      const tables = { schema: 'scenario_a', city: city.tables, scenario: model.tables };
      const { db: connection, layout } = await loadScenario(db, tables);
      const changed = scenarioSubjects(city, model).flatMap((assemble) => assemble(model) ?? []);
      await loadSubjects(connection, changed);
      const subjects = Object.assign({}, context.layout.subjects, ...changed.map(({ layout: own }) => own));
      const expected = await answersOf(alone, await createContext(alone, model.tables, await assembleSubjects(model)));
      const found = await answersOf(connection, { ...context, layout: { ...layout, subjects } });
      await connection.close();
      expect(found).toEqual(expected);
      expect(found).not.toEqual(before);
      expect(await answersOf(db, context)).toEqual(before);
    } finally {
      await db.close();
      await alone.close();
    }
  });
});
