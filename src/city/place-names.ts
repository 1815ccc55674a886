import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { representativePoints } from '../spatial/representative-points.ts';

/** A place to write a name at, in metres of the city's plane. */
export interface PlanarName {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Names of districts where they lie; those without a name are left out. */
export function districtNames(names: readonly string[], planar: PolygonColumns): readonly PlanarName[] {
  const { x, y } = representativePoints(planar);
  return names.flatMap((name, row) => (name === '' ? [] : [{ name, x: x[row]!, y: y[row]! }]));
}

/** Town names without their 丁目, one a town: at the first of its districts. */
export function townNames(districts: readonly PlanarName[]): readonly PlanarName[] {
  const towns = new Map<string, PlanarName>();
  for (const district of districts) {
    const name = district.name.replace(/[0-9０-９一二三四五六七八九十]+丁目$/, '');
    if (name !== '' && !towns.has(name)) towns.set(name, { ...district, name });
  }
  return [...towns.values()];
}
