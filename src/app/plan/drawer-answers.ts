import type { PlanMeasure } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import type { UncoveredRisk } from '../../panels/plan/plan-data.ts';
import { isSameLine, lineOf } from './edited-line.ts';
import type { LineToCount } from './live-counts.ts';
import type { PlanDesk } from './plan-desk.ts';

/** A line that was not changed for so long is taken to rest. */
const QUIET_MILLISECONDS = 1500;

interface AskedRisk {
  readonly measures: readonly PlanMeasure[];
  readonly zoneKind: FiledZoneKind;
}

/**
 * Answers that only an open tab of the drawer needs: overlaps with the rules of exclusion by scenario, and risk without a
 * measure. Asked one at a time, again when what they go by has changed, and never while the line is dragged or behind.
 */
export class DrawerAnswers {
  readonly #desk: PlanDesk;
  readonly #stops: readonly (() => void)[];
  readonly #checked = new Map<string, LineToCount>();
  #asked: AskedRisk | undefined;
  #isAsking = false;
  #isEnded = false;

  constructor(desk: PlanDesk) {
    this.#desk = desk;
    const follow = () => void this.#follow();
    this.#stops = [desk.subscribe(follow), desk.store.subscribe(follow)];
  }

  end(): void {
    this.#isEnded = true;
    for (const stop of this.#stops) stop();
  }

  async #follow(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      for (let ask = this.#next(); ask && !this.#isEnded; ask = this.#next()) await ask();
    } finally {
      this.#isAsking = false;
    }
  }

  #next(): (() => Promise<void>) | undefined {
    const { facts, isDragging, riskKind } = this.#desk.getState();
    const state = this.#desk.store.getState();
    const { tab, folded } = state.view.drawer;
    if (!facts || folded || isDragging || this.#desk.isBehind) return undefined;
    if (tab === 'exclusion') {
      const lines = state.plan.scenarios.map(({ id }) => lineOf(state, facts, id, state.view.zoneKind));
      const line = lines.find((one) => !isSameLine(this.#checked.get(one.scenario), one));
      return line && (() => this.#checkWhenQuiet(line));
    }
    const zoneKind = riskKind ?? facts.riskKinds[0];
    const { measures } = state.plan;
    if (tab !== 'matrix' || !zoneKind) return undefined;
    if (this.#asked?.measures === measures && this.#asked.zoneKind === zoneKind) return undefined;
    return () => this.#findUncovered({ measures, zoneKind });
  }

  /** Rasters are laid over the line for it, and live numbers would wait: only where the line rests. */
  async #checkWhenQuiet(line: LineToCount): Promise<void> {
    const { facts } = this.#desk.getState();
    if (this.#checked.has(line.scenario)) await new Promise((resolve) => setTimeout(resolve, QUIET_MILLISECONDS));
    const state = this.#desk.store.getState();
    const { isDragging } = this.#desk.getState();
    const now = facts && lineOf(state, facts, line.scenario, state.view.zoneKind);
    if (!isDragging && !this.#isEnded && now && isSameLine(line, now)) await this.#check(line);
  }

  async #check(line: LineToCount): Promise<void> {
    const desk = this.#desk;
    this.#checked.set(line.scenario, line);
    const show = (
      block: ReturnType<PlanDesk['getState']>['findings'] extends ReadonlyMap<string, infer Value> ? Value : never,
    ) => desk.set({ findings: new Map(desk.getState().findings).set(line.scenario, block) });
    show({ state: 'loading' });
    try {
      show({ state: 'ready', value: await desk.planning.findings(line.subject, line.zones) });
    } catch (error) {
      show({ state: 'error', error: { message: textOf(error) } });
    }
  }

  async #findUncovered(asked: AskedRisk): Promise<void> {
    const desk = this.#desk;
    this.#asked = asked;
    if (desk.getState().uncovered?.state !== 'ready') desk.set({ uncovered: { state: 'loading' } });
    try {
      const parts = await desk.planning.uncovered(asked.measures, asked.zoneKind);
      const value = parts.map(({ hazard, zone, people, buildings }): UncoveredRisk => {
        const place = { zoneKind: asked.zoneKind, zoneId: zone?.id ?? null, name: zone?.name ?? '' };
        return { id: `${hazard} ${zone?.id ?? ''}`, hazard, place, people, buildings };
      });
      desk.set({ uncovered: { state: 'ready', value } });
    } catch (error) {
      desk.set({ uncovered: { state: 'error', error: { message: textOf(error) } } });
    }
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
