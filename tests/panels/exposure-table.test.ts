import { describe, expect, it } from 'vitest';
import { hazards } from '../../src/domain/hazard.ts';
import { shownChecks } from '../../src/panels/explore/CheckRows.tsx';
import { areaRows, headline, rankColumns, rankTable, sumExposure } from '../../src/panels/explore/exposure-table.ts';
import { chartBars } from '../../src/panels/explore/ScaleChart.tsx';
import { measures } from '../../src/project/project-schema.ts';
import { createExampleExposure } from './example-exposure.ts';

const { rows } = createExampleExposure();

describe('the table of zones and ranks', () => {
  it('adds up in both directions for every measure', () => {
    for (const measure of measures) {
      const table = rankTable(rows, 'river:L2', measure);
      const sumRow = table.rows.at(-1);
      for (const row of table.rows) {
        const parts = row.values.slice(0, -1).reduce<number>((sum, value) => sum + (value ?? 0), 0);
        expect(row.values.at(-1)).toBeCloseTo(parts, 6);
      }
      table.columns.forEach((_, column) => {
        const sides = table.rows.slice(0, -1).reduce((sum, { values }) => sum + (values[column] ?? 0), 0);
        expect(sumRow?.values[column]).toBeCloseTo(sides, 6);
      });
    }
  });

  it('has the numbers of the mock page', () => {
    const [inside] = rankTable(rows, 'river:L2', 'population').rows;
    expect(inside?.values).toEqual([1320, 8940, 21480, 6210, 41870, 2310, 82130]);
  });

  it('shows every rank of every hazard in exactly one column', () => {
    for (const hazard of hazards) {
      const ranks = rankColumns(`${hazard}:`, false).flatMap((column) => column.ranks ?? []);
      expect(new Set(ranks).size).toBe(ranks.length);
      expect(ranks).toContain('none');
      expect(ranks).toContain('unknown');
    }
  });

  it('says no data, not zero, for people of a city without population', () => {
    const without = rows.map((row) => ({ ...row, population: null }));
    const table = rankTable(without, 'river:L2', 'population');
    expect(table.rows.flatMap(({ values }) => values).every((value) => value === null)).toBe(true);
  });

  it('says zero where the hazard has data but no building stands in the class', () => {
    const sum = sumExposure(rows, { zoneKind: 'city', hazardKey: 'river:L1', measure: 'population', ranks: [4, 5, 6] });
    expect(sum).toBe(0);
  });

  it('has the sum alone for a city without residence areas', () => {
    const unknown = rows.map((row) => ({ ...row, residence: 'unknown' as const }));
    expect(rankTable(unknown, 'river:L2', 'buildings').rows.map(({ id }) => id)).toEqual(['sum']);
  });
});

describe('the headline', () => {
  it('is what the table says of 3 m and deeper inside the line', () => {
    const figures = headline(rows, 'river:L2', 'population', 'inside');
    expect(figures).toMatchObject({ answer: 10260, whole: 82130, differenceFromL1: 7080, unknown: 2310 });
  });

  it('compares with L1 only where the city has L1', () => {
    expect(headline(rows, 'tsunami:', 'population', 'inside').differenceFromL1).toBeNull();
  });
});

describe('the table of areas', () => {
  it('adds up to the city', () => {
    const areas = areaRows(rows, 'river:L2', 'district', 'population');
    expect(areas).toHaveLength(10);
    expect(areas.reduce((sum, { total }) => sum + (total ?? 0), 0)).toBeCloseTo(124560, 6);
    for (const { answer, answerInside, answerOutside } of areas)
      expect(answer).toBeCloseTo((answerInside ?? 0) + (answerOutside ?? 0), 6);
  });
});

describe('the chart', () => {
  it('has a bar for each side and scale, as long as its segments together', () => {
    const bars = chartBars(rows, ['river:L1', 'river:L2'], 'population', false);
    expect(bars.map(({ total }) => total)).toEqual([23940, 37950, 9280, 14280]);
  });
});

describe('the checks under the table', () => {
  const [people, buildings] = createExampleExposure().checks;

  it('are those of the shown measure', () => {
    expect(shownChecks(createExampleExposure().checks, 'population65')).toEqual([people]);
    expect(shownChecks(createExampleExposure().checks, 'buildings')).toEqual([buildings]);
  });

  it('always include a broken one', () => {
    if (people === undefined || buildings === undefined) throw new Error('the example has two checks');
    const broken = { ...buildings, found: 48212, difference: -1, holds: false };
    expect(shownChecks([people, broken], 'population')).toEqual([people, broken]);
  });
});
