import type { PlanMode } from '../../../src/panels/plan/PlanContext.tsx';
import type { PlanData } from '../../../src/panels/plan/plan-data.ts';
import type { DrawerTab, PlanTool } from '../../../src/project/plan/plan-view.ts';
import { createPlanData, createPlanMode } from './example-plan.ts';

const square = [
  {
    id: 'r',
    name: '',
    code: 0,
    polygons: [
      [
        [
          [0, 0],
          [9, 0],
          [9, 9],
        ],
      ],
    ],
  },
] as const;

const preview: PlanData['preview'] = {
  state: 'ready',
  value: {
    tool: { kind: 'subtract_red' },
    removedSquareMeters: 4200,
    addedSquareMeters: 0,
    peopleDifference: -7,
    buildingsDifference: -3,
    slivers: [
      { name: '川原町一丁目', areaSquareMeters: 3.2 },
      { name: '南青瀬二丁目', areaSquareMeters: 0.4 },
    ],
    dropsSlivers: true,
    missing: [{ ja: '災害危険区域', en: 'Disaster risk area' }],
  },
};

/** Plan mode as the address of the harness asks for it. */
export function createHarnessPlan(query: URLSearchParams): PlanMode {
  const crossing = query.get('line') === 'crossing';
  const figures = createPlanData().figures;
  const stale = new Map([...figures].map(([id, one]) => [id, { ...one, stale: true }]));
  const line = createPlanData().line;
  const mode = createPlanMode({
    ...(query.has('preview') && { preview }),
    ...(query.has('stale') && { figures: stale }),
    ...(crossing && line && { line: { ...line, crossings: 2 } }),
    ...(query.has('snap') && { snappedTo: { ja: '道路', en: 'road' } }),
  });
  const { actions, view } = mode.store.getState();
  if (query.has('line'))
    actions.editZones({ step: 'move_vertex', zones: square, problem: crossing ? 'crosses_itself' : null });
  actions.look({
    scenario: query.get('scenario') ?? 's1',
    tool: (query.get('tool') ?? 'vertex') as PlanTool,
    drawer: {
      ...view.drawer,
      tab: (query.get('tab') ?? 'comparison') as DrawerTab,
      height: Number(query.get('drawer') ?? view.drawer.height),
    },
    ...(query.has('compare') && { compare: { mode: 'split', scenarios: ['current', 's1'] } }),
  });
  return mode;
}
