import type { Answer } from '../../domain/answer.ts';
import {
  type Frame,
  paperSizeMm,
  type Sheet,
  type SheetBlock,
  type SheetProblem,
  type SheetSubject,
} from '../../domain/sheet.ts';
import { printWords } from '../../project/language/print-words.ts';
import type { SourceTitle } from '../../project/language/source-line.ts';
import type { DrawGroup, DrawItem } from '../drawing/drawing.ts';
import { sourcesOfAnswer } from './answer-sources.ts';
import { failedParts, problemOf } from './blocks/block-failure.ts';
import { chartParts } from './blocks/chart-block.ts';
import { keptWords } from './blocks/kept-words.ts';
import { legendParts } from './blocks/legend-block.ts';
import { logoParts } from './blocks/logo-block.ts';
import { mapParts } from './blocks/map-block.ts';
import { northParts, scaleBarParts } from './blocks/scale-blocks.ts';
import { evidenceParts, sentenceParts } from './blocks/sentence-block.ts';
import { tableParts } from './blocks/table-block.ts';
import {
  approvalParts,
  creditsParts,
  freeTextParts,
  pageNumberParts,
  sourcesParts,
  titleParts,
  whiteNoteParts,
} from './blocks/text-blocks.ts';
import type { BlockOf, BlockParts, ComposeContext, ComposedMap, ComposeOptions } from './compose-context.ts';
import type { ComposedBlock, ComposedSheet } from './composed-sheet.ts';
import { missingParts } from './missing-parts.ts';
import { sheetLook } from './sheet-look.ts';
import { placeholderFiller } from './sheet-placeholders.ts';
import type { AnswerRequest, SheetSupply } from './sheet-supply.ts';

/**
 * A sheet with its facts, about one subject: every block as marks on paper. What a block lacks becomes a problem with words
 * and an empty frame; the rest goes on. Rejects only with an AbortError when the signal fires.
 */
export async function composeSheet(
  sheet: Sheet,
  subject: SheetSubject,
  supply: SheetSupply,
  options: ComposeOptions,
): Promise<ComposedSheet> {
  const desk = createDesk(sheet, subject, supply, options);
  const composed = new Map<string, ComposedBlock>();
  for (const block of inOrderOfFacts(sheet.blocks)) {
    options.signal?.throwIfAborted();
    composed.set(block.id, await composeBlock(block, desk));
  }
  const blocks = sheet.blocks.flatMap(({ id }) => composed.get(id) ?? []);
  const title = sheet.blocks.find(({ kind }) => kind === 'title');
  const [widthMm, heightMm] = paperSizeMm(sheet);
  return {
    sheet,
    subject,
    widthMm,
    heightMm,
    title: title ? composed.get(title.id)!.alternative : sheet.name,
    blocks: [...blocks, ...keptWords(desk.context)],
    problems: [...desk.problems, ...missingParts(sheet)],
  };
}

/** Maps first, for others speak of them; the sources last, for they are those of all others. */
function inOrderOfFacts(blocks: readonly SheetBlock[]): readonly SheetBlock[] {
  const turn = ({ kind }: SheetBlock): number => (kind === 'map' ? 0 : kind === 'sources' ? 2 : 1);
  return [...blocks].sort((a, b) => turn(a) - turn(b));
}

interface Desk {
  readonly context: ComposeContext;
  readonly maps: Map<string, ComposedMap>;
  readonly problems: SheetProblem[];
}

function createDesk(sheet: Sheet, subject: SheetSubject, supply: SheetSupply, options: ComposeOptions): Desk {
  const words = printWords(options.language);
  const maps = new Map<string, ComposedMap>();
  const problems: SheetProblem[] = [];
  const answers = createAnswers(supply, options.signal);
  const context: ComposeContext = {
    ...options,
    sheet,
    subject,
    supply,
    words,
    look: sheetLook(sheet.paper),
    answer: answers.ask,
    tell: (problem) => void problems.push(problem),
    fill: (text) =>
      placeholderFiller({ ...options, sheet, subject, city: supply.city, maps: [...maps.values()], words })(text),
    maps,
    sources: () => [...[...maps.values()].flatMap((map) => map.sources), ...answers.sources()],
  };
  return { context, maps, problems };
}

/** Each question is asked once, though a table, a chart and a footnote are made of it. */
function createAnswers(supply: SheetSupply, signal: AbortSignal | undefined) {
  const asked = new Map<string, Promise<Answer>>();
  const sources: SourceTitle[] = [];
  return {
    ask: (request: AnswerRequest): Promise<Answer> => {
      const key = JSON.stringify([request.question, request.parameters, request.scenario]);
      const known = asked.get(key);
      if (known) return known;
      const answer = supply.answer(request, signal).then((found) => {
        sources.push(...sourcesOfAnswer(request, found.evidence.inputs));
        return found;
      });
      asked.set(key, answer);
      return answer;
    },
    sources: (): readonly SourceTitle[] => sources,
  };
}

async function composeBlock(block: SheetBlock, { context, maps, problems }: Desk): Promise<ComposedBlock> {
  try {
    return toBlock(block, await partsOf(block, context, maps));
  } catch (error) {
    context.signal?.throwIfAborted();
    if (error instanceof Error && error.name === 'AbortError') throw error;
    const problem = problemOf(error, block.id);
    problems.push(problem);
    return toBlock(block, failedParts(block.frame, problem, context));
  }
}

function toBlock({ id, kind, frame }: SheetBlock, { items, outside = [], ...parts }: BlockParts): ComposedBlock {
  const within: DrawGroup = { kind: 'group', items, clip: frame };
  if (outside.length === 0) return { id, kind, frame, drawing: within, ...parts };
  const drawing: DrawGroup = { kind: 'group', items: [within, ...outside] };
  return { id, kind, frame, reach: reachOf(frame, outside), drawing, ...parts };
}

/** The frame and all lines beyond it. */
function reachOf(frame: Frame, outside: readonly DrawItem[]): Frame {
  const points = outside.flatMap((item) =>
    item.kind === 'path' ? item.lines.flatMap((line) => [...line.points]) : [],
  );
  const xs = [frame.x, frame.x + frame.width, ...points.filter((_, k) => k % 2 === 0)];
  const ys = [frame.y, frame.y + frame.height, ...points.filter((_, k) => k % 2 === 1)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

async function partsOf(
  block: SheetBlock,
  context: ComposeContext,
  maps: Map<string, ComposedMap>,
): Promise<BlockParts> {
  switch (block.kind) {
    case 'map':
      return drawMap(block, context, maps);
    case 'title':
    case 'subtitle':
      return titleParts(block, context);
    case 'text':
      return freeTextParts(block, context);
    case 'sentence':
      return sentenceParts(block, context);
    case 'legend':
      return legendParts(block, context);
    case 'scale_bar':
      return scaleBarParts(block, context);
    case 'north':
      return northParts(block, context);
    case 'table':
      return tableParts(block, context);
    case 'chart':
      return chartParts(block, context);
    case 'evidence':
      return evidenceParts(block, context);
    case 'logo':
      return logoParts(block, context);
    case 'white_note':
    case 'sources':
    case 'approval':
    case 'credits':
    case 'page_number':
      return noteParts[block.kind](block, context);
  }
}

const noteParts = {
  white_note: whiteNoteParts,
  sources: sourcesParts,
  approval: approvalParts,
  credits: creditsParts,
  page_number: pageNumberParts,
} as const;

async function drawMap(
  block: BlockOf<'map'>,
  context: ComposeContext,
  maps: Map<string, ComposedMap>,
): Promise<BlockParts> {
  const { parts, map } = await mapParts(block, context);
  maps.set(block.id, map);
  return parts;
}
