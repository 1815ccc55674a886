import type { Remote } from 'comlink';
import type { i18n } from 'i18next';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type AskedScenario, askedScenario } from '../../city/scenario/asked-scenario.ts';
import { CURRENT_SCENARIO, type Plan } from '../../domain/plan.ts';
import type { Notice, ScenarioName } from '../../panels/explore/explore-data.ts';
import { planWithDrafts } from '../../project/plan/plan-slice.ts';
import type { PlanStore } from '../../project/plan/plan-store.ts';
import type { Project } from '../../project/project-schema.ts';
import type { ProjectStore } from '../../project/project-store.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { CitySummary } from '../engine/engine-types.ts';
import type { ScenarioFacts } from '../engine/question-types.ts';
import { askerOf, type CityAsker } from './city-asker.ts';
import { cityUnder } from './scenario-city.ts';
import type { CityState, OpenCity } from './use-open-city.ts';

interface ScenarioRequest {
  readonly engine: Remote<CityEngine> | null;
  readonly state: CityState;
  /** The open plan; null while nobody has opened one. */
  readonly plan: PlanStore | null;
  readonly store: ProjectStore;
  readonly project: Project;
  readonly words: i18n;
  readonly notify: (notice: Notice) => void;
}

export interface AskedOf {
  /** As it stands, or as it was kept; null where there is none. */
  readonly plan: Plan | null;
  /** To choose from, 現行 first; empty while there is no other. */
  readonly scenarios: readonly ScenarioName[];
  /** Null while the scenario is being prepared: nothing is shown then, rather than numbers of another. */
  readonly asker: CityAsker | null;
  /** The city as the scenario has it: its zones, its columns on the map. */
  readonly state: CityState;
  /** Whose numbers these are; undefined: 現行. */
  readonly shown: ScenarioName | undefined;
}

interface Opened {
  readonly summary: CitySummary;
  readonly asked: AskedScenario;
  readonly facts: ScenarioFacts;
}

const noPlan = (): null => null;
const never = (): (() => void) => () => undefined;

/** What explore mode asks its questions of: 現行, or the scenario of the plan that was chosen. */
export function useScenario({ engine, state, plan, store, project, words, notify }: ScenarioRequest): AskedOf {
  const city = state.state === 'open' ? state.city : null;
  const summary = city?.summary ?? null;
  const edited = useSyncExternalStore(plan?.subscribe ?? never, plan?.getState ?? noPlan);
  const kept = useKeptPlan(city);
  const current = useMemo((): Plan | null => (edited ? planWithDrafts(edited) : kept), [edited, kept]);
  const scenarios = useMemo(() => scenarioNames(current, words.t('plan.current')), [current, words]);
  const wanted =
    current && project.mode === 'explore' ? askedScenario(current, project.scenario ?? CURRENT_SCENARIO) : undefined;
  const opened = useOpened(engine, summary, wanted, (error) => {
    store.getState().actions.choose({ scenario: CURRENT_SCENARIO });
    const reason = error instanceof Error ? error.message : String(error);
    notify({ tone: 'error', text: words.t('strip.scenarioFailed', { name: wanted?.name ?? '', reason }) });
  });
  const isReady = wanted === undefined || opened !== null;
  const { name, content, id } = wanted ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: a scenario with the same name and content is the same
  const asker = useMemo(
    () => (engine && isReady ? askerOf(engine, wanted) : null),
    [engine, isReady, id, name, content],
  );
  const facts = opened?.facts;
  const under = useMemo((): CityState => {
    if (state.state !== 'open' || !facts) return state;
    const sourceOf = (source: string) => words.t('strip.redrawn', { name: name ?? '', source: source || '—' });
    return { state: 'open', city: cityUnder(state.city, facts, sourceOf) };
  }, [state, facts, name, words]);
  return {
    plan: current,
    scenarios,
    asker,
    state: under,
    shown: wanted && scenarios.find((one) => one.id === wanted.id),
  };
}

function scenarioNames(plan: Plan | null, currentName: string): readonly ScenarioName[] {
  if (!plan || plan.scenarios.length < 2) return [];
  return plan.scenarios.map(({ id, name, colour }) => ({
    id,
    name: id === CURRENT_SCENARIO ? currentName : name,
    colour,
  }));
}

/** What the engine says of the wanted scenario, once it is prepared. */
function useOpened(
  engine: Remote<CityEngine> | null,
  summary: CitySummary | null,
  wanted: AskedScenario | undefined,
  onFailed: (error: unknown) => void,
): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null);
  const failed = useRef(onFailed);
  failed.current = onFailed;
  const content = wanted?.content;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same content is the same scenario
  useEffect(() => {
    if (!engine || !summary || !wanted) return;
    let outdated = false;
    engine.scenario(wanted).then(
      (facts) => outdated || setOpened({ summary, asked: wanted, facts }),
      (error: unknown) => outdated || failed.current(error),
    );
    return () => {
      outdated = true;
    };
  }, [engine, summary, content]);
  return opened && opened.summary === summary && opened.asked.content === content ? opened : null;
}

/** The plan that was kept of a city, for as long as nobody opens it. Read once the scene is there: nothing waits for it. */
function useKeptPlan(city: OpenCity | null): Plan | null {
  const [kept, setKept] = useState<{ readonly summary: CitySummary; readonly plan: Plan } | null>(null);
  const summary = city?.scene ? city.summary : null;
  useEffect(() => {
    if (!summary) return;
    let outdated = false;
    import('../plan/autosave.ts')
      .then(({ Autosave, cityKey, planForm }) => new Autosave(planForm, cityKey(summary), () => undefined).load())
      // What cannot be read is told when plan mode is opened.
      .then(
        (plan) => !outdated && plan && setKept({ summary, plan }),
        () => undefined,
      );
    return () => {
      outdated = true;
    };
  }, [summary]);
  return kept && kept.summary === summary ? kept.plan : null;
}
