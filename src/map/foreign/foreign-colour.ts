import { depthRanks, STATE_NOT_HIT, STATE_UNKNOWN } from '../../domain/depth-rank.ts';
import { stateOfTileValue, tileDepthColumn } from '../../domain/tile-depth-column.ts';
import { COLOUR_NOT_HIT, COLOUR_UNKNOWN } from '../colour/colour-buildings.ts';

/** Ten colours for columns that are no depths; values take them in the order in which they appear. */
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
  '#c9c9c9',
] as const;

/** Colour of an attribute value: the official ramp for inundation columns, a list of colours for the others. */
export function createForeignColours(column: string): (value: unknown) => string {
  const kind = tileDepthColumn(column);
  if (kind) {
    return (value) => {
      const state = stateOfTileValue(kind, value);
      if (state === STATE_UNKNOWN) return COLOUR_UNKNOWN;
      return state === STATE_NOT_HIT ? COLOUR_NOT_HIT : depthRanks[state - 1]!.colour;
    };
  }
  const seen = new Map<string, string>();
  return (value) => {
    if (value === null || value === undefined || value === '') return COLOUR_UNKNOWN;
    const key = String(value);
    const colour = seen.get(key) ?? categoryColours[seen.size % categoryColours.length]!;
    seen.set(key, colour);
    return colour;
  };
}
