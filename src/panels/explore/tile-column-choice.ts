import type { TileColumn } from '../../domain/tile-column.ts';
import type { LayerChoice } from '../../project/project-schema.ts';

/** Stands for "as the tileset comes" in a choice of columns. */
export const NO_COLUMN = '';

/** The attribute that a tileset is coloured by: as chosen, else its first inundation column. */
export function chosenTileColumn(columns: readonly TileColumn[], choice: LayerChoice): TileColumn | undefined {
  if (choice.colourBy !== undefined) return columns.find(({ name }) => name === choice.colourBy);
  return columns.find(({ form }) => form === 'depth');
}
