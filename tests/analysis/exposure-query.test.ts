import { describe, expect, it } from 'vitest';
import { buildingsWhereQuery } from '../../src/analysis/buildings-where.ts';
import { exposureQuery } from '../../src/analysis/exposure-query.ts';
import type { CityLayout } from '../../src/tables/city-layout.ts';
import { cityLayout } from '../../src/tables/load-city-tables.ts';
import { createToyCity } from './toy-city.ts';

const layout: CityLayout = cityLayout(createToyCity());

describe('SQL of the exposure question', () => {
  it('reads states only while the thresholds are the standard ones, and depths through one lookup otherwise', () => {
    const standard = exposureQuery({ zoneKinds: ['district'], hazards: ['river:L2'] }, layout);
    expect(standard.before).toEqual([]);
    expect(standard.sql).toContain('"hazard_river_L2"');
    expect(standard.sql).not.toContain('depth_');
    const own = exposureQuery(
      { zoneKinds: ['city', 'district'], hazards: ['river:L2', 'landslide:'], depthBoundsMeters: [0.3, 1] },
      layout,
    );
    expect(own.before).toHaveLength(1);
    expect(own.before[0]).toContain('"depth_class_30_50_100_300_500"');
    expect(own.sql).not.toContain('"hazard_river_L2"');
    expect(own.sql).toContain('"hazard_landslide"');
  });

  it('counts each zone kind under each hazard once, in the order asked for', () => {
    const { sql, parts } = exposureQuery(
      { zoneKinds: ['district', 'city'], hazards: ['river:L2', 'river:L1'] },
      layout,
    );
    expect(parts.map(({ part, zoneKind, hazard }) => [part, zoneKind, hazard])).toEqual([
      [0, 'district', 'river:L2'],
      [1, 'district', 'river:L1'],
      [2, 'city', 'river:L2'],
      [3, 'city', 'river:L1'],
    ]);
    expect(sql.match(/UNION ALL/g)).toHaveLength(3);
  });

  it('asks only for people that the city knows', () => {
    const { sql } = exposureQuery({ zoneKinds: ['city'], hazards: ['river:L2'] }, layout);
    expect(sql).toContain('population_65');
    expect(sql).not.toContain('population_75');
  });

  it('carries no text that came from data', () => {
    const id = `x'; DROP TABLE zones; --"`;
    const zoneKinds = layout.zoneKinds.map((zones) => ({ ...zones, zoneId: [id, 'B'], name: [id, id] }));
    const hostile = { ...layout, zoneKinds };
    const table = exposureQuery({ zoneKinds: ['district'], hazards: ['river:L2'] }, hostile);
    const cell = buildingsWhereQuery({ zoneKind: 'district', zoneId: id, hazard: 'river:L2' }, hostile);
    for (const { sql } of [table, cell]) expect(sql).not.toContain('DROP');
    expect(cell.sql).toContain('zones.zone_number = 1');
  });
});
