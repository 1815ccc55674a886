import { expect, it } from 'vitest';
import { planZonesOfCity } from '../../../src/city/scenario/plan-zones.ts';
import { assembleZones } from '../../../src/city/zone-layers.ts';
import type { ZonesDataset } from '../../../src/domain/datasets.ts';
import { writeZoneFile, zoneFileFormats } from '../../../src/exports/zones/write-zone-file.ts';
import { readDrop } from '../../../src/readers/read-drop.ts';
import { blobSource } from '../../../src/readers/source-file.ts';
import { createExport, createZones } from './zone-fixture.ts';

const noBuildings = { x: new Float64Array(), y: new Float64Array(), areaClassification: new Uint16Array() };

it('zones that went out in the metres of the city are the same zones again once they are in it', async () => {
  const areas: number[][] = [];
  for (const format of zoneFileFormats) {
    const { name, blob } = await writeZoneFile(createExport(), { format });
    const { datasets } = await readDrop([blobSource(name, blob)]);
    const { layers, tables } = assembleZones(datasets as readonly ZonesDataset[], noBuildings, 'EPSG:6677');
    const zones = planZonesOfCity({ zones: layers } as never, 'residence')!;
    const corners = (list: typeof zones) => list.map(({ polygons }) => polygons.flat(2).flat().toSorted());
    expect(corners(zones)).toEqual(corners(createZones()));
    areas.push([...tables[0]!.areaSquareMeters]);
  }
  for (const area of areas) expect(area).toEqual(areas[0]);
  // By hand: a trapezium (999.766667 + 999.957143) ÷ 2 × 999.6 = 999,461.960, less a triangle
  // (200.25 × 200 + 0.125 × 100.1875) ÷ 2 = 20,031.262, and a square of 500 m.
  expect(areas[0]![0]).toBeCloseTo(999_461.96 - 20_031.262 + 250_000, 1);
  expect(areas[0]![1]).toBeCloseTo(250 * 250, 6);
});
