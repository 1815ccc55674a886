import { CURRENT_SCENARIO } from '../../../domain/plan.ts';
import { formatNumber } from '../../../project/language/number-format.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorBlock } from '../../controls/ErrorBlock.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useEditedScenario, usePlanData, usePlanRequests, useScenarioName } from '../PlanContext.tsx';
import { isStale, mainIndicators } from '../scenario-figures.ts';
import { useShownHazard } from '../use-shown-hazard.ts';
import { IndicatorTile } from './IndicatorTile.tsx';

/** The indicators of the edited scenario; grey with 計算中 while they are older than the line. */
export function IndicatorTiles() {
  const { t } = useWords();
  const scenario = useEditedScenario();
  const name = useScenarioName()(scenario);
  const data = usePlanData();
  const { retry } = usePlanRequests();
  const figures = data.figures.get(scenario.id);
  const stale = isStale(figures);
  const failed = figures?.indicators.state === 'error' ? figures.indicators.error : undefined;
  const definitions = mainIndicators(data, useShownHazard());
  return (
    <section aria-labelledby="plan-indicators" aria-busy={stale}>
      <div className="panel-head">
        <h2 id="plan-indicators">{t('plan.indicators.title', { name })}</h2>
        <LiveNote stale={stale} milliseconds={figures?.milliseconds} />
      </div>
      {failed ? (
        <div className="panel-section">
          <ErrorBlock
            place={failed.place ?? name}
            message={failed.message}
            {...(failed.advice !== undefined && { advice: failed.advice })}
            actions={<Button onClick={() => retry(scenario.id)}>{t('app.retry')}</Button>}
          />
        </div>
      ) : (
        <ul className={`tiles ${stale ? 'stale' : ''}`}>
          {definitions.map((definition) => (
            <IndicatorTile
              key={definition.id}
              definition={definition}
              scenario={scenario.id}
              isCurrent={scenario.id === CURRENT_SCENARIO}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface LiveNoteProps {
  readonly stale: boolean;
  readonly milliseconds: number | undefined;
}

function LiveNote({ stale, milliseconds }: LiveNoteProps) {
  const { t } = useWords();
  if (stale) return <span className="live-note live-waiting">{t('plan.indicators.computing')}</span>;
  const seconds = milliseconds === undefined ? undefined : formatNumber(Math.max(0.01, milliseconds / 1000), 2);
  return (
    <span className="live-note">
      {t('plan.indicators.live')}
      {seconds !== undefined && <span className="number">・{t('plan.indicators.seconds', { seconds })}</span>}
    </span>
  );
}
