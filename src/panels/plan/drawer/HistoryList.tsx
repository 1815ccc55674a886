import type { HistoryEntry } from '../../../project/plan/plan-history.ts';
import { useWords } from '../../shell/use-words.ts';
import { useHistory, usePlanActions } from '../PlanContext.tsx';

/** 操作の履歴, the newest first. Pressing a step goes to the state after it. */
export function HistoryList() {
  const entries = useHistory();
  return (
    <ol className="drawer-scroll history-list" reversed>
      {[...entries].reverse().map((entry) => (
        <HistoryLine key={entry.offset} entry={entry} />
      ))}
    </ol>
  );
}

function HistoryLine({ entry: { step, offset } }: { readonly entry: HistoryEntry }) {
  const { t, language } = useWords();
  const { undo, redo } = usePlanActions();
  const name = t(`plan.step.${step.name}`);
  const go = (): void => {
    if (offset < 0) undo(-offset);
    else if (offset > 0) redo(offset);
  };
  const time = new Date(step.at).toLocaleTimeString(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (
    <li>
      <button
        type="button"
        className={`history-step ${offset > 0 ? 'history-undone' : ''}`}
        aria-current={offset === 0 ? 'step' : undefined}
        aria-label={
          offset === 0 ? undefined : t(offset < 0 ? 'plan.history.goTo' : 'plan.history.redoTo', { step: name })
        }
        onClick={go}
      >
        <span>{name}</span>
        <span className="caption">{step.subject}</span>
        <time className="caption number" dateTime={step.at}>
          {time}
        </time>
        <span className="caption history-state">
          {offset === 0 ? t('plan.history.now') : offset > 0 ? t('plan.history.undone') : ''}
        </span>
      </button>
    </li>
  );
}
