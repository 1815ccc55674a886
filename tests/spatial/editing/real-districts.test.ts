import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromGeographic } from '../../../src/spatial/coordinate-system.ts';
import { crossings } from '../../../src/spatial/editing/crossings.ts';
import {
  type PlanarPolygons,
  planarArea,
  planarPerimeter,
  toPolygonColumns,
} from '../../../src/spatial/editing/planar-polygons.ts';
import { loadPolygonOverlay } from '../../../src/spatial/editing/polygon-overlay.ts';
import { subtractAreas, subtractionBound } from '../../../src/spatial/editing/subtract.ts';
import { createIntersectionArea } from '../../../src/spatial/intersection-area.ts';
import { realData } from '../../real-data.ts';

const file = realData('vector/kumamoto-school-district/school_district.geojson');
const overlay = await loadPolygonOverlay();

type Coordinates = readonly (readonly (readonly [number, number])[])[];
type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: Coordinates }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Coordinates[] };

/** Kumamoto's place in system II reaches 45 km from its origin. */
const LARGEST_COORDINATE_METERS = 45_000;

function readDistricts(path: string): PlanarPolygons[] {
  const { features } = JSON.parse(readFileSync(path, 'utf8')) as { features: { geometry: Geometry }[] };
  return features.map(({ geometry }) =>
    (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((rings) =>
      rings.map((ring) => {
        const planar = fromGeographic(Float64Array.from(ring.slice(0, -1).flat()), 'EPSG:6670');
        return Array.from({ length: planar.length / 2 }, (_, i) => [planar[2 * i]!, planar[2 * i + 1]!] as const);
      }),
    ),
  );
}

describe.skipIf(!file)('the school districts of Kumamoto', () => {
  let districts: PlanarPolygons[];
  beforeAll(() => {
    districts = readDistricts(file!);
  });

  it('are found valid, by GEOS too', () => {
    for (const district of districts) {
      expect(crossings(district)).toEqual([]);
      expect(overlay.faultOf(district)).toBeUndefined();
    }
  });

  it('give up the ground around a neighbour, and all of it is accounted for', () => {
    const limits = { minimumAreaSquareMeters: 100, minimumWidthMeters: 2 };
    const ground = overlay.buffer(districts[0]!, 37.3);
    let cut = 0;
    for (const district of districts.slice(1)) {
      const result = subtractAreas(overlay, district, ground, limits);
      if (result.removedAreaSquareMeters > 0) cut++;
      const shared = createIntersectionArea(toPolygonColumns([result.polygons]), toPolygonColumns([ground]))(0, 0);
      const bound = subtractionBound(planarPerimeter(district) + planarPerimeter(ground), LARGEST_COORDINATE_METERS);
      expect(shared).toBeLessThan(bound);
      const sum = result.areaSquareMeters + result.removedAreaSquareMeters + result.sliverAreaSquareMeters;
      expect(Math.abs(sum - planarArea(district))).toBeLessThan(1e-6);
      expect(crossings(result.polygons)).toEqual([]);
    }
    expect(cut).toBeGreaterThan(0);
  });
});
