import type { Remote } from 'comlink';
import type { AskedScenario } from '../../city/scenario/asked-scenario.ts';
import { textHashName } from '../../domain/text-hash.ts';
import type { CityEngine } from '../engine/city-engine.ts';

/** The engine's questions, all of them asked of one scenario. */
export type CityAsker = ReturnType<typeof askerOf>;

/** Without a scenario of 現行. */
export function askerOf(engine: Remote<CityEngine>, scenario?: AskedScenario) {
  type Arguments<Name extends keyof CityEngine> = CityEngine[Name] extends (...all: infer All) => unknown ? All : never;
  return {
    /** Answers of another subject are of another scenario, or of one that was changed. */
    subject: scenario ? `${scenario.name} ${textHashName(scenario.content)}` : '',
    exposure: (parameters: Arguments<'exposure'>[0]) => engine.exposure(parameters, scenario),
    building: (index: number) => engine.building(index, scenario),
    buildingsOf: (cell: Arguments<'buildingsOf'>[0]) => engine.buildingsOf(cell, scenario),
    questions: () => engine.questions(scenario),
    schema: () => engine.schema(scenario),
    ask: (purpose: string, id: string, parameters: unknown) => engine.ask(purpose, id, parameters, scenario),
    sensitivity: (id: string, parameters: unknown) => engine.sensitivity(id, parameters, scenario),
    select: (id: string, table: Arguments<'select'>[1], rows: Arguments<'select'>[2], parameters: unknown) =>
      engine.select(id, table, rows, parameters, scenario),
    runSql: (sql: string) => engine.runSql(sql, scenario),
    cancelSql: () => engine.cancelSql(),
    buildingsById: (ids: readonly string[]) => engine.buildingsById(ids),
  };
}
