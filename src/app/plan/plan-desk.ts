import { type Remote, releaseProxy } from 'comlink';
import type { Text } from '../../domain/answer.ts';
import { CURRENT_SCENARIO, type PlanMeasure, type PlanZone } from '../../domain/plan.ts';
import type { PlanIndicators } from '../../domain/plan-indicators.ts';
import type { Block } from '../../panels/explore/explore-data.ts';
import type { MeasureOutcome, ScenarioFigures } from '../../panels/plan/plan-data.ts';
import { scenarioOf, type ZoneStepName } from '../../project/plan/plan-slice.ts';
import type { PlanStore } from '../../project/plan/plan-store.ts';
import { isSameValue } from '../../project/plan/same-value.ts';
import type { CityPlanning } from '../engine/city-planning.ts';
import type { PlanCount, PlanStroke } from '../engine/plan-types.ts';
import { isSameLine, lineOf, standingZones } from './edited-line.ts';
import { crossingsOf, problemOf } from './line-problem.ts';
import { type LineToCount, LiveCounts } from './live-counts.ts';
import { outcomeOf } from './measure-effects.ts';
import { emptyDesk, type PlanDeskState } from './plan-desk-state.ts';

/** Numbers that are late by so much are shown as such; before that they only flicker. */
const STALE_AFTER_MILLISECONDS = 150;

/**
 * While a line is dragged the page is drawn with each move, and takes what the desk has by then along. On its own the desk asks
 * for it only so late that another move would have come: else every move would be drawn twice.
 */
const TOLD_WITHIN_MILLISECONDS = 34;

export interface PlanDeskOptions {
  readonly planning: Remote<CityPlanning>;
  readonly store: PlanStore;
  /** Name of the next scenario: 案A. */
  readonly scenarioName: (letter: string) => string;
  /** What the effect of a measure rests on. */
  readonly assumptionOf: (measure: PlanMeasure) => Text;
  readonly onProblem: (reason: string) => void;
  /** An edit of 現行 made a scenario of this name. */
  readonly onScenarioBegun: (name: string) => void;
}

/** Follows the plan: asks the engine for the numbers of every scenario and keeps what plan mode shows besides the plan. */
export class PlanDesk {
  readonly planning: Remote<CityPlanning>;
  readonly store: PlanStore;
  readonly #scenarioName: (letter: string) => string;
  readonly #assumptionOf: (measure: PlanMeasure) => Text;
  readonly #onProblem: (reason: string) => void;
  readonly #onScenarioBegun: (name: string) => void;
  readonly #live: LiveCounts;
  readonly #listeners = new Set<() => void>();
  readonly #counted = new Map<string, LineToCount>();
  readonly #stop: () => void;
  #state: PlanDeskState = emptyDesk;
  #edited: LineToCount | undefined;
  #staleTimer: ReturnType<typeof setTimeout> | undefined;
  #tellTimer: ReturnType<typeof setTimeout> | undefined;
  #isCountingOthers = false;
  #effectsOf: { readonly line: LineToCount; readonly measures: readonly PlanMeasure[] } | undefined;
  #comparing: { readonly from: readonly PlanZone[]; readonly to: readonly PlanZone[] } | undefined;
  #isEnded = false;

  constructor({ planning, store, scenarioName, assumptionOf, onProblem, onScenarioBegun }: PlanDeskOptions) {
    this.planning = planning;
    this.store = store;
    this.#scenarioName = scenarioName;
    this.#assumptionOf = assumptionOf;
    this.#onProblem = onProblem;
    this.#onScenarioBegun = onScenarioBegun;
    this.#live = new LiveCounts((subject, next) => planning.change(subject, next), {
      onCount: (line, count, milliseconds) => this.#take(line, count, milliseconds),
      onFailed: (line, reason) => this.#fail(line, reason),
    });
    this.#stop = store.subscribe(() => this.#follow());
    planning.facts().then(
      (facts) => {
        this.set({ facts });
        const { view, actions } = store.getState();
        if (!facts.zoneKinds.includes(view.zoneKind)) actions.look({ zoneKind: facts.zoneKinds[0]! });
        this.#follow();
      },
      (error: unknown) => onProblem(textOf(error)),
    );
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = (): PlanDeskState => this.#state;

  set(change: Partial<PlanDeskState>): void {
    if (this.#isEnded) return;
    this.#state = { ...this.#state, ...change };
    if (this.#state.isDragging) this.#tellTimer ??= setTimeout(() => this.#tell(), TOLD_WITHIN_MILLISECONDS);
    else this.#tell();
  }

  #tell(): void {
    clearTimeout(this.#tellTimer);
    this.#tellTimer = undefined;
    for (const listener of this.#listeners) listener();
  }

  end(): void {
    this.#isEnded = true;
    this.#endStale();
    clearTimeout(this.#tellTimer);
    this.#stop();
    this.planning[releaseProxy]();
  }

  /** True from a change of the line until its numbers are there. */
  get isBehind(): boolean {
    return this.#live.isBehind;
  }

  /** Zones of the kind that is edited, as they stand in the scenario that is looked at. */
  zones(): readonly PlanZone[] {
    const state = this.store.getState();
    const { facts } = this.#state;
    return facts ? standingZones(state, facts, state.view.scenario, state.view.zoneKind) : [];
  }

  /** 現行 is never edited: its first edit begins 案A, which has the same zones, so that a drag goes on. */
  #beginScenario(): void {
    const { activeVertex, activeZone } = this.#state;
    const id = this.store.getState().actions.addScenario(this.#scenarioName);
    this.set({ activeVertex, activeZone });
    this.#onScenarioBegun(scenarioOf(this.store.getState(), id)?.name ?? '');
  }

  /** Takes zones as the line; one step of the history, or part of a gesture. */
  edit(step: ZoneStepName, zones: readonly PlanZone[], gesture?: string, crossings = crossingsOf(zones)): void {
    if (this.store.getState().view.scenario === CURRENT_SCENARIO) {
      if (isSameValue(zones, this.zones())) return; // nothing is edited: no scenario for it
      this.#beginScenario();
    }
    this.set({ crossings });
    this.store.getState().actions.editZones({
      step,
      zones,
      problem: problemOf(zones, crossings),
      ...(gesture !== undefined && { gesture }),
    });
  }

  /** Works a stroke out and shows it; it is not taken yet. */
  async preview(stroke: PlanStroke, dropsSlivers = true): Promise<void> {
    const loading = { stroke, dropsSlivers, outcome: { state: 'loading' } } as const;
    this.set({ preview: loading });
    const outcome = await this.#stroke(stroke, dropsSlivers);
    if (this.#state.preview === loading) this.set({ preview: { ...loading, outcome } });
  }

  /** Takes a stroke at once. */
  async take(step: ZoneStepName, stroke: PlanStroke, only?: string): Promise<void> {
    const before = this.zones();
    const outcome = await this.#stroke(stroke, true, only);
    if (outcome.state === 'error') this.#onProblem(outcome.error.message);
    // Whoever edits on meanwhile has said something newer.
    else if (outcome.state === 'ready' && this.zones() === before) this.edit(step, outcome.value.zones);
  }

  acceptPreview(): void {
    const { preview } = this.#state;
    if (preview?.outcome.state !== 'ready') return;
    const { kind } = preview.stroke;
    this.set({ preview: null });
    this.edit(kind === 'merge_two' ? 'merge' : kind, preview.outcome.value.zones);
  }

  /** Counts a scenario once more. */
  retry(scenario: string): void {
    this.#counted.delete(scenario);
    if (this.#edited?.scenario === scenario) this.#edited = undefined;
    this.#follow();
  }

  async #stroke(
    stroke: PlanStroke,
    dropsSlivers: boolean,
    only?: string,
  ): Promise<NonNullable<PlanDeskState['preview']>['outcome']> {
    const { view } = this.store.getState();
    const { facts } = this.#state;
    if (!facts) return { state: 'loading' };
    const { subject, zones } = lineOf(this.store.getState(), facts, view.scenario, view.zoneKind);
    try {
      const request = { ...subject, stroke, zones, dropsSlivers, ...(only !== undefined && { only }) };
      return { state: 'ready', value: await this.planning.stroke(request) };
    } catch (error) {
      return { state: 'error', error: { message: textOf(error) } };
    }
  }

  #follow(): void {
    const { facts } = this.#state;
    if (!facts || this.#isEnded) return;
    const state = this.store.getState();
    const line = lineOf(state, facts, state.view.scenario, state.view.zoneKind);
    if (!isSameLine(this.#edited, line)) this.#turnTo(line);
    void this.#countOthers();
    void this.#compare();
  }

  /** What two scenarios differ in, for the map that shows it. */
  async #compare(): Promise<void> {
    const { facts, compared } = this.#state;
    const { view, ...slice } = this.store.getState();
    const [first, second] = view.compare.scenarios;
    if (!facts || view.compare.mode !== 'difference' || first === undefined || second === undefined) {
      this.#comparing = undefined;
      if (compared) this.set({ compared: null });
      return;
    }
    const from = standingZones(slice, facts, first, view.zoneKind);
    const to = standingZones(slice, facts, second, view.zoneKind);
    if ((this.#comparing?.from === from && this.#comparing.to === to) || this.#state.isDragging) return;
    const mine = { from, to };
    this.#comparing = mine;
    try {
      const [insideFrom, insideTo, ground] = await Promise.all([
        this.planning.inside(from),
        this.planning.inside(to),
        this.planning.groundChange(from, to),
      ]);
      if (this.#comparing === mine) this.set({ compared: { from, to, insideFrom, insideTo, ground } });
    } catch (error) {
      this.#onProblem(textOf(error));
    }
  }

  #turnTo(line: LineToCount): void {
    const before = this.#edited;
    this.#edited = line;
    const isOtherKind = before?.subject.zoneKind !== line.subject.zoneKind;
    if (isOtherKind) this.#counted.clear();
    this.set({
      ...(before?.zones !== line.zones && { preview: null }),
      ...(isOtherKind && { figures: new Map() }),
      ...((isOtherKind || before.scenario !== line.scenario) && {
        activeVertex: null,
        activeZone: undefined,
        count: null,
        difference: null,
      }),
      ...(!this.#state.isDragging && { crossings: crossingsOf(line.zones) }),
    });
    this.#markStale();
    this.#live.count(line);
  }

  /** Scenarios that are not edited: each counted once, and again only when it changed. */
  async #countOthers(): Promise<void> {
    if (this.#isCountingOthers) return;
    this.#isCountingOthers = true;
    try {
      for (let line = this.#nextUncounted(); line && !this.#isEnded; line = this.#nextUncounted()) {
        this.#counted.set(line.scenario, line);
        try {
          this.#show(line, { state: 'ready', value: await this.#countOf(line) });
        } catch (error) {
          this.#show(line, { state: 'error', error: { message: textOf(error) } });
        }
      }
    } finally {
      this.#isCountingOthers = false;
    }
    await this.#countEffects();
  }

  /** What each measure changes in the scenario that is edited, one at a time and never while the line is behind. */
  async #countEffects(): Promise<void> {
    const line = this.#edited;
    const { plan } = this.store.getState();
    if (!line || this.#isEnded || (this.#effectsOf?.line === line && this.#effectsOf.measures === plan.measures))
      return;
    if (this.#state.isDragging || this.#live.isBehind) return;
    this.#effectsOf = { line, measures: plan.measures };
    const outcomes = new Map<string, Block<MeasureOutcome>>();
    for (const measure of plan.measures) {
      if (!measure.effect || line.scenario === CURRENT_SCENARIO) continue;
      const others = line.subject.measures.filter(({ id }) => id !== measure.id);
      const count = (measures: readonly PlanMeasure[]) =>
        this.planning.count({ ...line.subject, measures }, line.zones);
      try {
        const [without, withIt] = await Promise.all([count(others), count([...others, measure])]);
        const value = { ...outcomeOf(measure, without, withIt), assumption: this.#assumptionOf(measure) };
        outcomes.set(measure.id, { state: 'ready', value });
      } catch (error) {
        outcomes.set(measure.id, { state: 'error', error: { message: textOf(error) } });
      }
      if (this.#effectsOf?.line !== line || this.#live.isBehind) {
        this.#effectsOf = undefined; // another line by now: it begins anew
        return;
      }
    }
    if (outcomes.size > 0 || this.#state.effects.size > 0) this.set({ effects: outcomes });
  }

  #nextUncounted(): LineToCount | undefined {
    const { facts } = this.#state;
    if (!facts || this.#live.isBehind) return undefined;
    const state = this.store.getState();
    return state.plan.scenarios
      .filter(({ id }) => id !== state.view.scenario)
      .map(({ id }) => lineOf(state, facts, id, state.view.zoneKind))
      .find((line) => !isSameLine(this.#counted.get(line.scenario), line));
  }

  #countOf({ scenario, subject, zones }: LineToCount): Promise<PlanIndicators> {
    return scenario === CURRENT_SCENARIO
      ? this.planning.baseline(subject.zoneKind)
      : this.planning.count(subject, zones);
  }

  #take(line: LineToCount, count: PlanCount, milliseconds: number): void {
    this.#counted.set(line.scenario, line);
    const { indicators, gained, lost } = count;
    const isLatest = !this.#live.isBehind;
    if (isLatest) this.#endStale();
    if (line.scenario === this.store.getState().view.scenario) this.set({ count: { gained, lost } });
    const wasStale = this.#state.figures.get(line.scenario)?.stale === true;
    this.#show(line, { state: 'ready', value: indicators }, { stale: !isLatest && wasStale, milliseconds });
    if (isLatest) void this.#countOthers();
    if (isLatest && !this.#state.isDragging) this.#settle();
  }

  /** What is not needed while a line is dragged. */
  #settle(): void {
    const { facts } = this.#state;
    const line = this.#edited;
    const current = line && facts?.zones[line.subject.zoneKind];
    if (!line || !current || current === line.zones) {
      if (this.#state.difference) this.set({ difference: null });
      return;
    }
    this.planning.groundChange(current, line.zones).then(
      (difference) => isSameLine(this.#edited, line) && this.set({ difference }),
      () => undefined, // only a picture: the numbers say what is different
    );
  }

  /** Lets go of the vertex: what was put off is done now. */
  endDrag(change: Partial<PlanDeskState>): void {
    this.set({ ...change, isDragging: false, snappedTo: null });
    if (!this.#live.isBehind) this.#settle();
  }

  #fail(line: LineToCount, reason: string): void {
    this.#show(line, { state: 'error', error: { message: reason } });
  }

  #show(line: LineToCount, indicators: ScenarioFigures['indicators'], more: Partial<ScenarioFigures> = {}): void {
    const state = this.store.getState();
    // Another kind is edited by now, or the scenario is gone.
    if (line.subject.zoneKind !== state.view.zoneKind || !scenarioOf(state, line.scenario)) return;
    this.set({ figures: new Map(this.#state.figures).set(line.scenario, { indicators, stale: false, ...more }) });
  }

  #markStale(): void {
    this.#staleTimer ??= setTimeout(() => {
      this.#staleTimer = undefined;
      const { scenario } = this.store.getState().view;
      const known = this.#state.figures.get(scenario);
      if (known && this.#live.isBehind)
        this.set({ figures: new Map(this.#state.figures).set(scenario, { ...known, stale: true }) });
    }, STALE_AFTER_MILLISECONDS);
  }

  #endStale(): void {
    clearTimeout(this.#staleTimer);
    this.#staleTimer = undefined;
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
