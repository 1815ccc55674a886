import { type HazardKey, hazardNames, parseHazardKey } from '../../domain/hazard.ts';
import type { Language } from '../project-schema.ts';

/** Name and scale apart, as the messages take them: `洪水` and ` L2` (or nothing). */
export function hazardWords(key: HazardKey, language: Language): { readonly hazard: string; readonly scale: string } {
  const { hazard, scale } = parseHazardKey(key);
  return { hazard: hazardNames[hazard][language], scale: scale === '' ? '' : ` ${scale}` };
}

/** `洪水 L2`, `津波`. */
export function hazardLabel(key: HazardKey, language: Language): string {
  const { hazard, scale } = hazardWords(key, language);
  return `${hazard}${scale}`;
}
