import type { ImportedDataset } from '../../panels/import/import-session.ts';
import type { CityTileset } from './engine-types.ts';

/** A tileset as the import list shows it. */
export function importedTileset({ source, count, holdsBuildings }: CityTileset): ImportedDataset {
  const { title, year, crs, crsGuessed, confidence } = source;
  return {
    kind: 'tileset',
    title,
    rows: count.buildings,
    ...(holdsBuildings && { unit: 'buildings' as const }),
    ...(year !== undefined && { year }),
    crs,
    crsGuessed,
    confidence,
  };
}
