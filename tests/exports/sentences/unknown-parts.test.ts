import { describe, expect, it } from 'vitest';
import type { Answer, AnswerTable, Cell, KeyColumn, ValueColumn } from '../../../src/domain/answer.ts';
import { tellSentence } from '../../../src/exports/sentences/tell-sentence.ts';

/** What a sentence leaves out because nobody knows it is said behind it, and "none" is said only of what is known. */

type State = 'hit' | 'not_hit' | 'unknown';
const key = (name: string, states: Readonly<Record<string, State | null>> = {}): KeyColumn => ({
  name,
  title: { ja: name, en: name },
  labels: Object.entries(states).map(([value, state]) => ({
    value,
    label: { ja: value, en: value },
    ...(state && { state }),
    ...(state === 'unknown' && { reason: { ja: `${name}が${value}`, en: `${name} ${value}` } }),
  })),
});
const value = (name: string, unit: ValueColumn['unit']): ValueColumn => ({
  name,
  title: { ja: name, en: name },
  unit,
  additive: true,
  missing: 'no_data',
});
const place = [key('zone_kind'), key('zone_id'), key('zone_name'), key('hazard'), key('scale')];
const classes = key('class', { unknown: 'unknown', none: 'not_hit', '2': 'hit' });

function tell(sentence: string, id: string, table: Pick<AnswerTable, 'keys' | 'values' | 'rows'>): string {
  const own = { ...table, id, title: { ja: id, en: id } };
  const answer: Answer = {
    question: id,
    tables: [{ ...own, keys: [...place, ...table.keys], rows: table.rows.map((row) => [...city, ...row]) }],
    checks: [],
    evidence: {
      question: id,
      sql: '',
      parameters: { generalMeters: 800, elderlyMeters: 500 },
      inputs: [],
      planarCrs: 'EPSG:6677',
      method: [],
      assumptions: [],
      rounding: 'none',
      computedAt: '2026-01-01T00:00:00.000Z',
    },
  };
  const told = tellSentence({ sentence, hazard: 'river:L2', scenario: null }, answer, { kind: 'city' }, 'ja');
  return ('text' in told ? told.text : told.missing).replaceAll('\u00a0', ' ');
}
const city: readonly Cell[] = ['city', 'city', '市全域', 'river', 'L2'];

describe('people present', () => {
  const keys = [
    key('year'),
    key('month'),
    key('day_type'),
    key('time'),
    classes,
    key('presence', { given: null, not_given: 'unknown' }),
  ];
  const values = [value('buildings', 'buildings'), value('people', 'people'), value('population', 'people')];
  const at = (found: string, presence: string, ...numbers: Cell[]): readonly Cell[] => [
    2021,
    0,
    '平日',
    '昼',
    found,
    presence,
    ...numbers,
  ];
  const people = (rows: readonly (readonly Cell[])[]) => tell('people_flow', 'people_flow', { keys, values, rows });

  it('are not counted where the hazard is not known, and that is said', () => {
    const rows = [at('2', 'given', 5, 70, 20), at('unknown', 'given', 3, 30, 10), at('none', 'given', 2, 9, 9)];
    expect(people(rows)).toBe(
      '本市では、2021 年の平日・昼に、想定最大規模の洪水の区域に 70 人が滞在すると推計される（同じ区域の居住人口は 20 人）。なお、30 人は区域に滞在するか不明であり、含まない（classがunknown）。',
    );
  });

  it('are nobody only as far as it was surveyed', () => {
    const rows = [at('unknown', 'given', 3, 30, 10), at('none', 'given', 2, 9, 9)];
    expect(people(rows)).toContain('滞在すると推計される人は、調査済みの範囲にはいない。なお、30 人は');
    expect(people([at('none', 'given', 2, 9, 9)])).toContain('滞在すると推計される人はいない。');
  });

  it('are not called absent where the hazard is known nowhere', () => {
    expect(people([at('unknown', 'given', 3, 30, 10)])).toBe(
      '本市では、2021 年の平日・昼に、想定最大規模の洪水の区域に滞在する人は不明である（classがunknown）。',
    );
  });
});

describe('future people', () => {
  const keys = [key('year'), classes, key('presence', { known: null, not_projected: 'unknown' })];
  const values = [
    value('population', 'people'),
    value('population_census', 'people'),
    value('population_75', 'people'),
  ];
  const future = (rows: readonly (readonly Cell[])[]) => tell('future_people', 'future_people', { keys, values, rows });

  it('are not counted where the hazard is not known, and that is said', () => {
    const rows = [
      [2050, '2', 'known', 60, 80, 12],
      [2050, 'unknown', 'known', 25, 40, 5],
      [2050, 'none', 'known', 7, 9, 1],
    ];
    expect(future(rows)).toBe(
      '本市では、2050 年には、想定最大規模の洪水の区域に 60 人が居住すると見込まれる（うち 75 歳以上 12 人、国勢調査時点では 80 人）。なお、25 人は区域に居住するか不明であり、含まない（classがunknown）。',
    );
  });

  it('are nobody only as far as it was surveyed', () => {
    expect(future([[2050, 'none', 'known', 7, 9, 1]])).toContain('居住する人は、いない。');
    const rows = [
      [2050, 'unknown', 'known', 25, 40, 5],
      [2050, 'none', 'known', 7, 9, 1],
    ];
    expect(future(rows)).toContain('居住する人は、調査済みの範囲にはいない。なお、25 人は');
    expect(future(rows.slice(0, 1))).toContain('居住する人は、不明である（classがunknown）。');
  });
});

describe('facilities', () => {
  const keys = [
    key('facility_kind', { shelter: null, evacuation_site: null }),
    key('class', { unknown: 'unknown', none: 'not_hit', '0.7_and_over': 'hit' }),
  ];
  const values = [value('facilities', 'facilities')];

  it('are never added up over their kinds: a school may be a shelter and a site of evacuation', () => {
    const rows = [
      ['shelter', '0.7_and_over', 4],
      ['shelter', 'unknown', 2],
      ['evacuation_site', 'none', 3],
      ['evacuation_site', 'unknown', 2],
    ];
    expect(tell('facilities', 'facility_depth', { keys, values, rows })).toBe(
      '本市では、想定最大規模の洪水により 0.5 m 以上の浸水が想定される区域に、shelter 4 箇所が立地している。なお、shelter 2 箇所、evacuation_site 2 箇所は状況が不明である（classがunknown）。',
    );
  });
});

describe('what is nowhere', () => {
  it('is said of vertical evacuation only as far as it could be judged', () => {
    const keys = [key('verdict_guide', { unknown: 'unknown', possible: 'not_hit', impossible: 'hit' })];
    const values = [value('buildings', 'buildings'), value('population', 'people')];
    const told = (rows: readonly (readonly Cell[])[]) =>
      tell('vertical_evacuation', 'vertical_evacuation', { keys, values, rows });
    expect(told([['possible', 5, 9]])).toContain('判定される建物はない。');
    expect(
      told([
        ['possible', 5, 9],
        ['unknown', 95, 200],
      ]),
    ).toContain('判定される建物は、判定できた範囲にはない。なお、建物の 95.0%（95 棟）は判定できない');
  });

  it('is said of walking distances only where they are known', () => {
    const keys = [key('distance', { unknown: 'unknown', '0-500': null })];
    const values = [value('population', 'people'), value('population_75', 'people')];
    const told = (rows: readonly (readonly Cell[])[]) => tell('shelters', 'shelter_access', { keys, values, rows });
    expect(told([['0-500', 5, 1]])).toContain('外に居住する人はいない。');
    expect(
      told([
        ['0-500', 5, 1],
        ['unknown', 15, 1],
      ]),
    ).toContain('外に居住する人は、距離が分かる範囲にはいない。なお、人口の 75.0%は距離が不明である');
  });
});
