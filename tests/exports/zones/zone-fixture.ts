import type { PlanarPolygon, PlanZone } from '../../../src/domain/plan.ts';
import type { ZoneExport } from '../../../src/exports/zones/zone-export.ts';

const square = (x: number, y: number, side: number): PlanarPolygon => [
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ],
];

/**
 * Two zones of system IX near 東京: the first of two parts, one with a hole, drawn clockwise and counter-clockwise, with
 * coordinates that no short decimal holds; the second has an odd name and a code.
 */
export const createZones = (): PlanZone[] => [
  {
    id: 'r-1',
    name: '居住誘導区域 中央',
    code: 0,
    polygons: [
      [
        [
          [-12_000.1, -34_000.3],
          [-12_000.1, -33_000.7],
          [-11_000 - 1 / 3, -33_000.7],
          [-11_000 - 1 / 7, -34_000.3],
        ],
        [
          [-11_600.25, -33_600],
          [-11_400, -33_600.125],
          [-11_500.0625, -33_400],
        ],
      ],
      square(-10_000.000000123, -34_000, 500),
    ],
  },
  { id: '案/2', name: '=1+1, "北" ﾆｼ', code: 11, polygons: [square(Math.PI * 1000, -Math.E * 10_000, 250)] },
];

export const createExport = (change: Partial<ZoneExport> = {}): ZoneExport => ({
  zones: createZones(),
  zoneKind: 'residence',
  planarCrs: 'EPSG:6677',
  crs: 'EPSG:6677',
  cityName: '青瀬市',
  scenario: { name: '案A', description: '赤い区域（レベルA）を除く' },
  date: '2026-11-23',
  ...change,
});
