import { describe, expect, it } from 'vitest';
import { indicatorInput } from '../../../src/city/scenario/indicator-input.ts';
import { planZonesOfCity } from '../../../src/city/scenario/plan-zones.ts';
import { createRuleGround, ruleOverlaps } from '../../../src/city/scenario/rule-overlaps.ts';
import { areaModel } from '../../analysis/questions/toy-areas.ts';

const input = indicatorInput(areaModel);
const ground = createRuleGround(areaModel);
const zones = planZonesOfCity(areaModel, 'residence')!;
const found = async (line = zones) =>
  Object.fromEntries(
    (await ruleOverlaps(ground, line, input)).map(
      ({ rule, areaSquareMeters, unsurveyedSquareMeters, buildings, population }) => [
        rule,
        [
          areaSquareMeters === null ? null : Math.round(areaSquareMeters * 100) / 100,
          unsurveyedSquareMeters === null ? null : Math.round(unsurveyedSquareMeters),
          buildings,
          population === null ? null : Math.round(population),
        ],
      ],
    ),
  );

describe('overlaps of a line with the exclusion rules', () => {
  it('are those of the question of the exclusion check, by hand', async () => {
    expect(await found()).toEqual({
      // 140 < x < 150 over 100 m, with the house on the slope
      urbanisation_control: [1000, 0, 1, 30],
      disaster_risk_area: [400, 0, 1, 20],
      // 10 × 30 m and the sliver of 0.5 × 1 m
      landslide_special: [300.5, 0, 1, 30],
      landslide_special_planned: [0, 0, 0, 0],
      disaster_risk_area_other: [400, 0, 1, 20],
      landslide_warning: [1800, 0, 1, 30],
      landslide_warning_planned: [0, 0, 0, 0],
      // L1 lies in L2: the same ground once. L2 ends at x = 100, L1 is surveyed everywhere
      river: [5000, 0, 1, 20],
      industrial_only: [100, 0, 0, 0],
    });
  });

  it('of two halves add up to those of the whole', async () => {
    const [whole] = zones;
    const half = (west: number, east: number) => {
      const xs = whole!.polygons[0]![0]!.map(([x]) => x);
      const [least, most] = [Math.min(...xs), Math.max(...xs)];
      const at = (share: number) => least + share * (most - least);
      const ring = whole!.polygons[0]![0]!.map(([x, y]) => [x - least < 1 ? at(west) : at(east), y] as const);
      return [{ ...whole!, polygons: [[ring]] }];
    };
    const [left, right, all] = [await found(half(0, 0.35)), await found(half(0.35, 1)), await found()];
    for (const [rule, values] of Object.entries(all))
      for (const part of [0, 2, 3])
        expect(Number(left[rule]![part]) + Number(right[rule]![part]), rule).toBeCloseTo(Number(values[part]), 1);
  });

  it('of no zones are none', async () => {
    expect((await found([])).river).toEqual([0, null, 0, 0]);
  });

  it('lets others have the thread between its steps', async () => {
    let pauses = 0;
    const paused = await ruleOverlaps(ground, zones, input, async () => void pauses++);
    expect(paused).toEqual(await ruleOverlaps(ground, zones, input));
    expect(pauses).toBeGreaterThan(10);
  });
});
