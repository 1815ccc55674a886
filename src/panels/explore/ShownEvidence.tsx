import type { Evidence } from '../../domain/evidence.ts';
import { EXPOSURE_QUESTION } from '../../project/project-schema.ts';
import { useProject } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import { EvidenceDrawer } from './EvidenceDrawer.tsx';
import type { ExploreActions, ExploreData } from './explore-data.ts';
import type { QuestionActions, QuestionsData } from './question-data.ts';
import { useQuestionText } from './use-question-text.ts';

interface ShownEvidenceProps {
  readonly onClose: () => void;
  readonly data: ExploreData;
  readonly questions: QuestionsData;
  readonly actions: ExploreActions;
  readonly questionActions: QuestionActions;
}

/** The evidence of whatever question is on the screen. */
export function ShownEvidence({ onClose, data, questions, actions, questionActions }: ShownEvidenceProps) {
  const { t, pick } = useWords();
  const chosen = useProject((project) => project.question);
  const exposureQuestion = useQuestionText(data.city);
  const card = questions.cards.find(({ id, lack }) => id === chosen && lack === null);
  if (card === undefined || chosen === EXPOSURE_QUESTION) {
    const result = data.exposure.state === 'ready' ? data.exposure.value : null;
    const { sensitivity } = questions;
    const withBands = (evidence: Evidence): Evidence => (sensitivity ? { ...evidence, sensitivity } : evidence);
    return (
      <EvidenceDrawer
        onClose={onClose}
        shown={result && { question: exposureQuestion, evidence: withBands(result.evidence), checks: result.checks }}
        onSave={actions.saveTable}
        onSensitivity={questionActions.computeSensitivity}
        sensitivityNote={t('evidence.sensitivityOfExposure')}
      />
    );
  }
  const answer = questions.answer?.state === 'ready' ? questions.answer.value : null;
  return (
    <EvidenceDrawer
      onClose={onClose}
      shown={answer && { question: pick(card.title), evidence: answer.evidence, checks: answer.checks }}
      onSave={questionActions.saveAnswer}
      onSensitivity={questionActions.computeSensitivity}
    />
  );
}
