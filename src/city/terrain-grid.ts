import type { Raster, TerrainDataset } from '../domain/datasets.ts';
import { sampleRaster } from '../spatial/raster-sampling.ts';
import type { BuildingFacts } from './building-columns.ts';

export function assembleTerrain(datasets: readonly TerrainDataset[], planarCrs: string): Raster | undefined {
  const [first] = datasets;
  if (datasets.length === 1 && first?.form === 'grid' && first.raster.crs === planarCrs) return first.raster;
  return undefined;
}

/** Ground height at the buildings: the lowest point of the solid where known, else the terrain below. */
export function groundHeights(facts: BuildingFacts, terrain: Raster | undefined): Float32Array {
  if (!terrain) return facts.groundHeightMeters;
  const below = sampleRaster(terrain, facts.xMeters, facts.yMeters);
  return facts.groundHeightMeters.map((height, i) => (Number.isNaN(height) ? below[i]! : height));
}
