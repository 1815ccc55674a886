import { describe, expect, it } from 'vitest';
import type { AnswerTable } from '../../../src/domain/answer.ts';
import { answerHeadline } from '../../../src/panels/explore/questions/answer-headline.ts';
import { pivot } from '../../../src/panels/explore/questions/pivot.ts';
import { pivotView } from '../../../src/panels/explore/questions/pivot-view.ts';
import { rankedZones, rankingMeasures, rankingPivot } from '../../../src/panels/explore/questions/ranking.ts';
import { stackedColumns, stackedValue } from '../../../src/panels/explore/questions/stacked-columns.ts';
import { isSameFilter, rowsWhere } from '../../../src/panels/explore/rows-where.ts';
import { tableShape } from '../../../src/project/table-shape.ts';
import { createExampleAnswer, createExampleTable, EXAMPLE_DISTRICTS } from '../example-questions.ts';

const common = { hazard: 'river', scale: 'L2', year: null };
const text = (name: string) => ({ ja: name, en: name });

describe('a table in long form, laid out', () => {
  const table = createExampleTable();

  it('has classes from high to low, then not hit, then unknown, then their sum', () => {
    const { columns } = pivot(table, pivotView(table, {}, common));
    expect(columns.map(({ id }) => id)).toEqual(['erosion', 'flow', 'none', 'unknown', 'sum']);
    expect(columns.map(({ kind }) => kind)).toEqual(['class', 'class', 'not_hit', 'unknown', 'sum']);
  });

  it('begins with 居住誘導区域, then what is outside, then the sum of all', () => {
    const { rows } = pivot(table, pivotView(table, {}, common));
    expect(rows.map(({ kind, values }) => [kind, ...values])).toEqual([
      ['row', 500, 300, 2000, 10, 2810],
      ['outside', 280, 60, 820, 30, 1190],
      ['sum', 780, 360, 2820, 40, 4000],
    ]);
  });

  it('loses nobody, whatever the kind of zone and the columns', () => {
    const total = (kind: string, columns: string) => {
      const { rows, columns: shown } = pivot(table, pivotView(table, { zoneKind: kind, columns }, common));
      const sum = rows.find(({ kind: own }) => own === 'sum') ?? rows[0];
      return sum?.values[shown.length === 2 ? 0 : shown.length - 1];
    };
    for (const kind of ['city', 'residence', 'district'])
      for (const columns of ['', 'class']) expect(total(kind, columns), `${kind} ${columns}`).toBe(4000);
  });

  it('names for every number the rows that it is made of', () => {
    const { rows, columns } = pivot(table, pivotView(table, { zoneKind: 'district' }, common));
    for (const row of rows)
      for (const [index, column] of columns.entries()) {
        const own = rowsWhere(table, { ...row.where, ...column.where });
        expect(own.reduce((sum, cells) => sum + Number(cells[4]), 0)).toBe(row.values[index]);
      }
  });

  it('shows the classes of the chosen hazard alone, and never adds hazards up', () => {
    const hazards: AnswerTable = {
      ...table,
      keys: [{ name: 'hazard', title: text('hazard') }, { name: 'scale', title: text('scale') }, table.keys[3]!],
      values: [table.values[0]!],
      rows: [
        ['river', 'L2', 'flow', 5],
        ['river', 'L2', 'none', 7],
        ['tsunami', '', 'erosion', 11],
      ],
    };
    const { columns, rows } = pivot(hazards, pivotView(hazards, {}, common));
    expect(columns.map(({ id }) => id)).toEqual(['flow', 'none', 'sum']);
    expect(rows.map(({ values }) => values)).toEqual([[5, 7, 12]]);
    const other = pivot(hazards, pivotView(hazards, {}, { ...common, hazard: 'tsunami', scale: 'L1' }));
    expect(other.columns.map(({ id }) => id)).toContain('erosion');
  });

  it('marks a sum that leaves out what has no value, and has none where nothing has one', () => {
    const some: AnswerTable = {
      ...table,
      values: [table.values[0]!],
      rows: [
        ['residence', 'A', 'a', 'flow', 4],
        ['residence', 'B', 'b', 'flow', null],
      ],
    };
    const { rows } = pivot(some, pivotView(some, {}, common));
    expect(rows.map(({ values, partial }) => [values[0], partial[0]])).toEqual([
      [4, false],
      [null, false],
      [4, true],
    ]);
  });

  it('never adds up densities', () => {
    const density: AnswerTable = {
      ...table,
      values: [{ ...table.values[0]!, name: 'density', unit: 'people_per_hectare', additive: false }],
      rows: [
        ['residence', 'A', 'a', 'flow', 40],
        ['residence', 'B', 'b', 'flow', 60],
      ],
    };
    const { rows, columns } = pivot(density, pivotView(density, {}, common));
    expect(rows.map(({ kind }) => kind)).toEqual(['row', 'row']);
    expect(columns.some(({ kind }) => kind === 'sum')).toBe(false);
  });

  it('takes for its columns the key that the headline is narrowed to', () => {
    const two: AnswerTable = {
      ...table,
      keys: [...table.keys, { ...table.keys[3]!, name: 'verdict' }],
      rows: table.rows.map((row) => [...row.slice(0, 4), row[3] === 'erosion' ? 'flow' : row[3]!, ...row.slice(4)]),
    };
    expect(pivotView(two, {}, common).columns?.column.name).toBe('class');
    expect(pivotView(two, {}, { ...common, headlineRows: [2, 3] }).columns?.column.name).toBe('verdict');
  });

  it('lists names instead of laying them out', () => {
    const named: AnswerTable = {
      ...table,
      keys: [{ name: 'facility_name', title: text('name') }],
      rows: Array.from({ length: 30 }, (_, i) => [`facility ${i}`, i, i]),
    };
    expect(pivotView(named, {}, common).list).toBe(true);
    expect(pivotView(table, {}, common).list).toBe(false);
  });
});

describe('what stands for a zone in chart and map', () => {
  const table = createExampleTable();
  const stackOf = (of: AnswerTable, choice = {}) => {
    const view = pivotView(of, { zoneKind: 'residence', ...choice }, common);
    const laidOut = pivot(of, view);
    return { laidOut, view, stack: stackedColumns(laidOut, view) };
  };

  it('is what is hit, without what is not hit and not known', () => {
    const { laidOut, stack } = stackOf(table);
    expect(stack.map(({ id }) => id)).toEqual(['erosion', 'flow']);
    expect(stackedValue(laidOut, laidOut.rows[0]!, stack)).toBe(800);
  });

  it('leaves out a class that says of nothing that it is hit', () => {
    const keys = table.keys.map((key) => {
      if (!key.labels) return key;
      return {
        ...key,
        labels: key.labels.map((label) => (label.state === 'not_hit' ? { ...label, state: undefined } : label)),
      };
    }) as unknown as AnswerTable['keys'];
    expect(stackOf({ ...table, keys }).stack.map(({ id }) => id)).toEqual(['erosion', 'flow']);
  });

  it('is nothing of a verdict that nobody has: the key stays, and the sum is 0', () => {
    const dry = { ...table, rows: table.rows.filter((row) => row[3] === 'none') };
    const { laidOut, view, stack } = stackOf(dry);
    expect(view.columns?.column.name).toBe('class');
    expect(stackedValue(laidOut, laidOut.rows[0]!, stack)).toBe(0);
  });
});

describe('the order of classes', () => {
  it('is the same whichever way the labels stand', () => {
    const table = createExampleTable();
    const turned = {
      ...table,
      keys: table.keys.map((key) => (key.labels ? { ...key, labels: [...key.labels].reverse() } : key)),
    };
    expect(tableShape(turned).keys[0]?.values).toEqual(tableShape(table).keys[0]?.values);
  });
});

describe('a ranking', () => {
  const table = createExampleTable();
  const view = pivotView(table, {}, common);

  it('puts the zones with most people hit first, with the share that is not known', () => {
    const laidOut = rankingPivot(table, view, 'district');
    const [hit] = rankingMeasures(laidOut, view);
    const zones = rankedZones(laidOut, hit!);
    expect(zones).toHaveLength(EXAMPLE_DISTRICTS);
    // The last district: 9 in the flow + 39 in the erosion zone, 1 of 100 unknown.
    expect(zones[0]).toMatchObject({ value: 48, unknownShare: 0.01 });
    expect(zones[0]?.row.title).toBe('町39');
    expect(zones.map(({ value }) => value)).toEqual([...zones.map(({ value }) => value)].sort((a, b) => b! - a!));
  });

  it('gives zones of the same value the same place, and those after them the place that they have', () => {
    const laidOut = rankingPivot(table, view, 'district');
    const [hit] = rankingMeasures(laidOut, view);
    const level = { ...laidOut, rows: laidOut.rows.map((row, i) => ({ ...row, values: [i < 2 ? 7 : 1, 0, 0, 0, 0] })) };
    expect(
      rankedZones(level, hit!)
        .slice(0, 4)
        .map(({ place }) => place),
    ).toEqual([1, 1, 3, 3]);
  });

  it('shows on the map the classes that it ranks by', () => {
    const laidOut = rankingPivot(table, view, 'district');
    const [hit] = rankingMeasures(laidOut, view);
    const [first] = rankedZones(laidOut, hit!);
    const rows = rowsWhere(table, first!.where);
    expect(rows.map((row) => row[3])).toEqual(['flow', 'erosion']);
    expect(isSameFilter(first!.where, { class: ['erosion', 'flow'], zone_id: 'd39', zone_kind: 'district' })).toBe(
      true,
    );
  });
});

describe('the headline', () => {
  it('adds up its rows and takes its share of the whole', () => {
    expect(answerHeadline(createExampleAnswer(), common)).toMatchObject({ value: 1140, whole: 4000, partial: false });
  });

  it('is of the hazard on the screen where its rows are of several', () => {
    const [table] = createExampleAnswer().tables;
    const hazards: AnswerTable = {
      ...table!,
      keys: [
        { name: 'hazard', title: text('hazard') },
        { name: 'scale', title: text('scale') },
      ],
      values: [table!.values[0]!],
      rows: [
        ['collapse', 'L2', 3],
        ['river', 'L2', 5],
      ],
    };
    const answer = createExampleAnswer({
      tables: [hazards],
      headline: { table: hazards.id, value: 'population', rows: [0, 1], text: text('people') },
    });
    expect(answerHeadline(answer, common)).toMatchObject({ value: 5, hazardKey: 'river:L2' });
    expect(answerHeadline(answer, { hazard: 'tsunami', scale: '' })).toMatchObject({ value: 3 });
  });
});
