import { CompareControl } from './CompareControl.tsx';
import { ToolHint } from './editing/ToolHint.tsx';
import { ToolRail } from './editing/ToolRail.tsx';
import { usePlanKeys } from './editing/use-plan-keys.ts';
import { usePlan } from './PlanContext.tsx';

/** What floats over the map in plan mode, and its keys. While scenarios are compared on the map nothing is edited there. */
export function PlanMapParts() {
  usePlanKeys();
  const isEditing = usePlan(({ view }) => view.compare.mode === 'off');
  return (
    <>
      {isEditing && <ToolRail />}
      {isEditing && <ToolHint />}
      <CompareControl />
    </>
  );
}
