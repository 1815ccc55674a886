import type { TFunction } from 'i18next';
import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { isDepthHazard } from '../../domain/hazard-classes.ts';
import type { Measure } from '../../project/project-schema.ts';
import type { CityFacts } from './explore-data.ts';

const questionWords = {
  population: 'people',
  population65: 'people65',
  population75: 'people75',
  populationDay: 'peopleDay',
  buildings: 'buildings',
  floorArea: 'floorArea',
  verticalEvacuationImpossible: 'evacuation',
} as const satisfies Record<Measure, string>;

/** The question as the headline asks it; `|` marks where a line may break. */
export function questionText(
  t: TFunction,
  key: HazardKey,
  measure: Measure,
  city: Pick<CityFacts, 'hasResidenceZones'>,
): string {
  const { hazard } = parseHazardKey(key);
  const what = t(`question.${questionWords[measure]}`);
  if (isDepthHazard(hazard)) return t(city.hasResidenceZones ? 'question.depth' : 'question.depthCity', { what });
  const zone = t(hazard === 'landslide' ? 'question.zone.landslide' : 'question.zone.collapse');
  return t(city.hasResidenceZones ? 'question.area' : 'question.areaCity', { what, zone });
}
