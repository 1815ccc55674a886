import { chosenHazardKey } from '../../project/change-project.ts';
import { hazardLabel } from '../../project/language/hazard-label.ts';
import { useProject } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import type { CityFacts } from './explore-data.ts';
import { questionText } from './question-text.ts';
import { usableMeasure } from './usable-choices.ts';

/** The standing question in one line, with its hazard and scale, as evidence and footnotes name it. */
export function useQuestionText(city: CityFacts): string {
  const { t, language } = useWords();
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  const measure = usableMeasure(
    useProject((project) => project.measure),
    city,
  );
  const key = chosenHazardKey({ hazard, scale }, city.hazardKeys);
  if (key === undefined) return '';
  const label = hazardLabel(key, language);
  const text = questionText(t, key, measure, city).replaceAll('|', '');
  return language === 'ja' ? `${text}（${label}）` : `${text} (${label})`;
}
