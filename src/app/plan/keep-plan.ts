import type { Plan } from '../../domain/plan.ts';
import { type PlanSlice, planWithDrafts, type ZoneDraft } from '../../project/plan/plan-slice.ts';
import type { PlanStore } from '../../project/plan/plan-store.ts';

/**
 * Calls with every change of the plan, drafts taken in, so that it can be saved. A line that crosses itself is kept as it was
 * before it did: what was drawn until then is not lost with it. Returns what ends it.
 */
export function keepPlan(store: Pick<PlanStore, 'getState' | 'subscribe'>, save: (plan: Plan) => void): () => void {
  let last: Pick<PlanSlice, 'plan' | 'drafts'> = store.getState();
  const sound = new Map<string, ZoneDraft>();
  const soundOf = (draft: ZoneDraft): ZoneDraft => {
    const key = `${draft.scenario} ${draft.zoneKind}`;
    if (draft.problem === null) sound.set(key, draft);
    return sound.get(key) ?? draft;
  };
  return store.subscribe((state) => {
    if (state.plan === last.plan && state.drafts === last.drafts) return;
    last = state;
    save(planWithDrafts({ plan: state.plan, drafts: state.drafts.map(soundOf) }));
  });
}
