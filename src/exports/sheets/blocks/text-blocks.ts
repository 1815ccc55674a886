import { type Frame, paperSizeMm, type SheetSubject } from '../../../domain/sheet.ts';
import { formatScale } from '../../../project/language/number-format.ts';
import { sourceLine } from '../../../project/language/source-line.ts';
import { type DrawItem, MM_PER_POINT } from '../../drawing/drawing.ts';
import { type BlockOf, type BlockParts, type ComposeContext, tellOverflow } from '../compose-context.ts';
import { ink, LINE_HEIGHT, SMALLEST_PT, TEXT_LINE_HEIGHT } from '../sheet-look.ts';
import { fitText, type TextStyle } from '../text-layout.ts';
import { rule } from './rules.ts';

type FittedStyle = TextStyle & { readonly smallestPt: number };

/** Words in a frame; where they do not fit at the smallest size the frame cuts them off, and the sheet says so. */
export function textParts(
  text: string,
  id: string,
  frame: Frame,
  style: FittedStyle,
  context: ComposeContext,
): BlockParts {
  const { items, lines, fits } = fitText(text, frame, style, context.measure);
  if (!fits) tellOverflow(context, id);
  return { items, lines: lines.filter((line) => line !== ''), alternative: text };
}

/** Of one line as high as the frame. */
const lineOfFrame = ({ height }: Frame): number => Math.max(SMALLEST_PT, height / LINE_HEIGHT / MM_PER_POINT);

export function titleParts(
  { id, kind, frame, text }: BlockOf<'title' | 'subtitle'>,
  context: ComposeContext,
): BlockParts {
  const bold = kind === 'title';
  const style = {
    font: { sizePt: lineOfFrame(frame), bold },
    colour: bold ? ink.text : ink.secondary,
    smallestPt: SMALLEST_PT,
  };
  const words = bold ? withSubject(text, context.subject) : text;
  const parts = textParts(context.fill(words), id, frame, style, context);
  return bold ? { ...parts, outside: sheetRule(frame, frame.y + frame.height + context.look.factor, context) } : parts;
}

/** A page about one zone or scenario says which, also in an arrangement that was made for the city. */
function withSubject(text: string, subject: SheetSubject): string {
  if (subject.kind === 'city' || /\{\{\s*(zone|scenario)\s*\}\}/.test(text)) return text;
  const [, figure = '', rest = ''] = /^(\{\{\s*figure\s*\}\}\s*)?(.*)$/s.exec(text) ?? [];
  return `${figure}{{zone}}　${rest}`;
}

/** A rule over the width of the sheet, by a block that begins at the left margin near the upper or lower edge. */
function sheetRule({ x, y }: Frame, at: number, { sheet }: ComposeContext): readonly DrawItem[] {
  const [width, height] = paperSizeMm(sheet);
  const { marginMm } = sheet;
  const isAtEdge = Math.abs(x - marginMm) < 1 && (y < height * EDGE || y > height * (1 - EDGE));
  return isAtEdge ? [rule({ x: marginMm, width: width - 2 * marginMm }, at, RULE_MM, ink.rule)] : [];
}

const EDGE = 0.15;
const RULE_MM = 0.3;

/** The size that the user chose is kept: what does not fit is told, not made smaller. */
export function freeTextParts({ id, frame, text, look }: BlockOf<'text'>, context: ComposeContext): BlockParts {
  const sizePt = Math.max(SMALLEST_PT, look.sizePt);
  const style = {
    font: { sizePt, bold: look.bold },
    align: look.align,
    lineHeight: TEXT_LINE_HEIGHT,
    smallestPt: sizePt,
  };
  return textParts(context.fill(text), id, frame, style, context);
}

/** 「白い部分は安全を意味しません」 in bold, and what unknown is. */
export function whiteNoteParts({ id, frame }: BlockOf<'white_note'>, context: ComposeContext): BlockParts {
  const style = { font: { sizePt: context.look.smallPt, bold: true }, smallestPt: SMALLEST_PT };
  return textParts(context.words.t('figure.white'), id, frame, style, context);
}

/** `出典：国土数値情報（A31a 2024、A33 2023）、国勢調査（2020）を加工して作成`: of everything on the sheet. */
export function sourcesParts({ id, frame }: BlockOf<'sources'>, context: ComposeContext): BlockParts {
  const { t, language } = context.words;
  const sources = context.sources();
  const list = sources.length === 0 ? t('sheet.noSources') : `${sourceLine(sources, language)}${t('figure.processed')}`;
  const parts = smallParts(`${t('figure.source')}${list}`, id, frame, context);
  return { ...parts, outside: sheetRule(frame, frame.y - context.look.factor, context) };
}

/** 測量法 30条. An empty number is a line to be filled in by hand, and told. */
export function approvalParts({ id, frame }: BlockOf<'approval'>, context: ComposeContext): BlockParts {
  const { approval } = context.sheet.fields;
  if (approval.trim() === '')
    context.tell({
      code: 'approval-open',
      severity: 'warning',
      block: id,
      text: {
        ja: '承認番号が空です。測量法に基づく承認・届出が要るか確かめ、番号を入れてください',
        en: 'The approval number is empty: see whether the Survey Act asks for one, and fill it in',
      },
    });
  const { t } = context.words;
  const text = approval.trim() === '' ? t('sheet.approvalOpen') : t('sheet.approval', { number: approval.trim() });
  return smallParts(text, id, frame, context);
}

/** 作成日, 作成者, and that an invented city is one. */
export function creditsParts({ id, frame }: BlockOf<'credits'>, context: ComposeContext): BlockParts {
  const { t } = context.words;
  const { author } = context.sheet.fields;
  const lines = [
    t('figure.made', { date: context.fill('{{date}}') }),
    ...(author.trim() === '' ? [] : [t('sheet.author', { author: author.trim() })]),
    ...(context.supply.city.fictional ? [t('figure.fictional')] : []),
  ];
  return smallParts(lines.join('\n'), id, frame, context, 'right');
}

/** `3 / 42`. */
export const pageNumberParts = ({ id, frame }: BlockOf<'page_number'>, context: ComposeContext): BlockParts =>
  smallParts(context.fill('{{page}} / {{pages}}'), id, frame, context, 'right');

function smallParts(
  text: string,
  id: string,
  frame: Frame,
  context: ComposeContext,
  align: TextStyle['align'] = 'left',
): BlockParts {
  const style = {
    font: { sizePt: context.look.smallPt, bold: false },
    colour: ink.secondary,
    smallestPt: SMALLEST_PT,
    align,
  };
  return textParts(text, id, frame, style, context);
}

/** `縮尺 1:10,000（A3）`. */
export const scaleWords = (scale: number, { words, sheet }: Pick<ComposeContext, 'words' | 'sheet'>): string =>
  words.t('sheet.scale', { scale: formatScale(scale), paper: words.t(`sheet.paper.${sheet.paper}`) });
