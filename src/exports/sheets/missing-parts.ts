import type { Text } from '../../domain/answer.ts';
import type { Sheet, SheetBlockKind, SheetProblem } from '../../domain/sheet.ts';
import { showsDanger } from './blocks/kept-words.ts';

/** Parts that a printed map is expected to have. Source: ui.md §6. None of them stops the sheet. */
const parts: readonly {
  readonly kind: SheetBlockKind;
  readonly of: 'sheet' | 'map' | 'hazard';
  readonly name: Text;
}[] = [
  { kind: 'title', of: 'sheet', name: { ja: '表題', en: 'title' } },
  { kind: 'legend', of: 'map', name: { ja: '凡例', en: 'legend' } },
  { kind: 'scale_bar', of: 'map', name: { ja: '縮尺', en: 'scale' } },
  { kind: 'north', of: 'map', name: { ja: '方位', en: 'north arrow' } },
  { kind: 'white_note', of: 'hazard', name: { ja: '「白い部分は…」の注記', en: 'note on white parts' } },
  { kind: 'sources', of: 'sheet', name: { ja: '出典', en: 'sources' } },
  { kind: 'approval', of: 'map', name: { ja: '測量法の承認番号', en: 'approval number (Survey Act)' } },
  { kind: 'credits', of: 'sheet', name: { ja: '作成日', en: 'date' } },
];

export function missingParts({ blocks }: Sheet): readonly SheetProblem[] {
  const maps = blocks.filter((block) => block.kind === 'map');
  const needed = { sheet: true, map: maps.length > 0, hazard: maps.some(({ map }) => showsDanger(map)) };
  return parts
    .filter(({ kind, of }) => needed[of] && !blocks.some((block) => block.kind === kind))
    .map(({ name }) => ({
      code: 'part-missing',
      severity: 'warning',
      block: null,
      text: { ja: `${name.ja}がありません`, en: `There is no ${name.en}` },
    }));
}
