import { formatChange } from '../../project/language/number-format.ts';
import type { Language } from '../../project/project-schema.ts';
import type { PlanDeskState } from './plan-desk-state.ts';

const SQUARE_METERS_PER_HECTARE = 10_000;

/** What the ground that a preview or the line moves means: `△106.4 ha　△3,720 人`. Undefined where nothing is known yet. */
export function areaLabelOf(
  { preview, difference, count }: Pick<PlanDeskState, 'preview' | 'difference' | 'count'>,
  language: Language,
): string | undefined {
  const people = language === 'ja' ? '人' : 'people';
  const text = (squareMeters: number, residents: number | null): string =>
    [
      formatChange(squareMeters / SQUARE_METERS_PER_HECTARE, 'ha', language, 2),
      ...(residents === null ? [] : [formatChange(residents, people, language)]),
    ].join('　');
  if (preview?.outcome.state === 'ready') {
    const { addedSquareMeters, removedSquareMeters, before, after } = preview.outcome.value;
    const residents =
      before.population === null || after.population === null ? null : after.population - before.population;
    return text(addedSquareMeters - removedSquareMeters, residents);
  }
  if (!difference || !count) return undefined;
  const { gained, lost } = count;
  const residents = gained.population === null || lost.population === null ? null : gained.population - lost.population;
  return text(difference.addedSquareMeters - difference.removedSquareMeters, residents);
}
