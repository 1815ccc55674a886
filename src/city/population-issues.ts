import type { ImportIssue } from '../domain/import-issue.ts';
import type { Apportionment } from '../spatial/apportion.ts';
import type { PopulationUnits } from './population-units.ts';

/** What could not be shared out as a reader would expect: nothing of it may pass in silence. */
export function populationIssues(
  units: PopulationUnits,
  file: string,
  apportionment: Apportionment,
  unitOfBuilding: Int32Array,
  holderOfUnit: Int32Array,
): ImportIssue[] {
  const { population, unitId } = units;
  const issue = (
    severity: ImportIssue['severity'],
    code: ImportIssue['code'],
    found: readonly number[],
    values: ImportIssue['values'] = {},
  ): ImportIssue[] =>
    found.length === 0
      ? []
      : [{ severity, code, file, count: found.length, values: { unit: unitId[found[0]!]!, ...values } }];
  const empty = [...apportionment.emptyUnits].filter((unit) => population[unit]! > 0);
  const people = empty.reduce((sum, unit) => sum + population[unit]!, 0);
  return [
    ...issue('warning', 'population-withheld', withheldUnits(units, unitOfBuilding, holderOfUnit)),
    ...issue(
      'note',
      'population-by-footprint',
      [...apportionment.unitsByArea].filter((unit) => population[unit]! > 0),
    ),
    ...issue('note', 'population-unplaced', empty, { people: Math.round(people) }),
    ...outsideIssue(units, file, unitOfBuilding),
  ];
}

/** Units with buildings whose people are not given, and no other unit holds them. */
function withheldUnits(
  { population }: PopulationUnits,
  unitOfBuilding: Int32Array,
  holderOfUnit: Int32Array,
): readonly number[] {
  const isWithheld = (unit: number) =>
    Number.isNaN(population[unit]!) && Number.isNaN(population[holderOfUnit[unit]!]!);
  if (!population.some((_, unit) => isWithheld(unit))) return [];
  return [...new Set(unitOfBuilding)].filter((unit) => unit >= 0 && isWithheld(unit)).sort((a, b) => a - b);
}

/** A mesh without a row has nobody in it; ground outside drawn polygons is not known to be empty. */
function outsideIssue({ polygons }: PopulationUnits, file: string, unitOfBuilding: Int32Array): ImportIssue[] {
  const count = polygons ? unitOfBuilding.reduce((sum, unit) => (unit < 0 ? sum + 1 : sum), 0) : 0;
  return count === 0 ? [] : [{ severity: 'warning', code: 'population-outside-units', file, count }];
}
