import { describe, expect, it } from 'vitest';
import { planIndicatorList } from '../../../src/domain/plan-indicator-list.ts';
import {
  differenceText,
  hazardOf,
  indicatorValue,
  relativeText,
  shortTitle,
} from '../../../src/panels/plan/indicator-display.ts';

const people = { unit: 'people', better: 'less' } as const;
const redZone = { unit: 'hectares', better: 'zero' } as const;
const share = { unit: 'share', better: 'more' } as const;

describe('an indicator on the screen', () => {
  it('shows as many places as its unit has, and hundredths of what must be 0', () => {
    expect(indicatorValue(people, 6539.6, 'ja')).toEqual({ number: '6,540', unit: '人' });
    expect(indicatorValue(redZone, 0.4249, 'ja')).toEqual({ number: '0.42', unit: 'ha' });
    expect(indicatorValue({ unit: 'hectares', better: 'neutral' }, 1735.61, 'ja').number).toBe('1,735.6');
    expect(indicatorValue(share, 0.7094, 'ja')).toEqual({ number: '70.9', unit: '%' });
  });

  it('is a dash without a unit where there is no data', () => {
    expect(indicatorValue(people, null, 'ja')).toEqual({ number: '—', unit: '' });
  });

  it('tells a fall with △, a difference of shares in points, and nothing of an unknown', () => {
    expect(differenceText(people, { difference: -3720 }, 'ja')).toBe('△3,720');
    expect(differenceText(people, { difference: -3720 }, 'ja', '人')).toBe('△3,720\u00a0人');
    expect(differenceText(share, { difference: -0.005 }, 'ja')).toBe('△0.5\u00a0ポイント');
    expect(differenceText(people, { difference: null }, 'ja')).toBe('—');
    expect(relativeText(people, { relative: -0.3626, difference: -3720 }, 'ja')).toBe('△36.3%');
    expect(relativeText(people, { relative: 0, difference: 0 }, 'ja')).toBeNull();
    expect(
      relativeText(people, { relative: 0.001, difference: 0.4 }, 'ja'),
      'no share of what is shown as ±0',
    ).toBeNull();
  });

  it('drops the hazard from its title where that is named already, in both languages', () => {
    const list = planIndicatorList({ hazards: ['river:L2', 'landslide:'], years: [2050], facilityKinds: [] });
    const titles = (language: 'ja' | 'en') => list.map((one) => shortTitle(one, language));
    expect(titles('ja').slice(0, 2)).toEqual(['浸水3 m以上の居住人口', '区域内の居住人口']);
    expect(titles('ja').join()).not.toMatch(/洪水|土砂/);
    expect(titles('en').join()).not.toMatch(/River flood|Landslide/);
    expect(titles('ja')).toContain('2050年の居住人口');
  });

  it('knows the hazard that it is about', () => {
    expect(hazardOf('people_deep:river:L2')).toBe('river:L2');
    expect(hazardOf('people_hit:landslide:')).toBe('landslide:');
    expect(hazardOf('people:2050')).toBeUndefined();
  });
});
