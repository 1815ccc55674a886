import type { Dataset } from '../domain/datasets.ts';
import type { TilesetFacts } from '../readers/drop/read-tileset-group.ts';
import { planarCrsOf } from '../spatial/planar-crs.ts';
import type { AssembleOptions } from './assemble-city.ts';
import { cityName } from './city-name.ts';
import { type Bounds, cityPlanarCrs } from './city-place.ts';

/** Box around all tilesets that say where they lie. */
export function tilesetsBounds(tilesets: readonly Pick<TilesetFacts, 'bounds'>[]): Bounds | undefined {
  const all = tilesets.flatMap(({ bounds }) => (bounds ? [bounds] : []));
  if (all.length === 0) return undefined;
  const side = (index: 0 | 1 | 2 | 3) => all.map((bounds) => bounds[index]);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}

/**
 * Place and name of a city that has nothing but 3D Tiles; empty where its data say so themselves. One tileset is shown where
 * its features stand, several from above all of them.
 */
export function tilesetPlace(
  datasets: readonly Dataset[],
  tilesets: readonly TilesetFacts[],
): Pick<AssembleOptions, 'name' | 'planarCrs' | 'bounds'> {
  const [first] = tilesets;
  const bounds = tilesets.length === 1 ? (first?.densest ?? first?.bounds) : tilesetsBounds(tilesets);
  const { name } = cityName(
    [],
    tilesets.map(({ source }) => source),
  );
  return {
    ...(bounds && { bounds }),
    ...(bounds &&
      cityPlanarCrs(datasets) === undefined && {
        planarCrs: planarCrsOf((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2),
      }),
    ...(datasets.length === 0 && name !== '' && { name }),
  };
}

/** True where two boxes share a place. */
export const boundsMeet = (a: Bounds, b: Bounds): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
