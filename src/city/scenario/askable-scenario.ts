import type { Evidence } from '../../domain/evidence.ts';
import { loadScenario } from '../../tables/load-scenario.ts';
import { AskedCity } from '../asked-city.ts';
import type { CityModel } from '../city-model.ts';
import { applyScenario } from './apply-scenario.ts';
import type { ScenarioContent } from './asked-scenario.ts';
import { scenarioSubjects } from './scenario-subjects.ts';

/**
 * A scenario over 現行 (`city`), to be asked as the city is: what it changes goes into a schema of its own, everything else is
 * the city's, so that one that changes nothing gives the same numbers. Its subjects follow (`AskedCity.whole`): they take ten
 * times as long as the rest. Rejects with a QueryError.
 */
export async function askableScenario(
  city: AskedCity,
  { zones, measures }: ScenarioContent,
  schema: string,
): Promise<AskedCity> {
  const apply = (model: CityModel) => applyScenario(model, { zones, measures: measures.map(({ id }) => id) }, measures);
  const { model, assumptions } = apply(city.model);
  const { parts } = city;
  const loaded = await loadScenario(city.db, { schema, city: city.model.tables, scenario: model.tables });
  const asked = new AskedCity({
    ...loaded,
    model,
    assumptions: [...parts.assumptions, ...redrawnZones(city.model, model), ...assumptions],
    walking: parts.walking,
    subjects: scenarioSubjects(city.model, model),
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
