import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { surgeGround, surgeSteps } from '../../../scripts/kumamoto/storm-surge-ground.ts';
import { openNodeFile } from '../../../scripts/node/node-files.ts';
import { importCity } from '../../../src/city/import-city.ts';
import { planarPolygons } from '../../../src/city/planar-polygons.ts';
import { detailedDepthClasses } from '../../../src/domain/depth-class.ts';
import type { PolygonColumns } from '../../../src/domain/polygon-columns.ts';
import { createIntersectionArea } from '../../../src/spatial/intersection-area.ts';
import { polygonBounds } from '../../../src/spatial/polygon-areas.ts';
import { withPositions } from '../../../src/spatial/polygon-columns-building.ts';
import { realData } from '../../real-data.ts';

const surge = realData('raster/kumamoto-hightide');
const shapes = realData('vector/kumamoto-hightide-shp');
const districtsFile = realData('vector/kumamoto-school-district/school_district.geojson');

describe.skipIf(!surge || !shapes || !districtsFile)('the storm surge over the school districts of Kumamoto', () => {
  const folder = join(surge ?? '', '../..');
  let found: Awaited<ReturnType<typeof surgeGround>>;
  beforeAll(async () => {
    found = await surgeGround(folder);
  });

  it('shares the ground of all 14 districts out at every step, to a billionth', () => {
    expect(found.districts).toHaveLength(14);
    expect(found.crs).toBe('EPSG:6670'); // 平面直角座標系 II: Kumamoto
    for (const step of surgeSteps)
      for (const { zoneNumber, groundSquareMeters } of found.districts) {
        const sum = found.rows
          .filter((row) => row.step === step && row.zoneNumber === zoneNumber)
          .reduce((total, { squareMeters }) => total + squareMeters, 0);
        expect(Math.abs(sum - groundSquareMeters)).toBeLessThan(1e-9 * groundSquareMeters);
      }
  });

  it('never says "not flooded" of ground that the model gives no value for', () => {
    expect(new Set(found.rows.map(({ depthClass }) => depthClass))).not.toContain('none');
  });

  it.each(surgeSteps)(
    'finds at %s what the squares of the shapefile have in common with each district',
    async (step) => {
      const part = (extension: string) =>
        openNodeFile(join(shapes!, `BP001_${step}.${extension}`), `surge.${extension.toLowerCase()}`);
      const { city } = await importCity(
        [
          await part('SHP'),
          await part('DBF'),
          await part('SHX'),
          await part('PRJ'),
          await openNodeFile(districtsFile!, 'd.geojson'),
        ],
        { settings: { files: { 'surge.shp': { as: 'storm_surge' }, 'd.geojson': { as: 'school_district' } } } },
      );
      const [squares] = city.hazardPolygons;
      const planar = planarPolygons(onMesh(squares!.polygons), found.crs);
      const districts = city.zones[0]!.planar;
      const common = createIntersectionArea(planar, districts);
      const [boxes, around] = [polygonBounds(planar), polygonBounds(districts)];
      for (const { zoneNumber, groundSquareMeters, drawnSquareMeters } of found.districts) {
        const district = zoneNumber - 1;
        const expected: Record<string, number> = {};
        for (let square = 0; square < squares!.count; square++) {
          if (!meet(boxes, square, around, district)) continue;
          const depth = squares!.depthMeters[square]!;
          const { value } = detailedDepthClasses.findLast(({ fromMeters }) => depth >= fromMeters)!;
          if (depth > 0) expected[value] = (expected[value] ?? 0) + common(square, district);
        }
        for (const { value } of detailedDepthClasses) {
          const own = found.rows.find(
            (row) => row.step === step && row.zoneNumber === zoneNumber && row.depthClass === value,
          );
          // two pairs of districts overlap by 5.3 and 0.1 m²: that ground is the first one's
          const overlap = Math.abs(drawnSquareMeters - groundSquareMeters);
          const difference = Math.abs((own?.squareMeters ?? 0) - (expected[value] ?? 0));
          expect(difference).toBeLessThan(1e-9 * groundSquareMeters + overlap + 1e-6);
        }
      }
    },
  );
});

/** Corners as the mesh has them, 1/3200° by 1/4800°: the shapefile writes six decimals, up to 5 cm off. */
const onMesh = (polygons: PolygonColumns): PolygonColumns =>
  withPositions(
    polygons,
    polygons.positions.map((value, i) => (i % 2 ? Math.round(value * 4800) / 4800 : Math.round(value * 3200) / 3200)),
  );

function meet(a: Float64Array, i: number, b: Float64Array, j: number): boolean {
  return (
    a[4 * i]! <= b[4 * j + 2]! &&
    a[4 * i + 2]! >= b[4 * j]! &&
    a[4 * i + 1]! <= b[4 * j + 3]! &&
    a[4 * i + 3]! >= b[4 * j + 1]!
  );
}
