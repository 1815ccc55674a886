import { ExclusionSummary } from './indicators/ExclusionSummary.tsx';
import { IndicatorTiles } from './indicators/IndicatorTiles.tsx';
import { MeasureSummary } from './measures/MeasureSummary.tsx';

/** What the line means: indicators, measures, and whether the law is kept. */
export function PlanRightPanel() {
  return (
    <div className="panel-scroll plan-right">
      <IndicatorTiles />
      <MeasureSummary />
      <ExclusionSummary />
    </div>
  );
}
