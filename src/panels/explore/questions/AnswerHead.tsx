import type { Answer } from '../../../domain/answer.ts';
import { hazardLabel, hazardWords } from '../../../project/language/hazard-label.ts';
import { keepTogether } from '../../../project/language/keep-together.ts';
import { formatShare } from '../../../project/language/number-format.ts';
import { displayText, valueDisplay } from '../../../project/language/value-display.ts';
import { useProject } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import type { Block, CityFacts } from '../explore-data.ts';
import type { QuestionCard } from '../question-data.ts';
import { sentenceUnder } from '../question-text.ts';
import { ScenarioMark } from '../ScenarioMark.tsx';
import { brokenChecks } from './AnswerChecks.tsx';
import { answerHeadline } from './answer-headline.ts';
import { QuestionButton } from './QuestionButton.tsx';

interface AnswerHeadProps {
  readonly city: CityFacts;
  readonly card: QuestionCard;
  readonly answer: Block<Answer> | null;
  readonly stale: boolean;
  readonly onCatalogue: () => void;
}

/** The question in plain words, its answer in 48 px, and what the number is. */
export function AnswerHead({ city, card, answer, stale, onCatalogue }: AnswerHeadProps) {
  const { t, pick } = useWords();
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  const shown = answer?.state === 'ready' ? answerHeadline(answer.value, { hazard, scale })?.hazardKey : undefined;
  const ask = shown === undefined ? card.ask : sentenceUnder(card.ask, shown);
  return (
    <section className="panel-section">
      <ScenarioMark city={city} />
      <div className="question-row answer-row">
        <span className="caption">{t(`catalogue.group.${card.group}`)}</span>
        <QuestionButton onClick={onCatalogue} />
      </div>
      <h2 className="question">{keepTogether(pick(ask))}</h2>
      {answer === null || answer.state === 'loading' ? <WaitingHeadline /> : null}
      {answer?.state === 'ready' && <HeadlineNumber answer={answer.value} stale={stale} />}
    </section>
  );
}

function WaitingHeadline() {
  const { t } = useWords();
  return (
    <div className="headline" role="status" aria-label={t('state.loading')}>
      <span className="headline-bar" />
    </div>
  );
}

function HeadlineNumber({ answer, stale }: { readonly answer: Answer; readonly stale: boolean }) {
  const { t, pick, language } = useWords();
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  const headline = answerHeadline(answer, { hazard, scale });
  if (headline === undefined || answer.headline === undefined) return null;
  if (brokenChecks(answer, headline.table).length > 0)
    return (
      <p className="headline-broken" role="alert">
        {t('answer.notPrinted')}
      </p>
    );
  const text = pick(answer.headline.text);
  const hazardKey = headline.hazardKey;
  // A sentence that names its hazard needs no name before it.
  const named =
    hazardKey && !text.toLowerCase().includes(hazardWords(hazardKey, language).hazard.toLowerCase())
      ? hazardKey
      : undefined;
  const display = valueDisplay(headline.column, headline.value ?? 0, language);
  return (
    <div className={`headline ${stale ? 'stale' : ''}`} aria-live="polite">
      <span className="headline-number">
        {displayText(headline.value, display)}
        {headline.value !== null && <small>{display.unit}</small>}
      </span>
      <div className="headline-text">
        <p>
          {named !== undefined && <b>{hazardLabel(named, language)} </b>}
          {keepTogether(text)}
        </p>
        {headline.whole !== null && (
          <p>
            {t('answer.shareOfWhole')} <b className="number">{formatShare(headline.value, headline.whole)}</b>
          </p>
        )}
        {headline.partial && <p className="caption">{t('answer.partialHeadline')}</p>}
        {stale && <p className="caption">{t('answer.computing')}</p>}
      </div>
    </div>
  );
}
