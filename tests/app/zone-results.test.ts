import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOfValue, classSteps } from '../../src/app/explore/class-steps.ts';
import { zoneChoropleth, zoneResult } from '../../src/app/explore/zone-results.ts';
import { zoneTable } from './answer-tables.ts';

const common = { hazard: 'river', scale: 'L2', year: null };
const table = zoneTable([
  ['city', 'city', '市全域', '1', 50],
  ['district', 'd1', '一丁目', 'none', 100],
  ['district', 'd1', '一丁目', '1', 30],
  ['district', 'd1', '一丁目', '2', 12],
  ['district', 'd2', '二丁目', 'none', 70],
  ['district', 'd3', '三丁目', 'unknown', 90],
  ['district', 'd4', '四丁目', '2', null],
  ['district', '', '区域外', '1', 8],
  ['residence', 'r1', '駅前', '1', 42],
]);

describe('a table on the zones of the map', () => {
  it('adds up what is hit in every zone, keeps zero apart from unknown, and leaves out what is no zone', () => {
    const result = zoneResult(table, { zoneKind: 'district' }, common)!;
    expect(result.zoneKind).toBe('district');
    expect([...result.values]).toEqual([
      ['d1', 42],
      ['d2', 0],
      ['d3', null],
      ['d4', null],
    ]);
  });

  it('takes the kind that the screen shows where the table has it, else the kind with the most zones', () => {
    expect(zoneResult(table, { zoneKind: 'residence' }, common)!.zoneKind).toBe('residence');
    expect(zoneResult(table, { zoneKind: 'city' }, common)!.zoneKind).toBe('district');
    expect(
      zoneResult(zoneTable([['city', 'city', '市全域', '1', 5]]), { zoneKind: 'district' }, common),
    ).toBeUndefined();
  });

  it('gives every zone a colour of its class, zero the grey of what is not hit, and unknown the hatch', () => {
    const { fills, legend } = zoneChoropleth(zoneResult(table, { zoneKind: 'district' }, common)!, 'ja');
    expect(fills.get('d2')).toEqual({ colour: '#d5dae0', label: '0' });
    expect(fills.get('d3')).toEqual({ colour: null, label: '?' });
    const shown = legend.rows.map(({ swatch }) => (swatch.kind === 'fill' ? swatch.colour : null));
    for (const { colour } of fills.values()) expect(shown).toContain(colour);
    expect(legend.title.ja).toBe('区域別：該当の合計・人口（人）');
  });

  it('says of a table without any hit that nothing is hit', () => {
    const dry = zoneTable([['district', 'd1', '一丁目', 'none', 70]]);
    const { fills, legend } = zoneChoropleth(zoneResult(dry, { zoneKind: 'district' }, common)!, 'ja');
    expect(fills.get('d1')!.label).toBe('0');
    expect(legend.rows.map(({ id }) => id)).toEqual(['zero']);
  });
});

describe('classes of a legend', () => {
  it('cover every value up to the largest in a few steps of a round width', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), fc.integer({ min: 1, max: 9 }), (largest, most) => {
        const steps = classSteps(largest, most);
        expect(steps.count).toBeGreaterThanOrEqual(1);
        expect(steps.count).toBeLessThanOrEqual(most);
        expect(steps.width * steps.count).toBeGreaterThanOrEqual(largest * (1 - 1e-9));
        const mantissa = steps.width / 10 ** Math.floor(Math.log10(steps.width * (1 + 1e-9)));
        expect([1, 2, 2.5, 5].some((round) => Math.abs(mantissa - round) < 1e-6)).toBe(true);
      }),
    );
  });

  it('rise with the value, and put an edge into the class above it', () => {
    const steps = classSteps(487, 5);
    expect(steps).toEqual({ width: 100, count: 5 });
    expect([0, 99.9, 100, 487, 500].map((value) => classOfValue(value, steps))).toEqual([0, 0, 1, 4, 4]);
    const value = fc.double({ min: 0, max: 487, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        if (a <= b) expect(classOfValue(a, steps)).toBeLessThanOrEqual(classOfValue(b, steps));
      }),
    );
  });
});
