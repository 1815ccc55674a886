import type { TFunction } from 'i18next';

/** The keys of the desk for the help dialog. Source: use-desk-keys.ts, SheetDesk.tsx and BlockOnPaper.tsx. */
export function outputKeyList(t: TFunction): readonly { readonly shown: string; readonly text: string }[] {
  return (['choose', 'arrows', 'delete', 'undo', 'redo', 'alt'] as const).map((name) => {
    const [shown = '', text = ''] = t(`output.keys.${name}`).split('|');
    return { shown, text };
  });
}
