import { CURRENT_SCENARIO, type Plan } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';

/** Tools over the map. Keys stand in ui.md §3: V H G E C J M; X cuts out. */
export const planTools = ['select', 'pan', 'draw', 'vertex', 'split', 'cut', 'merge', 'measure'] as const;
export type PlanTool = (typeof planTools)[number];

/** What a dragged vertex is drawn to. */
export const snapTargets = ['roads', 'use_district', 'district', 'red_zone', 'buildings', 'vertices'] as const;
export type SnapTarget = (typeof snapTargets)[number];

export const drawerTabs = ['comparison', 'measures', 'matrix', 'schedule', 'exclusion', 'history'] as const;
export type DrawerTab = (typeof drawerTabs)[number];

/** Height in px of the bottom drawer. Source: ui.md §1. */
export const drawerLimits = { min: 160, max: 480 } as const;

export const compareModes = ['off', 'split', 'swipe', 'difference'] as const;
export type CompareMode = (typeof compareModes)[number];
/** Views side by side. */
export const compareLimits = { min: 2, max: 4 } as const;

/** What is looked at in plan mode; never part of the history, nor of the saved plan. */
export interface PlanView {
  /** Scenario that is edited and whose indicators are shown. */
  readonly scenario: string;
  /** Kind of zones that the tools change. */
  readonly zoneKind: FiledZoneKind;
  readonly tool: PlanTool;
  readonly snaps: readonly SnapTarget[];
  readonly compare: { readonly mode: CompareMode; readonly scenarios: readonly string[] };
  readonly drawer: { readonly tab: DrawerTab; readonly height: number; readonly folded: boolean };
}

export const initialPlanView: PlanView = {
  scenario: CURRENT_SCENARIO,
  zoneKind: 'residence',
  tool: 'select',
  snaps: ['roads', 'use_district', 'red_zone', 'vertices'],
  compare: { mode: 'off', scenarios: [] },
  drawer: { tab: 'comparison', height: 304, folded: false },
};

/**
 * A view that the plan allows: scenarios that are gone are neither edited nor compared, fewer than two are no comparison, the
 * drawer keeps its limits.
 */
export function allowedView(view: PlanView, plan: Plan): PlanView {
  const ids = plan.scenarios.map(({ id }) => id);
  const scenario = ids.includes(view.scenario) ? view.scenario : CURRENT_SCENARIO;
  const compared = view.compare.scenarios.filter((id) => ids.includes(id)).slice(0, compareLimits.max);
  return {
    ...view,
    scenario,
    compare: { mode: compared.length < compareLimits.min ? 'off' : view.compare.mode, scenarios: compared },
    drawer: {
      ...view.drawer,
      height: Math.round(Math.min(drawerLimits.max, Math.max(drawerLimits.min, view.drawer.height))),
    },
  };
}
