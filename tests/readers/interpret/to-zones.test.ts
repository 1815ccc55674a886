import { describe, expect, it } from 'vitest';
import type { ZonesDataset } from '../../../src/domain/datasets.ts';
import { readDrop } from '../../../src/readers/read-drop.ts';
import { polygonAreas } from '../../../src/spatial/polygon-areas.ts';
import { sourceOf } from '../source-of.ts';

/** Squares of 0.001° at 139.7° E, 35.6° N + a step each. */
async function zonesOf(as: string, rows: readonly { step: number; id?: string; name?: string }[]) {
  const features = rows.map(({ step, id, name }) => {
    const [x, y] = [139.7 + step / 100, 35.6];
    const ring = [
      [x, y],
      [x + 0.001, y],
      [x + 0.001, y + 0.001],
      [x, y + 0.001],
      [x, y],
    ];
    return {
      type: 'Feature',
      properties: { zone_id: id, name },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  const { datasets, issues } = await readDrop([sourceOf('z.geojson', text)], { settings: { default: { as } } });
  return { zones: datasets[0] as ZonesDataset, codes: issues.map(({ code }) => code) };
}

describe('zones of a table', () => {
  it('join the detached parts of a district, a part that is given twice once', async () => {
    const { zones, codes } = await zonesOf('district', [
      { step: 0, id: '1', name: '東' },
      { step: 1, id: '2', name: '西' },
      { step: 2, id: '1', name: '東' },
      { step: 2, id: '1', name: '東' },
    ]);
    expect(zones.zoneId).toEqual(['1', '2']);
    expect(zones.name).toEqual(['東', '西']);
    const [east, west] = polygonAreas(zones.polygons);
    expect(east! / west!).toBeCloseTo(2, 6);
    expect(codes).toContain('zone-parts-joined');
  });

  it('stay apart under one id with two names, and it is told', async () => {
    const { zones, codes } = await zonesOf('district', [
      { step: 0, id: '1', name: '東' },
      { step: 1, id: '1', name: '西' },
    ]);
    expect(zones.zoneId).toEqual(['1', '1#2']);
    expect(codes).toContain('zone-id-repeated');
  });

  it('are one a polygon without ids, and of kinds that are no administrative areas', async () => {
    expect((await zonesOf('district', [{ step: 0 }, { step: 1 }])).zones.count).toBe(2);
    const use = [
      { step: 0, id: '1', name: '一低' },
      { step: 1, id: '1', name: '一低' },
    ];
    expect((await zonesOf('use_district', use)).zones.count).toBe(2);
  });
});
