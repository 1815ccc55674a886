import { EditBox } from './editing/EditBox.tsx';
import { QuickEdits } from './editing/QuickEdits.tsx';
import { SnapChoices } from './editing/SnapChoices.tsx';
import { ScenarioList } from './scenarios/ScenarioList.tsx';

/** Scenarios above, the line that is edited below. */
export function PlanLeftPanel() {
  return (
    <div className="panel-scroll plan-left">
      <ScenarioList />
      <EditBox />
      <QuickEdits />
      <SnapChoices />
    </div>
  );
}
