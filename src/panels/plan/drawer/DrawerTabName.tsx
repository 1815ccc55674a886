import { Check, TriangleAlert } from 'lucide-react';
import type { DrawerTab } from '../../../project/plan/plan-view.ts';
import { Badge } from '../../controls/Badge.tsx';
import { useWords } from '../../shell/use-words.ts';
import { exclusionRows, violates } from '../indicators/exclusion-rows.ts';
import { usePlan, usePlanData } from '../PlanContext.tsx';
import { indicatorsOf } from '../scenario-figures.ts';

/** Name of a tab with what it holds: the number of measures, the outcome of the check. */
export function DrawerTabName({ tab }: { readonly tab: DrawerTab }) {
  const { t } = useWords();
  const measures = usePlan(({ plan }) => plan.measures.length);
  return (
    <>
      {t(`plan.drawer.${tab}`)}
      {tab === 'measures' && <span className="number">{measures}</span>}
      {tab === 'exclusion' && <CheckBadge />}
    </>
  );
}

/** Nothing found while rules lack their data is no clean check: it says how many are unknown. */
function CheckBadge() {
  const { t } = useWords();
  const data = usePlanData();
  const scenario = usePlan(({ view }) => view.scenario);
  const indicators = indicatorsOf(data, scenario);
  if (!indicators) return null;
  const rows = exclusionRows(indicators);
  const broken = rows.filter(violates).length;
  const unknown = rows.filter(({ missing, partly }) => missing || partly).length;
  if (broken > 0)
    return (
      <Badge look="error" icon={<TriangleAlert size={14} aria-hidden />}>
        {t('plan.check.count', { count: broken })}
      </Badge>
    );
  return unknown > 0 ? (
    <Badge look="plain">{t('plan.check.unknownCount', { count: unknown })}</Badge>
  ) : (
    <Badge look="ok" icon={<Check size={14} aria-hidden />}>
      {t('plan.check.none')}
    </Badge>
  );
}
