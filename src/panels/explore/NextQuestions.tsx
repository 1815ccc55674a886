import { ChevronRight } from 'lucide-react';
import type { Measure } from '../../project/project-schema.ts';
import { useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import type { CityFacts } from './explore-data.ts';
import { isAnswerable } from './usable-choices.ts';

const questions = [
  { id: 'evacuation', measure: 'verticalEvacuationImpossible' },
  { id: 'elderly', measure: 'population75' },
  { id: 'day', measure: 'populationDay' },
  { id: 'buildings', measure: 'buildings' },
  { id: 'people', measure: 'population' },
] as const satisfies readonly { readonly id: string; readonly measure: Measure }[];

/** Three questions that follow from this one. */
export function NextQuestions({ city, measure }: { readonly city: CityFacts; readonly measure: Measure }) {
  const { t } = useWords();
  const { choose } = useProjectActions();
  const next = questions.filter((question) => question.measure !== measure && isAnswerable(question.measure, city));
  return (
    <section className="panel-section next-questions">
      <h3>{t('next.title')}</h3>
      <ul>
        {next.slice(0, 3).map((question) => (
          <li key={question.id}>
            <button type="button" onClick={() => choose({ measure: question.measure })}>
              {t(`next.${question.id}`)}
              <ChevronRight size={16} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
