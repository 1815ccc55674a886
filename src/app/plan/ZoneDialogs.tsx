import { CURRENT_SCENARIO } from '../../domain/plan.ts';
import { TooltipProvider } from '../../panels/controls/Tooltip.tsx';
import { scenarioOf } from '../../project/plan/plan-slice.ts';
import type { ZoneDialog } from './use-planning.ts';
import { ZoneExportDialog } from './ZoneExportDialog.tsx';
import { ZoneImportDialog } from './ZoneImportDialog.tsx';
import type { ZoneDialogProps } from './zone-dialog-props.ts';

/** Zones of a scenario as files: out to other GIS, and back. */
export function ZoneDialogs({ kind, ...props }: ZoneDialog & Omit<ZoneDialogProps, 'name'>) {
  const { room, words, scenario } = props;
  const found = scenarioOf(room.store.getState(), scenario);
  const name = scenario === CURRENT_SCENARIO ? words.t('plan.current') : (found?.name ?? '');
  const Shown = kind === 'export' ? ZoneExportDialog : ZoneImportDialog;
  // Beside the workspace, whose provider does not reach here.
  return (
    <TooltipProvider delayDuration={400}>
      <Shown {...props} name={name} />
    </TooltipProvider>
  );
}
