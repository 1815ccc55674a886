import type { TFunction } from 'i18next';
import { planTools } from '../../../project/plan/plan-view.ts';
import { toolKeys } from './tool-keys.ts';

/** The keys of plan mode for the help dialog: those of the tools and those of the line. */
export function planKeyList(t: TFunction): readonly { readonly shown: string; readonly text: string }[] {
  const tools = planTools.map((tool) => ({ shown: toolKeys[tool], text: t(`plan.hint.${tool}.title`) }));
  const line = (['undo', 'redo', 'arrows', 'delete', 'alt'] as const).map((name) => {
    const [shown = '', text = ''] = t(`plan.keys.${name}`).split('|');
    return { shown, text };
  });
  return [...tools, ...line];
}
