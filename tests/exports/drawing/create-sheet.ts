import type { Sheet, SheetBlockKind } from '../../../src/domain/sheet.ts';
import type { DrawItem, PageDrawing } from '../../../src/exports/drawing/drawing.ts';
import type { ComposedBlock, ComposedSheet } from '../../../src/exports/sheets/composed-sheet.ts';
import type { PrintTable } from '../../../src/exports/tables/print-table.ts';
import { cells, createSamplePage, rectangle } from './sample-page.ts';

/** A composed sheet made by hand: what the composer would give. */
export function createSheet(
  { widthMm, heightMm }: Pick<PageDrawing, 'widthMm' | 'heightMm'>,
  blocks: readonly ComposedBlock[],
  more: Partial<Sheet> = {},
): ComposedSheet {
  const sheet: Sheet = {
    id: 'sheet',
    name: '浸水想定区域図',
    paper: 'A3',
    orientation: 'landscape',
    marginMm: 12,
    blocks: [],
    colourVisionSafe: false,
    greyscale: false,
    dpi: 300,
    fields: { figure: '図6-3', document: '青瀬市立地適正化計画', approval: '', author: '', date: '2026-11-23' },
    ...more,
  };
  return {
    sheet,
    subject: { kind: 'city' },
    widthMm,
    heightMm,
    title: '図6-3 洪水浸水想定区域（想定最大規模）',
    blocks,
    problems: [],
  };
}

export function createBlock(
  kind: SheetBlockKind,
  frame: ComposedBlock['frame'],
  items: readonly DrawItem[],
  more: Partial<ComposedBlock> = {},
): ComposedBlock {
  const lines = items.filter((item) => item.kind === 'text').map(({ text }) => text);
  return { id: kind, kind, frame, drawing: { kind: 'group', items }, lines, alternative: `${kind}の説明`, ...more };
}

export const text = (line: string, x: number, y: number, sizePt = 10, bold = false): DrawItem => ({
  kind: 'text',
  text: line,
  x,
  y,
  font: { sizePt, bold },
  colour: '#1a1a1a',
  align: 'left',
});

export const depthTable: PrintTable = {
  title: '表6-3　浸水深 × 階数',
  unit: '（棟）',
  header: [
    [
      { text: '浸水深', span: 1, rows: 2 },
      { text: '階数', span: 2, rows: 1 },
      { text: '計', span: 1, rows: 2 },
    ],
    [
      { text: '1階', span: 1, rows: 1 },
      { text: '2階以上', span: 1, rows: 1 },
    ],
  ],
  columns: [
    { align: 'left', unit: '' },
    { align: 'right', unit: '' },
    { align: 'right', unit: '' },
    { align: 'right', unit: '' },
  ],
  rows: [
    {
      kind: 'body',
      cells: [
        { text: '3–5 m', value: null, colour: '#ffb7b7' },
        { text: '1,234', value: 1234 },
        { text: '862', value: 862 },
        { text: '2,096', value: 2096 },
      ],
    },
    {
      kind: 'body',
      cells: [
        { text: '不明（未調査）', value: null, unknown: true },
        { text: '12', value: 12 },
        { text: '—', value: null },
        { text: '12', value: 12 },
      ],
    },
    {
      kind: 'total',
      cells: [
        { text: '計', value: null },
        { text: '1,246', value: 1246 },
        { text: '862', value: 862 },
        { text: '2,108', value: 2108 },
      ],
    },
  ],
  notes: ['不明は建物の階数が調査されていない棟です。'],
  check: '建物の保存：一致',
  broken: false,
};

/** A sheet with a raster map under vectors, text, a table and pictures; A3 landscape. */
export function createMapSheet(more: Partial<Sheet> = {}): ComposedSheet {
  const page = createSamplePage(420, 297);
  const map = { x: 12, y: 30, width: 280, height: 240 };
  const ground = cells(28, 24, (x, y) => (x + y < 20 ? [255, 183, 183, 255] : [255, 216, 192, 255]));
  const mapItems: DrawItem[] = [
    {
      kind: 'group',
      raster: true,
      clip: map,
      items: [{ kind: 'image', frame: map, picture: ground, smooth: false }, ...page.items],
    },
    { kind: 'path', lines: [rectangle(60, 60, 100, 80)], stroke: { colour: '#0b5d3b', widthMm: 1 } },
    {
      kind: 'path',
      lines: [rectangle(180, 180, 60, 50)],
      hatch: { kind: 'lines', angleDegrees: 135, widthMm: 0.3, spacingMm: 2, colour: '#6f757c' },
      stroke: { colour: '#6f757c', widthMm: 0.3, dashMm: [2, 1] },
    },
    {
      kind: 'path',
      lines: [map].map(({ x, y, width, height }) => rectangle(x, y, width, height)),
      stroke: { colour: '#1a1a1a', widthMm: 0.5, join: 'miter' },
    },
    { ...text('青瀬駅', 100, 100, 11, true), halo: { colour: '#ffffff', widthMm: 0.6 } } as DrawItem,
    {
      kind: 'group',
      opacity: 0.5,
      items: [
        { kind: 'path', lines: [rectangle(200, 60, 40, 40)], fill: { colour: '#0017c1' } },
        { kind: 'path', lines: [rectangle(220, 80, 40, 40)], fill: { colour: '#a50021' } },
      ],
    },
  ];
  return createSheet(
    page,
    [
      createBlock('title', { x: 12, y: 12, width: 396, height: 10 }, [
        text('図6-3 洪水浸水想定区域（想定最大規模）', 12, 20, 20, true),
      ]),
      createBlock('map', map, mapItems, { scale: 10_000, alternative: '洪水浸水想定区域の地図。縮尺1:10,000。' }),
      createBlock('table', { x: 300, y: 60, width: 108, height: 60 }, [text('浸水深 3–5 m 2,096 棟', 300, 70)], {
        table: depthTable,
      }),
      createBlock('white_note', { x: 300, y: 240, width: 108, height: 8 }, [
        text('白い部分は安全を意味しません（△36.3%、5 m以上≥、3㎡、髙﨑）', 300, 246, 9, true),
      ]),
    ],
    more,
  );
}
