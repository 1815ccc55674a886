import { FLAG_DOTS, FLAG_PLUS } from '../colour/building-textures.ts';
import { type BuildingPaint, colourBuildings, createPalette } from '../colour/colour-buildings.ts';

/** Where a building is in two scenarios A and B. */
export const differenceClasses = ['neither', 'both', 'lost', 'gained'] as const;
export type DifferenceClass = (typeof differenceClasses)[number];

/**
 * How each class is drawn; for the legend too. Gained and lost differ in hue and in their marks (dots for what
 * is taken out, plus signs for what is taken in: ui.md §4), so no reader depends on colour. Light brown and green of ColorBrewer's
 * BrBG, which its authors list as safe for colour-blind readers.
 */
export const differenceLegend: Readonly<
  Record<DifferenceClass, { readonly colour: string; readonly pattern: 'none' | 'dots' | 'plus' }>
> = {
  neither: { colour: '#f4f6f7', pattern: 'none' },
  both: { colour: '#b9c0c9', pattern: 'none' },
  lost: { colour: '#dfc27d', pattern: 'dots' },
  gained: { colour: '#80cdc1', pattern: 'plus' },
};

const palette = createPalette(differenceClasses.map((name, value) => [value, differenceLegend[name].colour] as const));
const flags = { none: 0, dots: FLAG_DOTS, plus: FLAG_PLUS } as const;

export interface DifferencePaint extends BuildingPaint {
  /** Buildings a class. */
  readonly counts: Readonly<Record<DifferenceClass, number>>;
}

/**
 * Paints what B takes in and leaves out against A: one byte a building in each, not 0 = inside. Throws a RangeError where the
 * two are not of the same buildings.
 */
export function paintDifference(insideA: Uint8Array, insideB: Uint8Array): DifferencePaint {
  const { length } = insideA;
  if (insideB.length !== length)
    throw new RangeError(`expected two scenarios of the same buildings, got ${length} and ${insideB.length}`);
  const classes = new Uint8Array(length);
  const counts = { neither: 0, both: 0, lost: 0, gained: 0 };
  for (let index = 0; index < length; index++) {
    const name = classOf(insideA[index] !== 0, insideB[index] !== 0);
    classes[index] = differenceClasses.indexOf(name);
    counts[name]++;
  }
  const { colours, pattern } = colourBuildings(classes, palette);
  for (let index = 0; index < length; index++)
    pattern[index] = flags[differenceLegend[differenceClasses[classes[index]!]!].pattern];
  return { colours, pattern, counts };
}

function classOf(isInA: boolean, isInB: boolean): DifferenceClass {
  if (isInA === isInB) return isInA ? 'both' : 'neither';
  return isInB ? 'gained' : 'lost';
}
