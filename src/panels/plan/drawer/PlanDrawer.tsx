import { ChevronDown, ChevronUp } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { type DrawerTab, drawerTabs, initialPlanView } from '../../../project/plan/plan-view.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { COMPACT_SCREEN, useMediaQuery } from '../../shell/use-media-query.ts';
import { useWords } from '../../shell/use-words.ts';
import { MeasureRegister } from '../measures/MeasureRegister.tsx';
import { MeasureSchedule } from '../measures/MeasureSchedule.tsx';
import { RiskMatrix } from '../measures/RiskMatrix.tsx';
import { usePlan, usePlanActions } from '../PlanContext.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { DrawerHandle } from './DrawerHandle.tsx';
import { DrawerTabName } from './DrawerTabName.tsx';
import { ExclusionTable } from './ExclusionTable.tsx';
import { HistoryList } from './HistoryList.tsx';

const bodies: Readonly<Record<DrawerTab, () => React.ReactNode>> = {
  comparison: ComparisonTable,
  measures: MeasureRegister,
  matrix: RiskMatrix,
  schedule: MeasureSchedule,
  exclusion: ExclusionTable,
  history: HistoryList,
};

/** On compact screens a drawer that still has its first height takes the smaller one of ui.md §1. */
const COMPACT_HEIGHT = 208;

/** Below the map: tables of all scenarios and measures. Resizes by its upper edge and folds to its tabs. */
export function PlanDrawer() {
  const { t } = useWords();
  const drawer = usePlan(({ view }) => view.drawer);
  const { look } = usePlanActions();
  const Body = bodies[drawer.tab];
  const { folded } = drawer;
  const compact = useMediaQuery(COMPACT_SCREEN);
  const height = compact && drawer.height === initialPlanView.drawer.height ? COMPACT_HEIGHT : drawer.height;
  return (
    <section
      className="plan-drawer"
      aria-label={t('plan.drawer.label')}
      style={folded ? undefined : { '--drawer-height': `${height}px` }}
    >
      {!folded && <DrawerHandle height={height} />}
      <Tabs.Root
        className="drawer-tabs"
        value={folded ? '' : drawer.tab}
        activationMode="manual"
        onValueChange={(tab) => look({ drawer: { ...drawer, tab: tab as DrawerTab, folded: false } })}
      >
        <div className="drawer-bar">
          <Tabs.List className="drawer-list" aria-label={t('plan.drawer.label')}>
            {drawerTabs.map((tab) => (
              <Tabs.Trigger key={tab} value={tab} className="drawer-tab">
                <DrawerTabName tab={tab} />
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <IconButton
            className="push"
            label={folded ? t('plan.drawer.open') : t('plan.drawer.fold')}
            icon={folded ? <ChevronUp size={20} aria-hidden /> : <ChevronDown size={20} aria-hidden />}
            aria-expanded={!folded}
            tooltipSide="top"
            onClick={() => look({ drawer: { ...drawer, folded: !folded } })}
          />
        </div>
        {!folded && (
          <Tabs.Content value={drawer.tab} className="drawer-content">
            <Body />
          </Tabs.Content>
        )}
      </Tabs.Root>
    </section>
  );
}
