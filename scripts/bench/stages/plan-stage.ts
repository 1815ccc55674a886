import { createPlanSession, type PlanSession } from '../../../src/analysis/indicators/plan-session.ts';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { indicatorInput } from '../../../src/city/scenario/indicator-input.ts';
import { planZonesOfCity } from '../../../src/city/scenario/plan-zones.ts';
import type { PlanZone } from '../../../src/domain/plan.ts';
import { benchSubjectDatasets } from '../inputs/bench-subjects.ts';
import { createBenchCity } from '../kernels/bench-city.ts';
import { createRandom } from '../kernels/random.ts';
import { countText, type Measure, type MeasureKey, percentile, timeRuns } from '../measure.ts';
import type { Stage } from './stage.ts';

/** So many drags a run: enough for a 95th percentile. */
const DRAGS_A_RUN = 40;

/** 居住誘導区域 redrawn: each drag moves another vertex by up to 300 m and asks for all indicators; then all is undone. */
export const runPlanStage: Stage<'plan'> = async (host, { runs, buildings }) => {
  const on = countText(buildings, 'buildings');
  const measures: Measure[] = [];
  const add = (key: MeasureKey, values: readonly number[]) =>
    measures.push({ key, place: host.place, on, unit: 's', values });
  const model = await assembleCity(benchSubjectDatasets(createBenchCity(buildings)), []);
  const zones = planZonesOfCity(model, 'residence')!;
  let session: PlanSession | undefined;
  const start = await timeRuns(Math.min(runs, 2), () => {
    session = createPlanSession(indicatorInput(model), zones);
  });
  measures.push({ key: 'plan-start', place: host.place, on, unit: 's', ...start });
  const { drags, undos } = dragAndUndo(session!, runs * DRAGS_A_RUN);
  add('plan-drag', drags);
  add('plan-drag-95', [percentile(drags, 0.95)]);
  add('plan-undo', undos);
  add('plan-undo-95', [percentile(undos, 0.95)]);
  return measures;
};

function dragAndUndo(session: PlanSession, count: number) {
  const random = createRandom(20_260_402);
  const history: (readonly PlanZone[])[] = [];
  const [zone] = session.zones() as readonly [PlanZone];
  const seconds = (task: () => unknown) => {
    const start = performance.now();
    task();
    return (performance.now() - start) / 1000;
  };
  const drags = Array.from({ length: count }, () => {
    history.push(session.zones());
    const ring = session.zones()[0]!.polygons[0]![0]!;
    const vertex = Math.floor(random() * ring.length);
    const [x, y] = ring[vertex]!;
    const to = [x + 600 * (random() - 0.5), y + 600 * (random() - 0.5)] as const;
    return seconds(() => session.change({ zone: zone.id, polygon: 0, ring: 0, vertex, to }));
  });
  const undos = history.toReversed().map((zones) => seconds(() => session.change(zones)));
  return { drags, undos };
}
