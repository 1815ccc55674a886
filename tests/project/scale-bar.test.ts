import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthText, scaleBar } from '../../src/project/scale-bar.ts';

describe('a scale bar', () => {
  it('is a round length, true to the scale, and fits', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
        fc.integer({ min: 40, max: 400 }),
        (scale, longest) => {
          const { meters, pixels } = scaleBar(scale, longest);
          expect(pixels).toBeLessThanOrEqual(longest * (1 + 1e-9));
          expect(pixels).toBeGreaterThan(longest / 2.6);
          expect(pixels * scale).toBeCloseTo(meters, 6);
          expect([1, 2, 5]).toContain(Math.round(meters / 10 ** Math.floor(Math.log10(meters * (1 + 1e-9)))));
        },
      ),
    );
  });

  it('is not there while the scale is unknown', () => {
    expect(scaleBar(Number.NaN, 160).meters).toBe(0);
    expect(scaleBar(0, 160).meters).toBe(0);
  });

  it('names kilometres from 1,000 m on', () => {
    expect(lengthText(500)).toBe('500 m');
    expect(lengthText(2000)).toBe('2 km');
  });
});
