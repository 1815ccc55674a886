import { depthRanks, STATE_UNKNOWN } from './depth-rank.ts';
import { notHitColour, unknownColour } from './hazard-classes.ts';
import { isMissingTileValue, type TileColumn } from './tile-column.ts';
import { stateOfTileValue } from './tile-depth-column.ts';

/** One line of the legend of a tileset's attribute. */
export interface TileClass {
  readonly id: string;
  readonly colour: string;
  readonly ja: string;
  readonly en: string;
  readonly count: number;
}

/** Colours of values that are no depths: none of the hazard ramps, none of the lines of zones. */
const categoryColours = [
  '#8dd3c7',
  '#bebada',
  '#80b1d3',
  '#fdb462',
  '#b3de69',
  '#bc80bd',
  '#ccebc5',
  '#d9b38c',
  '#9fb7d9',
] as const;
const restColour = '#b4b4b4';

/** Five steps of one hue, light to dark. Source: ColorBrewer 2.0 BuGn, 5 classes. */
const numberColours = ['#edf8fb', '#b2e2e2', '#66c2a4', '#2ca25f', '#006d2c'] as const;
/** Classes that a column of numbers is divided into. */
export const NUMBER_CLASSES = numberColours.length;
/** Values of a column that get a colour of their own. */
export const CATEGORY_CLASSES = categoryColours.length;

/** Legend of an attribute: depth ranks from the deepest, numbers from the largest, values from the most frequent; unknown last. */
export function tileClasses(column: TileColumn): readonly TileClass[] {
  const known = knownClasses(column);
  if (column.unknown === 0) return known;
  return [
    ...known,
    { id: 'unknown', colour: unknownColour, ja: '不明（値なし）', en: 'Unknown (no value)', count: column.unknown },
  ];
}

function knownClasses(column: TileColumn): TileClass[] {
  if (column.form === 'depth') return depthClasses(column.counts);
  if (column.form === 'number') return numberClasses(column);
  const classes = column.values.map(({ value, count }, index): TileClass => {
    return { id: `value-${index}`, colour: categoryColours[index] ?? restColour, ja: value, en: value, count };
  });
  if (column.rest === 0) return classes;
  return [...classes, { id: 'rest', colour: restColour, ja: 'その他', en: 'Other', count: column.rest }];
}

function depthClasses(counts: readonly number[]): TileClass[] {
  const ranks = depthRanks.map(({ rank, colour, ja, en }) => ({
    id: `rank-${rank}`,
    colour,
    ja,
    en,
    count: counts[rank] ?? 0,
  }));
  const dry = { id: 'none', colour: notHitColour, ja: '調査済・浸水なし', en: 'Surveyed, dry', count: counts[0] ?? 0 };
  return [...ranks.reverse(), dry].filter(({ count }) => count > 0);
}

function numberClasses({ limits, counts }: Extract<TileColumn, { readonly form: 'number' }>): TileClass[] {
  const classes = counts.map((count, index): TileClass => {
    const [from, to] = [limits[index - 1], limits[index]];
    const colour = numberColours[index]!;
    if (from === undefined) return { id: 'class-0', colour, ja: `${to} 未満`, en: `under ${to}`, count };
    if (to === undefined) return { id: `class-${index}`, colour, ja: `${from} 以上`, en: `${from} and over`, count };
    return { id: `class-${index}`, colour, ja: `${from}–${to}`, en: `${from}–${to}`, count };
  });
  return classes.reverse();
}

/** Colour of one value, the same as its line in the legend. A missing or unreadable value is unknown, never dry. */
export function tileColours(column: TileColumn): (value: unknown) => string {
  if (column.form === 'depth') {
    return (value) => {
      const state = stateOfTileValue(column.kind, value);
      if (state === STATE_UNKNOWN) return unknownColour;
      return state === 0 ? notHitColour : depthRanks[state - 1]!.colour;
    };
  }
  if (column.form === 'number') {
    return (value) => {
      const number = isMissingTileValue(value) ? Number.NaN : Number(value);
      if (Number.isNaN(number)) return unknownColour;
      return numberColours[column.limits.filter((limit) => number >= limit).length]!;
    };
  }
  const colours = new Map(column.values.map(({ value }, index) => [value, categoryColours[index] ?? restColour]));
  return (value) => (isMissingTileValue(value) ? unknownColour : (colours.get(String(value)) ?? restColour));
}

/** Inundation columns first, those that hit most buildings before the others; the rest as the tileset lists them. */
export function orderTileColumns(columns: readonly TileColumn[]): readonly TileColumn[] {
  const hits = (column: TileColumn): number =>
    column.form === 'depth' ? 1 + column.counts.slice(1).reduce((sum, count) => sum + count, 0) : 0;
  return [...columns].sort((a, b) => hits(b) - hits(a));
}
