import { describe, expect, it } from 'vitest';
import { readPlanZones } from '../../../src/city/scenario/read-plan-zones.ts';
import type { PlanZone } from '../../../src/domain/plan.ts';
import { writeZoneFile, zoneFileFormats } from '../../../src/exports/zones/write-zone-file.ts';
import { blobSource } from '../../../src/readers/source-file.ts';
import { isSameOutline } from '../../../src/spatial/editing/same-outline.ts';
import { createScenarioCity, planBox } from './create-scenario-city.ts';

const city = await createScenarioCity();
const zones: readonly PlanZone[] = [
  { id: 'r', name: '居住誘導区域', code: 0, polygons: [planBox([100.123456789, 0, 80, 70.1])] },
  { id: 'n-2', name: '西', code: 0, polygons: [planBox([0, 0, 20, 20]), planBox([30, 0, 20, 20])] },
];
const exportOf = (crs: string) => ({
  zones,
  zoneKind: 'residence' as const,
  planarCrs: city.planarCrs,
  crs,
  cityName: '青瀬市',
  scenario: { name: '案A', description: '' },
  date: '2026-11-23',
});

describe.each(zoneFileFormats)('zones of a %s for a plan', (format) => {
  it('come back bit for bit from our own export in metres', async () => {
    const { name, blob } = await writeZoneFile(exportOf('EPSG:6677'), { format });
    const { layers, issues } = await readPlanZones([blobSource(name, blob)], city);
    expect(issues).toEqual([]);
    expect(layers).toHaveLength(1);
    const [layer] = layers;
    expect(layer).toMatchObject({ zoneKind: 'residence', crsGuessed: false, skipped: 0, isElsewhere: false });
    expect(layer!.zones.map(({ id, name: title }) => [id, title])).toEqual(
      zones.map(({ id, name: title }) => [id, title]),
    );
    for (const [i, { polygons }] of layer!.zones.entries())
      expect(isSameOutline(polygons, zones[i]!.polygons), format).toBe(true);
  });
});

const geojson = (features: readonly object[]) =>
  blobSource('線.geojson', new Blob([JSON.stringify({ type: 'FeatureCollection', features })]));
const box = (lon: number, lat: number, properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lon, lat],
        [lon + 0.001, lat],
        [lon + 0.001, lat + 0.001],
        [lon, lat + 0.001],
        [lon, lat],
      ],
    ],
  },
});

describe('any areas', () => {
  const [west, south] = city.bounds;
  it('are zones of a plan, whatever their file calls them', async () => {
    const { layers } = await readPlanZones([geojson([box(west, south, { メモ: '検討案' })])], city);
    expect(layers.map(({ zones: found, isElsewhere }) => [found.length, isElsewhere])).toEqual([[1, false]]);
  });

  it('far from the city are told to lie elsewhere', async () => {
    const { layers } = await readPlanZones([geojson([box(west + 3, south)])], city);
    expect(layers.map(({ isElsewhere }) => isElsewhere)).toEqual([true]);
  });

  it('that are none give what was wrong and no zones', async () => {
    const broken = blobSource('壊れた.geojson', new Blob(['{"type":"FeatureCollection","features":[']));
    const { layers, issues } = await readPlanZones([broken], city);
    expect(layers).toEqual([]);
    expect(issues.length).toBeGreaterThan(0);
  });
});
