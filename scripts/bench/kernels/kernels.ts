import { apportionmentWeights, residentWeights } from '../../../src/domain/apportionment.ts';
import { stateOfDepth } from '../../../src/domain/depth-rank.ts';
import { createApportionment, createDetailApportionment, detailHolders } from '../../../src/spatial/apportion.ts';
import { fromGeographic, toGeographic } from '../../../src/spatial/coordinate-system.ts';
import { overlapFootprintsWithPolygons } from '../../../src/spatial/footprint-polygon-overlap.ts';
import { overlapFootprintsWithRaster } from '../../../src/spatial/footprint-raster-overlap.ts';
import { createMeshIndex } from '../../../src/spatial/mesh-index.ts';
import { createPointGrid, type PointGrid } from '../../../src/spatial/point-grid.ts';
import { polygonAreas } from '../../../src/spatial/polygon-areas.ts';
import { createPolygonLocator } from '../../../src/spatial/polygon-locator.ts';
import { sampleRaster } from '../../../src/spatial/raster-sampling.ts';
import { relocate } from '../../../src/spatial/relocate.ts';
import { representativePoints } from '../../../src/spatial/representative-points.ts';
import type { BenchCity } from './bench-city.ts';

/** Stages of columns from a city in memory, each a function without arguments; the same in Node and in a browser worker. */
export function kernelStages(city: BenchCity): Readonly<Record<string, () => unknown>> {
  const { x, y } = city;
  const lon = Float64Array.from(x, (_, index) => city.lonLat[2 * index]!);
  const lat = Float64Array.from(x, (_, index) => city.lonLat[2 * index + 1]!);
  const weight = apportionmentWeights(city.usage, city.floorAreaSquareMeters, residentWeights);
  const footprintArea = polygonAreas(city.footprints);
  const previous = createPolygonLocator(city.residence).locate(x, y);
  const unitOfBuilding = createMeshIndex(city.meshCode, '250m').locate(lon, lat);
  let grid: PointGrid | undefined;
  const order = Array.from(city.landslideRank, (_, row) => row).sort(
    (a, b) => city.landslideRank[b]! - city.landslideRank[a]!,
  );
  const planar = fromGeographic(city.lonLat, city.planarCrs);
  return {
    'project points': () => fromGeographic(city.lonLat, city.planarCrs),
    'unproject points': () => toGeographic(planar, city.planarCrs),
    'representative points': () => representativePoints(city.footprints),
    'footprint areas': () => polygonAreas(city.footprints),
    districts: () => createPolygonLocator(city.districts).locate(x, y),
    residence: () => createPolygonLocator(city.residence).locate(x, y),
    landslide: () => createPolygonLocator(city.landslide, { order }).locate(x, y),
    'depth at points': () => {
      const depths = sampleRaster(city.depth, x, y);
      const states = new Uint8Array(depths.length);
      for (let index = 0; index < states.length; index++) states[index] = stateOfDepth(depths[index]!);
      return states;
    },
    'mesh and people': () => {
      const people = createApportionment({
        unitCount: city.meshCode.length,
        unitOfBuilding: createMeshIndex(city.meshCode, '250m').locate(lon, lat),
        weight,
        fallbackWeight: footprintArea,
      });
      return people.share(city.population);
    },
    'two age groups': () => {
      const details = createDetailApportionment({
        unitOfBuilding,
        holderOfUnit: detailHolders(
          city.meshCode,
          city.meshCode.map(() => ''),
        ),
        population: weight,
        fallbackWeight: weight,
      });
      return [details.share(city.population65), details.share(city.population75)];
    },
    'point grid (once)': () => {
      grid = createPointGrid(x, y);
      return grid;
    },
    'changed zone': () => relocate(grid!, previous, city.residence, city.changedResidence),
    'depth class over footprint': () => overlapFootprintsWithRaster(city.footprints, city.depth),
    'landslide over footprint': () =>
      overlapFootprintsWithPolygons(city.footprints, city.landslide, city.landslideRank, {
        stateOutside: new Uint8Array(x.length),
      }),
  };
}

export interface StageTimes {
  /** Cold: before the engine has compiled the kernel. */
  readonly firstMs: number;
  readonly medianMs: number;
  readonly leastMs: number;
}

/** Milliseconds of each stage over a number of runs after the first. */
export function measureKernels(city: BenchCity, runs: number): Readonly<Record<string, StageTimes>> {
  const result: Record<string, StageTimes> = {};
  for (const [name, stage] of Object.entries(kernelStages(city))) {
    const times = Array.from({ length: runs + 1 }, () => {
      const start = performance.now();
      stage();
      return performance.now() - start;
    });
    const later = times.slice(1).sort((a, b) => a - b);
    result[name] = { firstMs: times[0]!, medianMs: later[later.length >> 1]!, leastMs: later[0]! };
  }
  return result;
}
