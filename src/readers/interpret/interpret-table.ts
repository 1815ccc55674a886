import type { Interpretation, Interpreter } from './interpretation.ts';
import { toBuildings } from './to-buildings.ts';
import { toConsumption } from './to-consumption.ts';
import { toFacilities } from './to-facilities.ts';
import { toHazardPolygons } from './to-hazard-polygons.ts';
import { toPeopleFlow } from './to-people-flow.ts';
import { toFuturePopulation, toPopulation } from './to-population.ts';
import { toLocationPlanZones, toZones } from './to-zones.ts';

/** A table and its role as datasets. What cannot be used is in the issues. */
export function interpretTable(interpreter: Interpreter, locationPlan = false): Interpretation {
  const { role } = interpreter;
  if (locationPlan) return toLocationPlanZones(interpreter);
  switch (role.as) {
    case 'buildings':
      return toBuildings(interpreter);
    case 'zones':
      return toZones(interpreter, role.zoneKind);
    case 'hazard':
      return toHazardPolygons(interpreter, role);
    case 'population':
      return toPopulation(interpreter);
    case 'future_population':
      return toFuturePopulation(interpreter);
    case 'people_flow':
      return toPeopleFlow(interpreter);
    case 'consumption':
      return toConsumption(interpreter);
    case 'facilities':
      return toFacilities(interpreter, role.facilityKind);
    default:
      interpreter.report('error', 'role-form-mismatch', { values: { role: role.as, form: 'table' } });
      return { datasets: [], issues: interpreter.issues };
  }
}
