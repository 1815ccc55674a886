import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parameterMeta } from '../../../src/analysis/parameter-meta.ts';
import { askedParameters } from '../../../src/panels/explore/asked-parameters.ts';
import { formFields } from '../../../src/panels/explore/form-fields.ts';
import { searchQuestions } from '../../../src/panels/explore/questions/question-search.ts';
import { nearestTime, timeAxes, timesAlong } from '../../../src/panels/explore/questions/time-axes.ts';
import { initialProject } from '../../../src/project/project-schema.ts';
import { createExampleCards, createExampleQuestions } from '../example-questions.ts';

const card = createExampleCards()[1]!;
const { choices } = createExampleQuestions();
const hazardKeys = ['river:L2', 'collapse:L2'] as const;
const ask = (change: Partial<typeof initialProject>) =>
  askedParameters(card, { ...initialProject, ...change }, choices, hazardKeys);

describe('what a question is asked with', () => {
  it('is its defaults while nothing is changed', () => {
    expect(ask({})).toEqual(card.defaults);
  });

  it('is what the user changed, for this question only', () => {
    expect(ask({ parameters: { collapse_structure: { walkMeters: 800 } } })).toMatchObject({ walkMeters: 800 });
    expect(ask({ parameters: { other: { walkMeters: 800 } } })).toEqual(card.defaults);
  });

  it('takes year and time of the screen where its source has them', () => {
    expect(ask({ year: 2040 })).toMatchObject({ year: 2040 });
    expect(ask({ year: 1999 })).toMatchObject({ year: 2030 });
    const slot = { year: 2021, month: 11, dayFlag: 0, timezone: 118 };
    expect(ask({ slot })).toMatchObject({ slot });
  });

  it('asks of several years the one of the screen first, 2050 until one is chosen', () => {
    const years = [2020, 2030, 2040, 2050, 2070];
    const several = {
      ...card,
      form: {
        properties: {
          years: { type: 'array', items: { type: 'number' }, bosai: { title: { ja: '', en: '' }, control: 'year' } },
        },
      },
      defaults: { years },
    };
    const asked = (year: number | null) =>
      askedParameters(several, { ...initialProject, year }, { ...choices, years }, hazardKeys).years;
    expect(asked(null)).toEqual([2050, 2020, 2030, 2040, 2070]);
    expect(asked(2030)).toEqual([2030, 2020, 2040, 2050, 2070]);
    expect(asked(1999)).toEqual([2050, 2020, 2030, 2040, 2070]);
  });

  it('asks of several hazards the one on the screen first', () => {
    const both = { collapse_structure: { hazards: ['collapse:L2', 'river:L2'] } };
    expect(ask({ parameters: both })).toMatchObject({ hazards: ['river:L2', 'collapse:L2'] });
    expect(ask({ parameters: both, hazard: 'collapse' })).toMatchObject({ hazards: ['collapse:L2', 'river:L2'] });
  });
});

describe('the form of a question', () => {
  it('is read from the schema of its parameters', () => {
    const schema = z.object({
      mode: z.enum(['a', 'b']).meta(parameterMeta({ title: { ja: '方法', en: 'Mode' } })),
      value: z
        .number()
        .positive()
        .nullable()
        .meta(parameterMeta({ title: { ja: '額', en: 'Value' }, unit: '円' })),
      depths: z
        .array(z.number().max(10))
        .min(1)
        .readonly()
        .meta(parameterMeta({ title: { ja: '深さ', en: 'Depths' } })),
      weights: z
        .partialRecord(z.enum(['river:L2', 'tsunami:']), z.number().min(0))
        .meta(parameterMeta({ title: { ja: '重み', en: 'Weights' }, control: 'weights', assumption: true })),
    });
    const fields = formFields(z.toJSONSchema(schema, { io: 'input' }));
    expect(fields.map(({ name, control }) => [name, control])).toEqual([
      ['mode', 'choice'],
      ['value', 'number'],
      ['depths', 'numbers'],
      ['weights', 'weights'],
    ]);
    expect(fields[0]).toMatchObject({ values: ['a', 'b'], assumption: false });
    expect(fields[1]).toMatchObject({ nullable: true, unit: '円', minimum: 0 });
    expect(fields[2]).toMatchObject({ maximum: 10, minimumItems: 1 });
    expect(fields[3]).toMatchObject({ values: ['river:L2', 'tsunami:'], minimum: 0, assumption: true });
  });
});

describe('the search for a question', () => {
  const found = (query: string) => searchQuestions(createExampleCards(), query).map(({ id }) => id);

  it('knows no difference between widths, cases and kana', () => {
    expect(found('ﾊﾝﾗﾝﾘｭｳ')).toEqual(['collapse_structure']);
    expect(found('はんらんりゅう')).toEqual(['collapse_structure']);
    expect(found('ＷＯＯＤ')).toEqual(['collapse_structure']);
  });

  it('wants every word, in either language', () => {
    expect(found('木造　flow')).toEqual(['collapse_structure']);
    expect(found('木造 休日')).toEqual([]);
    expect(found('')).toHaveLength(3);
  });
});

describe('times of a source', () => {
  const slots = [0, 1].flatMap((dayFlag) =>
    [1, 0, 112, 106].map((timezone) => ({ year: 2021, month: 11, dayFlag, timezone })),
  );

  it('run along the slider by the clock, of one kind of day', () => {
    expect(timeAxes(slots)).toMatchObject({ axis: 'timezone', dayFlags: [1, 0] });
    expect(timesAlong(slots, slots[0]!, 'timezone').map(({ timezone }) => timezone)).toEqual([1, 106, 0, 112]);
  });

  it('keep the hour when the kind of day changes', () => {
    expect(nearestTime(slots, slots[2]!, { dayFlag: 1 })).toEqual({ year: 2021, month: 11, dayFlag: 1, timezone: 112 });
  });
});
