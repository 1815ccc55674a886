import type { Words } from '../../shell/use-words.ts';
import type { ExploreActions } from '../explore-data.ts';
import type { QuestionCard } from '../question-data.ts';
import { searchQuestions } from './question-search.ts';

const PREFIX = 'question:';
const MOST_QUESTIONS = 5;

/** The search of the page finds places, and the questions that can be asked. */
export function withQuestions(
  actions: Pick<ExploreActions, 'search' | 'goTo'>,
  cards: readonly QuestionCard[],
  { t, pick }: Words,
  onQuestion: (id: string) => void,
): Pick<ExploreActions, 'search' | 'goTo'> {
  const askable = cards.filter(({ lack }) => lack === null);
  return {
    search: (query) => [
      ...actions.search(query),
      ...searchQuestions(askable, query)
        .slice(0, MOST_QUESTIONS)
        .map(({ id, title }) => ({ id: `${PREFIX}${id}`, name: pick(title), detail: t('catalogue.detail') })),
    ],
    goTo: (hit) => (hit.id.startsWith(PREFIX) ? onQuestion(hit.id.slice(PREFIX.length)) : actions.goTo(hit)),
  };
}
