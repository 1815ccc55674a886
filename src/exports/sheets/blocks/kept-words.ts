import type { Frame, MapContent } from '../../../domain/sheet.ts';
import type { ComposeContext } from '../compose-context.ts';
import type { ComposedBlock } from '../composed-sheet.ts';
import { ink, SMALLEST_PT } from '../sheet-look.ts';
import { layText, type TextStyle } from '../text-layout.ts';
import { rectangle } from './rules.ts';

/** Id of the words that the composer puts on a sheet by itself; no block of a sheet may have it. */
const KEPT_ID = 'kept-words';

/**
 * What no sheet may leave out, where the user took its block away: the note on white parts on every map of a hazard, and that
 * an invented city is one. On a white plate in the lower right corner of the first map, or of the sheet.
 */
/** Also where nothing but the areas of 土砂災害 or 家屋倒壊等 is drawn: what lies beside them is white too. */
export const showsDanger = ({ hazard, hazardAreas }: MapContent): boolean => hazard !== null || hazardAreas.length > 0;

export function keptWords(context: ComposeContext): readonly ComposedBlock[] {
  const { sheet, supply, words, measure, look } = context;
  const has = (kind: string): boolean => sheet.blocks.some((block) => block.kind === kind);
  const hazardMap = sheet.blocks.find((block) => block.kind === 'map' && showsDanger(block.map));
  const texts = [
    ...(hazardMap && !has('white_note') ? [words.t('figure.white')] : []),
    ...(supply.city.fictional && !has('credits') ? [words.t('figure.fictional')] : []),
  ];
  if (texts.length === 0) return [];
  const place = hazardMap?.frame ?? sheet.blocks[0]?.frame;
  if (!place) return [];
  const style: TextStyle = { font: { sizePt: Math.max(SMALLEST_PT, look.smallPt), bold: true } };
  const pad = look.gapMm / 2;
  const laid = layText(texts.join('\n'), { x: 0, y: 0, width: place.width * 0.6 - 2 * pad }, style, measure);
  const [width, height] = [laid.width + 2 * pad, laid.height + 2 * pad];
  const frame: Frame = {
    x: place.x + place.width - width - pad,
    y: place.y + place.height - height - pad,
    width,
    height,
  };
  const items = laid.items.map((item) => ({ ...item, x: item.x + frame.x + pad, y: item.y + frame.y + pad }));
  const plate = { kind: 'path', lines: [rectangle(frame)], fill: { colour: ink.plate } } as const;
  return [
    {
      id: KEPT_ID,
      kind: 'white_note',
      frame,
      drawing: { kind: 'group', items: [plate, ...items], clip: frame },
      lines: laid.lines,
      alternative: texts.join(' '),
    },
  ];
}
