import type { i18n } from 'i18next';
import type { PlanRoom } from './plan-room.ts';

/** What a dialog about the zones of a scenario is given. */
export interface ZoneDialogProps {
  readonly room: PlanRoom;
  readonly words: i18n;
  readonly scenario: string;
  /** Of the scenario. */
  readonly name: string;
  readonly onClose: () => void;
}
