import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, AnswerTable, Cell, KeyColumn, ValueColumn } from '../../../src/domain/answer.ts';
import type { SheetSubject } from '../../../src/domain/sheet.ts';
import { sentenceKinds, sentenceQuestion } from '../../../src/exports/sentences/sentence-kinds.ts';
import { tellSentence } from '../../../src/exports/sentences/tell-sentence.ts';

const key = (name: string, labels?: KeyColumn['labels']): KeyColumn => ({
  name,
  title: { ja: name, en: name },
  ...(labels && { labels }),
});
const label = (value: string, state: 'hit' | 'not_hit' | 'unknown') => ({
  value,
  label: { ja: value, en: value },
  state,
  ...(state === 'unknown' && { reason: { ja: '調査範囲の外', en: 'outside the survey' } }),
});
const value = (name: string, unit: ValueColumn['unit']): ValueColumn => ({
  name,
  title: { ja: name, en: name },
  unit,
  additive: true,
  missing: 'no_data',
});

const exposureTable = (rows: readonly (readonly Cell[])[]): AnswerTable => ({
  id: 'exposure',
  title: { ja: '曝露', en: 'Exposure' },
  keys: [
    ...['zone_kind', 'zone_id', 'zone_name', 'hazard', 'scale'].map((name) => key(name)),
    key('depth_rank', [
      label('unknown', 'unknown'),
      label('none', 'not_hit'),
      ...['1', '2', '3', '4', '5', '6'].map((rank) => label(rank, 'hit')),
    ]),
  ],
  values: [value('buildings', 'buildings'), value('population', 'people'), value('population_75', 'people')],
  rows,
});

const answerOf = (table: AnswerTable, holds = true): Answer => ({
  question: table.id,
  tables: [table],
  checks: [{ code: 'buildings-once', expected: 1, found: 1, difference: 0, holds }],
  evidence: {
    question: table.id,
    sql: '',
    parameters: { longDurationHours: 72, generalMeters: 800, elderlyMeters: 500 },
    inputs: [],
    planarCrs: 'EPSG:6677',
    method: [],
    assumptions: [],
    rounding: 'none',
    computedAt: '2026-01-01T00:00:00.000Z',
  },
});

const naka: SheetSubject = { kind: 'zone', zoneKind: 'district', zoneId: 'd1', name: '中町' };
const request = { sentence: 'depth_3m', hazard: 'river:L2', scenario: null } as const;
const tell = (rows: readonly (readonly Cell[])[], subject: SheetSubject = naka) =>
  tellSentence(request, answerOf(exposureTable(rows)), subject, 'ja');
const row = (
  rank: string,
  buildings: number,
  population: number | null,
  old: number | null = null,
): readonly Cell[] => ['district', 'd1', '中町', 'river', 'L2', rank, buildings, population, old];
/** Without no-break spaces, for reading. */
const plain = (told: ReturnType<typeof tell>) => ('text' in told ? told.text.replaceAll('\u00a0', ' ') : told.missing);

describe('a sentence of exposure', () => {
  it('adds up the ranks of 3 m and deeper, and names who is unknown', () => {
    // People 1000.4 + 229.9 = 1230.3 of 1230.3 + 8000 + 610.7 = 9841 = 12.50 %; buildings unknown 81 of 1000 = 8.1 %.
    const told = tell([
      row('unknown', 81, 610.7, 50),
      row('2', 500, 8000, 900),
      row('3', 400, 1000.4, 200.4),
      row('5', 19, 229.9, 10),
    ]);
    expect(plain(told)).toBe(
      '中町では、想定最大規模の洪水により、3 m 以上の浸水が想定される区域に 1,230 人（地区人口の 12.5%）が居住している（うち 75 歳以上 210 人、建物 419 棟）。なお、建物の 8.1%（81 棟）は状況が不明である（調査範囲の外）。',
    );
  });

  it('says that nothing stands there only of what was surveyed', () => {
    expect(plain(tell([row('none', 10, 20, 1)]))).toBe(
      '中町では、想定最大規模の洪水により、3 m 以上の浸水が想定される区域に立地する建物はない。',
    );
    expect(plain(tell([row('none', 10, 20, 1), row('unknown', 30, 20, 1)]))).toBe(
      '中町では、想定最大規模の洪水により、3 m 以上の浸水が想定される区域に立地する建物は、調査済みの範囲にはない。なお、建物の 75.0%（30 棟）は状況が不明である（調査範囲の外）。',
    );
  });

  it('does not call dry what nobody surveyed', () => {
    expect(plain(tell([row('unknown', 30, 20, 1)]))).toBe(
      '中町では、想定最大規模の洪水により、3 m 以上の浸水が想定される区域に立地する建物の有無は、不明である（調査範囲の外）。',
    );
  });

  it('never writes 0 where somebody is', () => {
    // 0.3 people of 1000: less than one, and 0.03 %.
    expect(plain(tell([row('none', 10, 999.7, 1), row('4', 1, 0.3, 0)]))).toContain('1 人未満（地区人口の 0.1%未満）');
  });

  it('speaks of buildings where there are no people to count', () => {
    expect(plain(tell([row('none', 3, null), row('4', 1, null)]))).toContain(
      '建物 1 棟（地区の建物の 25.0%）が立地している。',
    );
  });

  it('is missing where the table is broken, the zone holds nothing, or the hazard has no depth', () => {
    const broken = tellSentence(request, answerOf(exposureTable([row('3', 1, 1)]), false), naka, 'ja');
    expect(broken).toEqual({ missing: '表の検算が一致しないため、文を作らない' });
    expect(tell([row('3', 1, 1)], { ...naka, zoneId: 'd2', name: '上町' })).toEqual({
      missing: '上町には集計の対象となる建物・施設がない',
    });
    const landslide = { ...request, hazard: 'landslide:' } as const;
    expect(tellSentence(landslide, answerOf(exposureTable([])), naka, 'ja')).toHaveProperty('missing');
  });
});

const rankArbitrary = fc.constantFrom('unknown', 'none', '1', '2', '3', '4', '5', '6');
const rowArbitrary = fc
  .tuple(rankArbitrary, fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1e6, noNaN: true }))
  .map(([rank, buildings, people]) => row(rank, buildings, people, people / 4));

describe('every number of a sentence', () => {
  it('stands in the text, and is its cells added up and rounded half away from zero', () => {
    fc.assert(
      fc.property(fc.array(rowArbitrary, { minLength: 1, maxLength: 12 }), (rows) => {
        const told = tell(rows);
        if (!('text' in told)) throw new Error(told.missing);
        const table = exposureTable(rows);
        for (const { value: number, printed, rows: used, ofRows, column } of told.numbers) {
          expect(told.text).toContain(printed);
          const sum = (indexes: readonly number[]) => {
            const at = table.keys.length + table.values.findIndex(({ name }) => name === column);
            return indexes.reduce((total, index) => total + Number(rows[index]![at]), 0);
          };
          const whole = ofRows ? sum(ofRows) : 1;
          expect(number).toBe(sum(used) / whole);
          if (printed.includes('未満')) continue;
          const read = Number(printed.replace(/[^\d.]/g, ''));
          expect(Math.abs(read - (ofRows ? number * 100 : number))).toBeLessThanOrEqual(ofRows ? 0.0500001 : 0.5000001);
        }
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    const rows = [row('unknown', 8, 16, 2), row('3', 4, 32, 4), row('none', 2, 64, 8), row('6', 1, 128, 16)];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 4 }), (shuffled) => {
        expect(plain(tell(shuffled))).toBe(plain(tell(rows)));
      }),
    );
  });
});

describe('the question of a sentence', () => {
  it('is asked of the kind of the subject, and of the hazard', () => {
    expect(sentenceQuestion(request, naka)).toEqual({
      question: 'exposure',
      parameters: { zoneKinds: ['district'], hazards: ['river:L2'] },
      scenario: null,
    });
  });

  it('turns to the hazard that a kind is about, and is none where there is no such thing', () => {
    const asked = (sentence: string, hazard: 'river:L1' | 'tsunami:') =>
      sentenceQuestion({ sentence, hazard, scenario: null }, { kind: 'city' })?.parameters.hazards;
    expect(asked('collapse', 'river:L1')).toEqual(['collapse:L1']);
    expect(asked('collapse', 'tsunami:')).toBeUndefined();
    expect(asked('depth_3m', 'tsunami:')).toEqual(['tsunami:']);
  });

  it('has every kind once', () => {
    expect(new Set(sentenceKinds.map(({ id }) => id)).size).toBe(sentenceKinds.length);
  });
});
