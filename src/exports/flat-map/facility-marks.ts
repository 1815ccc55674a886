import type { FacilityKind } from '../../domain/datasets.ts';
import type { DrawItem, DrawPath } from '../drawing/drawing.ts';
import { MM_PER_POINT } from '../drawing/drawing.ts';
import { facilityColour } from './map-styles.ts';

/** Side of a mark on paper, millimetres; its middle is the place. Smaller on maps of whole cities, which have many. */
export const markSideMm = (scale: number): number => (scale <= 12_500 ? 4 : scale <= 30_000 ? 3 : 2.4);
/** Side of what stands for a mark that has no room. */
const SMALL_MARK_MM = 1.5;

/** Marks of all kinds that one place has, side by side about it; `side` null: where there is no room, mere squares. */
export function facilityMarks(kinds: readonly FacilityKind[], x: number, y: number, side: number | null): DrawItem[] {
  const step = side ?? SMALL_MARK_MM;
  const first = x - ((kinds.length - 1) * step) / 2;
  return kinds.flatMap((kind, index) => {
    const middle = first + index * step;
    return side === null ? smallMark(kind, middle, y) : facilityMark(kind, middle, y, side);
  });
}

/** A white square with a glyph; colour and glyph both tell the kind, so that it is read in grey too. Source: ui.md §4, Labels. */
function facilityMark(kind: FacilityKind, x: number, y: number, side: number): DrawItem[] {
  const colour = facilityColour(kind);
  return [
    square(x, y, side + 0.5, { fill: { colour: '#ffffff' } }),
    square(x, y, side - 0.35, { fill: { colour: '#ffffff' }, stroke: { colour, widthMm: 0.35, join: 'round' } }),
    ...glyphOf(kind, x, y, side, colour),
  ];
}

/** Where marks would lie over each other, the place is kept all the same. */
const smallMark = (kind: FacilityKind, x: number, y: number): DrawItem[] => [
  square(x, y, SMALL_MARK_MM, { fill: { colour: facilityColour(kind) }, stroke: { colour: '#ffffff', widthMm: 0.3 } }),
];

function square(x: number, y: number, side: number, look: Pick<DrawPath, 'fill' | 'stroke'>): DrawPath {
  const half = side / 2;
  const points = [x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half];
  return { kind: 'path', lines: [{ points, closed: true }], ...look };
}

/** Drawn in a box of ±10 about its middle. */
interface Glyph {
  readonly filled?: readonly (readonly number[])[];
  readonly lines?: readonly { readonly points: readonly number[]; readonly width: number; readonly closed?: boolean }[];
  readonly letter?: string;
}

const GLYPH_UNITS = 10;
/** Share of the mark that its glyph takes. */
const GLYPH_SHARE = 0.8;

function glyphOf(kind: FacilityKind, x: number, y: number, side: number, colour: string): DrawItem[] {
  const { filled = [], lines = [], letter } = glyphs[kind];
  const unit = (side * GLYPH_SHARE) / 2 / GLYPH_UNITS;
  const placed = (points: readonly number[]) => points.map((value, at) => (at % 2 === 0 ? x : y) + value * unit);
  const sizeMm = side * 0.66;
  return [
    ...filled.map(
      (points): DrawItem => ({ kind: 'path', lines: [{ points: placed(points), closed: true }], fill: { colour } }),
    ),
    ...lines.map(
      ({ points, width, closed = false }): DrawItem => ({
        kind: 'path',
        lines: [{ points: placed(points), closed }],
        stroke: { colour, widthMm: width * unit, join: 'round' },
      }),
    ),
    ...(letter
      ? [
          {
            kind: 'text',
            text: letter,
            x,
            y: y + sizeMm * 0.37,
            font: { sizePt: sizeMm / MM_PER_POINT, bold: true },
            colour,
            align: 'centre',
          } as const,
        ]
      : []),
  ];
}

const circle = (middleX: number, middleY: number, radius: number): number[] =>
  Array.from({ length: 12 }, (_, step) => (step / 6) * Math.PI).flatMap((angle) => [
    middleX + radius * Math.cos(angle),
    middleY + radius * Math.sin(angle),
  ]);

/** The shelter, where one stays, is a house; the site to flee to is a runner, as JIS Z 8210 has it. */
const glyphs: Readonly<Record<FacilityKind, Glyph>> = {
  shelter: {
    lines: [
      { points: [-9, -1, 0, -9, 9, -1], width: 2.4 },
      { points: [-6.5, -2, -6.5, 8, 6.5, 8, 6.5, -2], width: 2.4 },
    ],
    filled: [[-2, 2.5, 2, 2.5, 2, 8, -2, 8]],
  },
  evacuation_site: {
    filled: [circle(3, -7.5, 2.5)],
    lines: [
      { points: [1.4, -3.5, -1.4, 2.3, 3, 4.6, 2.5, 9.2], width: 2.8 },
      { points: [-1.4, 2.3, -3.5, 5.8, -8, 6.2], width: 2.8 },
      { points: [-7, 0, -4.2, -3.5, 1.2, -3.5, 4.2, 0, 8, -0.7], width: 2.3 },
    ],
  },
  medical: {
    filled: [
      [
        -2.6, -8.5, 2.6, -8.5, 2.6, -2.6, 8.5, -2.6, 8.5, 2.6, 2.6, 2.6, 2.6, 8.5, -2.6, 8.5, -2.6, 2.6, -8.5, 2.6,
        -8.5, -2.6, -2.6, -2.6,
      ],
    ],
  },
  welfare: { filled: [[0, 8, -8, 0, -7, -6, -3, -7, 0, -3.6, 3, -7, 7, -6, 8, 0]] },
  school: { letter: '文' },
  government: { letter: '公' },
  commercial: { letter: '店' },
  station: { letter: '駅' },
  other: { letter: '施' },
};
