import type { Text } from '../../domain/answer.ts';
import {
  type Frame,
  type Orientation,
  type Paper,
  paperSizeMm,
  type Sheet,
  type SheetBlock,
  type TableRequest,
} from '../../domain/sheet.ts';
import type { Language } from '../../project/project-schema.ts';
import { type Figure, figureOfCity } from './figures.ts';
import { sheetLook } from './sheet-look.ts';
import type { SheetCity } from './sheet-supply.ts';

/** An arrangement to begin a sheet from. */
export interface SheetTemplate {
  readonly id: string;
  readonly name: Text;
  readonly paper: Paper;
  readonly orientation: Orientation;
  readonly blocks: (figure: Figure, page: TemplatePage) => readonly SheetBlock[];
}

export interface SheetStart {
  readonly id: string;
  readonly language: Language;
}

/** A sheet of the city's leading hazard in the template's arrangement. */
export const sheetOfTemplate = (template: SheetTemplate, city: SheetCity, start: SheetStart): Sheet =>
  sheetOfFigure(template, figureOfCity(city, start.language), template.name, start);

export function sheetOfFigure(
  template: SheetTemplate,
  figure: Figure,
  name: Text,
  { id, language }: SheetStart,
): Sheet {
  const { paper, orientation } = template;
  const page = createPage(template, language);
  return {
    id,
    name: name[language],
    template: template.id,
    paper,
    orientation,
    marginMm: page.margin,
    blocks: template.blocks(figure, page),
    colourVisionSafe: false,
    greyscale: false,
    dpi: paper === 'B0' ? 150 : paper === 'A1' ? 200 : 300,
    fields: { figure: '', document: '', approval: '', author: '', date: '' },
  };
}

/** What the arrangements are measured by. */
export interface TemplatePage {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly gutter: number;
  /** Of the sizes of letters: 1 on A4 and A3. */
  readonly factor: number;
  readonly language: Language;
}

/** Source: ui.md §6. */
const MARGIN_A4 = 10;
const MARGIN = 12;
const GUTTER = 5;

function createPage(template: SheetTemplate, language: Language): TemplatePage {
  const [width, height] = paperSizeMm(template);
  const margin = template.paper === 'A4' ? MARGIN_A4 : MARGIN;
  return { width, height, margin, gutter: GUTTER, factor: sheetLook(template.paper).factor, language };
}

/** Title at the left, document at the right; sources, approval, date and page below. */
function surrounds(
  figure: Figure,
  page: TemplatePage,
): { readonly blocks: readonly SheetBlock[]; readonly body: Frame } {
  const { width, height, margin, gutter, factor, language } = page;
  const inner = width - 2 * margin;
  // A narrow sheet needs more lines for the same sources.
  const [titleHeight, footHeight, line] = [9 * factor, (inner < 200 ? 20 : 16) * factor, 4 * factor];
  const documentWidth = Math.min(110 * factor, inner * 0.3);
  const titleWidth = inner - documentWidth - gutter;
  const creditsWidth = Math.min(72 * factor, inner * 0.36);
  const sourcesWidth = inner - creditsWidth - gutter;
  const [footY, creditsX] = [height - margin - footHeight, width - margin - creditsWidth];
  const foot = { x: margin, width: sourcesWidth };
  const end = { x: creditsX, width: creditsWidth };
  const lastLine = { y: footY + footHeight - line, height: line };
  const document = { width: documentWidth, height: 5.4 * factor };
  const blocks: readonly SheetBlock[] = [
    {
      id: 'title',
      kind: 'title',
      frame: { x: margin, y: margin, width: titleWidth, height: titleHeight },
      text: figure.title[language],
    },
    {
      id: 'document',
      kind: 'text',
      frame: { ...document, x: width - margin - documentWidth, y: margin + titleHeight - document.height },
      text: '{{document}}',
      look: { sizePt: 8 * factor, bold: false, align: 'right' },
    },
    { id: 'sources', kind: 'sources', frame: { ...foot, y: footY, height: footHeight - line } },
    { id: 'approval', kind: 'approval', frame: { ...foot, ...lastLine } },
    { id: 'credits', kind: 'credits', frame: { ...end, y: footY, height: footHeight - line } },
    { id: 'page', kind: 'page_number', frame: { ...end, ...lastLine } },
  ];
  const top = margin + titleHeight + 3 * factor;
  return { blocks, body: { x: margin, y: top, width: inner, height: footY - 3 * factor - top } };
}

/** A map with its scale in the lower left and north in the upper right corner. */
function mapBlocks(id: string, frame: Frame, figure: Figure, { factor }: TemplatePage): readonly SheetBlock[] {
  const inset = 2 * factor;
  const [barWidth, barHeight] = [Math.min(56 * factor, frame.width * 0.45), 11 * factor];
  const [northWidth, northHeight] = [10 * factor, 15 * factor];
  return [
    { id, kind: 'map', frame, map: figure.map },
    {
      id: `${id}-scale`,
      kind: 'scale_bar',
      map: id,
      frame: { x: frame.x + inset, y: frame.y + frame.height - inset - barHeight, width: barWidth, height: barHeight },
    },
    {
      id: `${id}-north`,
      kind: 'north',
      map: id,
      frame: {
        x: frame.x + frame.width - inset - northWidth,
        y: frame.y + inset,
        width: northWidth,
        height: northHeight,
      },
    },
  ];
}

interface Stacked {
  readonly block: (frame: Frame) => SheetBlock;
  /** Millimetres, or a share of what is left. */
  readonly height: number | 'rest';
}

/** Of what is left, a block without a height of its own has at least this share of the whole. */
const LEAST_REST = 0.2;

/** Blocks below each other with gutters, over the whole height; heights of their own give way where the frame is low. */
function stack(frame: Frame, gutter: number, parts: readonly Stacked[]): readonly SheetBlock[] {
  const room = frame.height - gutter * (parts.length - 1);
  const rests = parts.filter(({ height }) => height === 'rest').length;
  const wanted = parts.reduce((sum, { height }) => sum + (height === 'rest' ? 0 : height), 0);
  const fixed = Math.min(wanted, room * (1 - Math.min(0.8, rests * LEAST_REST)));
  const rest = (room - fixed) / Math.max(1, rests);
  let y = frame.y;
  return parts.map(({ block, height }) => {
    const own = { ...frame, y, height: height === 'rest' ? rest : height * (fixed / wanted) };
    y += own.height + gutter;
    return block(own);
  });
}

const legend =
  (map: string, id = 'legend') =>
  (frame: Frame): SheetBlock => ({ id, kind: 'legend', map, frame });
const whiteNote = (frame: Frame): SheetBlock => ({ id: 'white-note', kind: 'white_note', frame });
const table =
  (request: TableRequest, i: number) =>
  (frame: Frame): SheetBlock => ({ id: `table-${i + 1}`, kind: 'table', table: request, frame });
const tables = ({ tables: requests }: Figure, most: number): readonly Stacked[] =>
  requests.slice(0, most).map((request, i) => ({ block: table(request, i), height: 'rest' }));
const sentence = ({ sentence: request }: Figure, height: number): readonly Stacked[] =>
  request ? [{ block: (frame) => ({ id: 'sentence', kind: 'sentence', sentence: request, frame }), height }] : [];
const chart = ({ chart: request }: Figure, height: Stacked['height']): readonly Stacked[] =>
  request ? [{ block: (frame) => ({ id: 'chart', kind: 'chart', table: request, frame }), height }] : [];
const evidence = ({ tables: [request] }: Figure, height: number): readonly Stacked[] =>
  request ? [{ block: (frame) => ({ id: 'evidence', kind: 'evidence', table: request, frame }), height }] : [];

function besideMap(
  figure: Figure,
  page: TemplatePage,
  columnWidth: number,
  parts: readonly Stacked[],
): readonly SheetBlock[] {
  const { blocks, body } = surrounds(figure, page);
  const { gutter } = page;
  const map = { ...body, width: body.width - columnWidth - gutter };
  const column = { ...body, x: body.x + map.width + gutter, width: columnWidth };
  return [...mapBlocks('map', map, figure, page), ...stack(column, gutter, parts), ...blocks];
}

const mapAndTable: SheetTemplate = {
  id: 'map_and_table',
  name: { ja: '図と表', en: 'Map and tables' },
  paper: 'A3',
  orientation: 'landscape',
  blocks: (figure, page) =>
    besideMap(figure, page, 122, [
      { block: legend('map'), height: 48 },
      ...sentence(figure, 26),
      ...tables(figure, 2),
      { block: whiteNote, height: 8 },
    ]),
};

const mapOnly: SheetTemplate = {
  id: 'map_only',
  name: { ja: '地図だけ', en: 'Map only' },
  paper: 'A3',
  orientation: 'landscape',
  blocks: (figure, page) =>
    besideMap(figure, page, 72, [
      { block: legend('map'), height: 'rest' },
      { block: whiteNote, height: 16 },
    ]),
};

const districtCard: SheetTemplate = {
  id: 'district_card',
  name: { ja: '地区カルテ', en: 'District card' },
  paper: 'A4',
  orientation: 'portrait',
  blocks(figure, page) {
    const own: Figure = {
      ...figure,
      title: { ja: '{{figure}}　{{zone}}　{{hazard}}', en: '{{figure}} {{zone}} — {{hazard}}' },
    };
    const { blocks, body } = surrounds(own, page);
    const { gutter } = page;
    const mapHeight = Math.min(100, body.height * 0.5);
    const [map, rest] = [
      { ...body, width: Math.round(body.width * 0.65), height: mapHeight },
      { ...body, y: body.y + mapHeight + gutter, height: body.height - mapHeight - gutter },
    ];
    const side = { ...map, x: map.x + map.width + gutter, width: body.width - map.width - gutter };
    return [
      ...mapBlocks('map', map, figure, page),
      legend('map')(side),
      ...stack(rest, gutter, [
        ...sentence(figure, 15),
        ...tables(figure, 1),
        ...chart(figure, 26),
        { block: whiteNote, height: 8 },
      ]),
      ...blocks,
    ];
  },
};

/** Two maps side by side under their names; below, what each shows, and a table of both. */
function twoMaps(figure: Figure, page: TemplatePage): readonly SheetBlock[] {
  const { blocks, body } = surrounds(figure, page);
  const { gutter, language } = page;
  const [width, captionHeight, footHeight] = [(body.width - gutter) / 2, 6, 58];
  const mapHeight = body.height - captionHeight - 1 - gutter - footHeight;
  const foot = { ...body, y: body.y + body.height - footHeight, height: footHeight };
  const legendWidth = (body.width * 0.58 - gutter) / 2;
  const noteHeight = 8;
  const sides = [figure, figure.other ?? figure].flatMap((side, i): readonly SheetBlock[] => {
    const x = body.x + i * (width + gutter);
    const caption = { x, y: body.y, width, height: captionHeight };
    const map = { x, y: body.y + captionHeight + 1, width, height: mapHeight };
    const legendFrame = {
      x: body.x + i * (legendWidth + gutter),
      y: foot.y,
      width: legendWidth,
      height: footHeight - noteHeight - 2,
    };
    return [
      {
        id: `caption-${i + 1}`,
        kind: 'text',
        frame: caption,
        text: side.caption[language],
        look: { sizePt: 10, bold: true, align: 'left' },
      },
      ...mapBlocks(`map-${i + 1}`, map, side, page),
      legend(`map-${i + 1}`, `legend-${i + 1}`)(legendFrame),
    ];
  });
  const note = { ...foot, y: foot.y + footHeight - noteHeight, width: 2 * legendWidth + gutter, height: noteHeight };
  const right = { ...foot, x: foot.x + note.width + gutter, width: foot.width - note.width - gutter };
  return [...sides, whiteNote(note), ...stack(right, gutter, tables(figure, 1)), ...blocks];
}

const comparison: SheetTemplate = {
  id: 'comparison',
  name: { ja: '比較（2面）', en: 'Comparison of two maps' },
  paper: 'A3',
  orientation: 'landscape',
  blocks: twoMaps,
};

const tableOnly: SheetTemplate = {
  id: 'table_only',
  name: { ja: '表だけ', en: 'Tables only' },
  paper: 'A4',
  orientation: 'portrait',
  blocks(figure, page) {
    const { blocks, body } = surrounds(figure, page);
    const parts = [...sentence(figure, 18), ...tables(figure, 3), ...chart(figure, 34), ...evidence(figure, 50)];
    return [...stack(body, page.gutter, parts), ...blocks.filter(({ kind }) => kind !== 'approval')];
  },
};

/** Map over the whole width, words and tables in two columns below. */
function poster(figure: Figure, page: TemplatePage): readonly SheetBlock[] {
  const { blocks, body } = surrounds(figure, page);
  const { factor } = page;
  const gutter = 5 * factor;
  const below = Math.min(104 * factor, body.height * 0.45);
  const map = { ...body, height: body.height - below - gutter };
  const foot = { ...body, y: map.y + map.height + gutter, height: below };
  const left = { ...foot, width: foot.width * 0.4 };
  const right = { ...foot, x: foot.x + left.width + gutter, width: foot.width - left.width - gutter };
  return [
    ...mapBlocks('map', map, figure, page),
    ...stack(left, gutter, [
      { block: legend('map'), height: 'rest' },
      ...chart(figure, 34 * factor),
      { block: whiteNote, height: 9 * factor },
    ]),
    ...stack(right, gutter, [...sentence(figure, 26 * factor), ...tables(figure, 1)]),
    ...blocks,
  ];
}

const posterA1: SheetTemplate = {
  id: 'poster',
  name: { ja: '掲示用', en: 'Poster' },
  paper: 'A1',
  orientation: 'portrait',
  blocks: poster,
};

const posterB0: SheetTemplate = {
  id: 'large_poster',
  name: { ja: '大判ポスター', en: 'Large poster' },
  paper: 'B0',
  orientation: 'portrait',
  blocks: poster,
};

const slide: SheetTemplate = {
  id: 'slide',
  name: { ja: 'スライド', en: 'Slide' },
  paper: 'slide',
  orientation: 'landscape',
  blocks: (figure, page) =>
    besideMap(figure, page, 112, [
      ...sentence(figure, 42),
      { block: legend('map'), height: 'rest' },
      { block: whiteNote, height: 12 },
    ]),
};

/** In the order of the list. */
export const sheetTemplates: readonly SheetTemplate[] = [
  mapAndTable,
  mapOnly,
  districtCard,
  comparison,
  tableOnly,
  posterA1,
  posterB0,
  slide,
];
