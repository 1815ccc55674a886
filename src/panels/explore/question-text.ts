import type { TFunction } from 'i18next';
import type { Text } from '../../domain/answer.ts';
import { type HazardKey, hazardNames, parseHazardKey } from '../../domain/hazard.ts';
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

const scaleNames = {
  L1: { ja: '計画規模の', en: 'the planned ' },
  L2: { ja: '想定最大規模の', en: 'the largest assumed ' },
  '': { ja: '', en: 'the ' },
} as const;

/** A sentence of the catalogue, which speaks of the largest flood, as it reads under the hazard that was asked. */
export function sentenceUnder({ ja, en }: Text, key: HazardKey): Text {
  const { hazard, scale } = parseHazardKey(key);
  if (hazard === 'river' && scale === 'L2') return { ja, en };
  const [name, size] = [hazardNames[hazard], scaleNames[scale]];
  return {
    ja: ja
      .replace('想定最大規模の洪水', `${size.ja}${name.ja}`)
      .replace('もし洪水が', `もし${size.ja}${name.ja}が`)
      .replace('その洪水', `その${name.ja}`),
    en: en.replace(/\bthe (largest assumed )?flood\b/, `${size.en}${name.en.toLowerCase()}`),
  };
}
