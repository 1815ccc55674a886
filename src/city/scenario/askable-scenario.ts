import type { Evidence } from '../../domain/evidence.ts';
import { loadScenario } from '../../tables/load-scenario.ts';
import { AskedCity } from '../asked-city.ts';
import type { CityModel } from '../city-model.ts';
import { applyScenario } from './apply-scenario.ts';
import type { ScenarioContent } from './asked-scenario.ts';
import { scenarioSubjects } from './scenario-subjects.ts';

/**
 * A scenario over 現行 (`city`), to be asked as the city is: what it changes goes into a schema of its own, everything else is
 * the city's, so that one that changes nothing gives the same numbers. Rejects with a QueryError.
 */
export async function askableScenario(
  city: AskedCity,
  { zones, measures }: ScenarioContent,
  schema: string,
): Promise<AskedCity> {
  const apply = (model: CityModel) => applyScenario(model, { zones, measures: measures.map(({ id }) => id) }, measures);
  const { model, assumptions } = apply(city.model);
  const subjects = scenarioSubjects(city.model, model);
  const { parts } = city;
  const tables = { schema, city: city.model.tables, scenario: model.tables, subjects };
  const { layout } = await loadScenario(city.db, tables, parts.layout);
  const asked = new AskedCity({
    db: await city.db.connect(schema),
    model,
    layout,
    assumptions: [...parts.assumptions, ...redrawnZones(city.model, model), ...assumptions],
    issues: [...parts.issues, ...subjects.flatMap(({ issues = [] }) => issues)],
    walking: parts.walking,
    own: {
      zones: model.tables.zones !== city.model.tables.zones,
      facilities: subjects.some((subject) => subject.layout.facilities !== undefined),
    },
    over: { city, schema, apply: (one) => apply(one).model },
  });
  if (city.drawn) await asked.draw(city.drawn);
  return asked;
}

/** The files that evidence names do not hold these lines. */
const redrawnZones = (city: CityModel, scenario: CityModel): Evidence['assumptions'] =>
  scenario.zones
    .filter((layer) => !city.zones.includes(layer))
    .map(({ dataset }) => ({ code: 'scenario-zones', value: dataset.zoneKind, editable: true }));
