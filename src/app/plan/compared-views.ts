import { CURRENT_SCENARIO } from '../../domain/plan.ts';
import { differenceLegend, paintDifference } from '../../map/compare/paint-difference.ts';
import type { SceneView } from '../../map/scene-types.ts';
import type { MapResult } from '../../panels/explore/explore-data.ts';
import { scenarioOf } from '../../project/plan/plan-slice.ts';
import type { PlanState } from '../../project/plan/plan-store.ts';
import type { PlanDeskState } from './plan-desk-state.ts';
import { sceneScenario } from './plan-scene.ts';

/** One of several views beside each other. */
export interface ComparedPane {
  readonly id: string;
  readonly name: string;
  readonly scene: Pick<SceneView, 'scenario'>;
}

/** Scenarios compared on the map. */
export type ComparedViews =
  | { readonly mode: 'off' }
  | { readonly mode: 'split'; readonly panes: readonly ComparedPane[] }
  | {
      readonly mode: 'swipe' | 'difference';
      readonly scene: Partial<SceneView>;
      readonly legend: MapResult | null;
    };

const off: ComparedViews = { mode: 'off' };

/** `nameOf`: of a scenario in the language of the screen. */
export function comparedViews(
  plan: PlanState,
  desk: PlanDeskState,
  nameOf: (scenario: { readonly id: string; readonly name: string }) => string,
): ComparedViews {
  const { mode, scenarios } = plan.view.compare;
  if (mode === 'off') return off;
  const panes = scenarios.flatMap((id): ComparedPane[] => {
    const scenario = scenarioOf(plan, id);
    if (!scenario) return [];
    const own = id === CURRENT_SCENARIO ? {} : { scenario: sceneScenario(scenario) };
    return [{ id, name: nameOf(scenario), scene: own }];
  });
  if (mode === 'split') return { mode, panes };
  const [left, right] = panes;
  if (!left || !right) return off;
  if (mode === 'swipe') {
    const swipe = {
      left: { name: left.name, ...left.scene },
      right: { name: right.name, ...right.scene },
      position: desk.swipePosition,
    };
    return { mode, scene: { swipe }, legend: null };
  }
  return { mode, ...differenceOf(desk, left, right) };
}

let painted: { readonly of: PlanDeskState['compared']; readonly paint: ReturnType<typeof paintDifference> } | undefined;

function differenceOf(
  { compared }: PlanDeskState,
  left: ComparedPane,
  right: ComparedPane,
): { readonly scene: Partial<SceneView>; readonly legend: MapResult | null } {
  if (!compared) return { scene: right.scene, legend: null };
  if (painted?.of !== compared)
    painted = { of: compared, paint: paintDifference(compared.insideFrom, compared.insideTo) };
  const { colours, pattern, counts } = painted.paint;
  const row = (id: keyof typeof counts, ja: string, en: string) => ({
    id,
    swatch: { kind: 'fill' as const, colour: differenceLegend[id].colour },
    label: { ja, en },
    count: counts[id],
  });
  return {
    scene: {
      ...right.scene,
      buildingColours: colours,
      buildingPattern: pattern,
      areaChange: { removed: compared.ground.removed, added: compared.ground.added },
    },
    legend: {
      title: { ja: `${left.name}から${right.name}へ`, en: `From ${left.name} to ${right.name}` },
      rows: [
        row('gained', '加わる建物', 'Taken in'),
        row('lost', '外れる建物', 'Taken out'),
        row('both', '両方の区域内', 'Inside in both'),
        row('neither', '両方の区域外', 'Outside in both'),
      ],
    },
  };
}
