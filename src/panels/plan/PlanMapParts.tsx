import { CompareControl } from './CompareControl.tsx';
import { ToolHint } from './editing/ToolHint.tsx';
import { ToolRail } from './editing/ToolRail.tsx';
import { usePlanKeys } from './editing/use-plan-keys.ts';

/** What floats over the map in plan mode, and its keys. */
export function PlanMapParts() {
  usePlanKeys();
  return (
    <>
      <ToolRail />
      <ToolHint />
      <CompareControl />
    </>
  );
}
