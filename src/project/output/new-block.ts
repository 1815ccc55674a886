import { type Frame, paperSizeMm, type Sheet, type SheetBlock, type SheetBlockKind } from '../../domain/sheet.ts';

/** Width × height, mm, of a block that is added without a place of its own. */
const firstSizes: Readonly<Record<SheetBlockKind, readonly [width: number, height: number]>> = {
  map: [120, 120],
  title: [200, 12],
  subtitle: [200, 8],
  text: [100, 20],
  sentence: [110, 20],
  legend: [110, 70],
  scale_bar: [60, 14],
  north: [14, 22],
  table: [110, 60],
  chart: [110, 60],
  evidence: [110, 30],
  logo: [40, 20],
  white_note: [110, 12],
  sources: [200, 12],
  approval: [80, 10],
  credits: [60, 8],
  page_number: [20, 5],
};

/** Parts that stand in a corner of their map. */
const cornerMm = 3;

/**
 * Where a new block stands: scale and north in the corners of the map they belong to, everything else inside the lower right
 * of the margins, never larger than the paper.
 */
export function firstFrame(sheet: Sheet, kind: SheetBlockKind, map?: Frame): Frame {
  const [paperWidth, paperHeight] = paperSizeMm(sheet);
  const { marginMm } = sheet;
  const [wide, high] = firstSizes[kind];
  const width = Math.min(wide, paperWidth - 2 * marginMm);
  const height = Math.min(high, paperHeight - 2 * marginMm);
  if (map && kind === 'scale_bar')
    return { x: map.x + cornerMm, y: map.y + map.height - height - cornerMm, width, height };
  if (map && kind === 'north') return { x: map.x + map.width - width - cornerMm, y: map.y + cornerMm, width, height };
  return { x: paperWidth - marginMm - width, y: paperHeight - marginMm - height, width, height };
}

export const mapsOf = ({ blocks }: Pick<Sheet, 'blocks'>): readonly Extract<SheetBlock, { kind: 'map' }>[] =>
  blocks.filter((block) => block.kind === 'map');
