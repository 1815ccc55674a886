import type { SheetBlock } from '../../domain/sheet.ts';
import { isFixed } from '../../project/output/change-sheets.ts';
import { useAnnounce } from '../plan/Announcer.tsx';
import { useWords } from '../shell/use-words.ts';
import { useSheetActions, useShownSheet } from './OutputContext.tsx';

/** Takes a block off the sheet and says so; the note on white areas stays, and says that. */
export function useRemoveBlock(): (block: SheetBlock) => void {
  const { t } = useWords();
  const sheet = useShownSheet();
  const { removeBlock } = useSheetActions();
  const announce = useAnnounce();
  return (block) => {
    const fixed = sheet !== undefined && isFixed(block, sheet);
    if (!fixed) removeBlock(block.id);
    announce(fixed ? t('output.desk.fixed') : t('output.desk.removed', { name: t(`output.block.${block.kind}`) }));
  };
}
