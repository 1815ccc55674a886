import type { ExposureRow } from '../../analysis/exposure-result.ts';
import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { leaveHazards } from '../../domain/vertical-evacuation.ts';
import { formatChange, formatNumber, formatShare } from '../../project/language/number-format.ts';
import { type Measure, measures } from '../../project/project-schema.ts';
import { Phrases } from '../controls/Phrases.tsx';
import { SelectMenu } from '../controls/SelectMenu.tsx';
import { useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import type { CityFacts } from './explore-data.ts';
import { headline } from './exposure-table.ts';
import { measureDecimals, measureText, measureUnit, measureWithUnit, scaledMeasure } from './measure-display.ts';
import { questionText } from './question-text.ts';
import { QuestionButton } from './questions/QuestionButton.tsx';
import { ScenarioMark } from './ScenarioMark.tsx';
import { isAnswerable } from './usable-choices.ts';

interface QuestionHeadProps {
  readonly city: CityFacts;
  /** null while they are computed; empty where that failed. */
  readonly rows: readonly ExposureRow[] | null;
  readonly hazardKey: HazardKey;
  readonly measure: Measure;
}

type QuestionHeadPartProps = QuestionHeadProps & { readonly onCatalogue: () => void };

/** The question in words, its answer in 48 px, and the figures that put it in proportion. */
export function QuestionHead({ city, rows, hazardKey, measure, onCatalogue }: QuestionHeadPartProps) {
  const { t } = useWords();
  return (
    <section className="panel-section">
      <ScenarioMark city={city} />
      <div className="question-row">
        <h2 className="question">
          <Phrases text={questionText(t, hazardKey, measure, city)} />
        </h2>
        <QuestionButton onClick={onCatalogue} />
      </div>
      <Figures city={city} rows={rows} hazardKey={hazardKey} measure={measure} />
    </section>
  );
}

function Figures({ city, rows, hazardKey, measure }: QuestionHeadProps) {
  const { t, language } = useWords();
  if (rows === null)
    return (
      <>
        <MeasureChoice city={city} measure={measure} />
        <div className="headline" role="status" aria-label={t('state.loading')}>
          <span className="headline-bar" />
          <span className="headline-bar" />
        </div>
      </>
    );
  const { answer, whole, differenceFromL1, evacuationImpossible, unknown } = headline(
    rows,
    hazardKey,
    measure,
    city.hasResidenceZones ? 'inside' : null,
  );
  const leaves = leaveHazards.includes(parseHazardKey(hazardKey).hazard);
  return (
    <div className="headline">
      <div>
        <MeasureChoice city={city} measure={measure} />
        <span className="headline-number">
          {measureText(answer, measure)}
          <small>{measureUnit(measure, t)}</small>
        </span>
      </div>
      <dl className="side-figures">
        <dt>{t(city.hasResidenceZones ? 'question.shareInside' : 'question.shareCity')}</dt>
        <dd>{formatShare(answer, whole)}</dd>
        {differenceFromL1 !== null && (
          <>
            <dt>{t('question.differenceShort')}</dt>
            <dd>
              {formatChange(
                scaledMeasure(differenceFromL1, measure),
                measureUnit(measure, t),
                language,
                measureDecimals(measure),
              )}
            </dd>
          </>
        )}
        {measure !== 'verticalEvacuationImpossible' && evacuationImpossible !== null && (
          <>
            <dt>{t(leaves ? 'question.leaveShort' : 'question.evacuationShort')}</dt>
            <dd>{`${formatNumber(evacuationImpossible)} ${t('unit.buildings')}`}</dd>
          </>
        )}
        <dt>{t('question.unknownShort')}</dt>
        <dd>{measureWithUnit(unknown, measure, t)}</dd>
      </dl>
    </div>
  );
}

/** What is counted: one question with other words. */
function MeasureChoice({ city, measure }: Pick<QuestionHeadProps, 'city' | 'measure'>) {
  const { t } = useWords();
  const { choose } = useProjectActions();
  return (
    <div className="measure-row">
      <span className="caption" aria-hidden>
        {t('measure.label')}
      </span>
      <SelectMenu
        label={t('measure.label')}
        value={measure}
        options={measures
          .filter((item) => isAnswerable(item, city))
          .map((value) => ({ value, label: t(`measure.${value}`) }))}
        onChange={(next) => choose({ measure: next })}
      />
    </div>
  );
}
