import { hitClasses } from './hit-classes.ts';
import { labelOf, reasonsOf, type SentenceFacts } from './sentence-facts.ts';
import { eventText } from './sentence-words.ts';

/** Who is in the hazard at a time of day, beside who lives there. */
export function tellPeopleFlow(facts: SentenceFacts): string {
  const { teller, cell, rows, language } = facts;
  const event = eventText(facts.hazard, language);
  const given = facts.rowsWhere('presence', (value) => value === 'given');
  const hit = given.filter((row) => hitClasses(String(cell(row, 'class'))));
  const time = timeText(facts);
  const notGiven = rows.filter((row) => cell(row, 'presence') === 'not_given');
  if (given.length === 0)
    return language === 'ja'
      ? `${time}に滞在する人は不明である（${reasonsOf(facts, notGiven, ['presence'])}）。`
      : `nobody says who is there (${time}).`;
  const tail = flowTail(facts, notGiven);
  if (!teller.sum(hit, 'people'))
    return language === 'ja'
      ? `${time}に、${event}の区域に滞在すると推計される人はいない。${tail}`
      : `nobody is estimated to be in the area of ${event} (${time}).${tail}`;
  const people = teller.amount(hit, 'people');
  const residents = teller.sum(hit, 'population') === null ? '' : teller.amount(hit, 'population');
  return language === 'ja'
    ? `${time}に、${event}の区域に ${people}が滞在すると推計される${residents === '' ? '' : `（同じ区域の居住人口は ${residents}）`}。${tail}`
    : `${people} are estimated to be in the area of ${event} (${time}${residents === '' ? '' : `; ${residents} live there`}).${tail}`;
}

/** 「2021 年 12 月の休日・昼（11〜14時台）」 */
function timeText(facts: SentenceFacts): string {
  const { cell, rows, language } = facts;
  const first = (column: string) => cell(rows[0]!, column);
  const [year, month] = [Number(first('year')), Number(first('month'))];
  const day = labelOf(facts, 'day_type', first('day_type'));
  const time = labelOf(facts, 'time', first('time'));
  if (language === 'en') return `${month === 0 ? year : `${year}-${String(month).padStart(2, '0')}`}, ${day}, ${time}`;
  return `${year} 年${month === 0 ? '' : ` ${month} 月`}の${day}・${time}`;
}

function flowTail(facts: SentenceFacts, notGiven: readonly number[]): string {
  const { teller, rows, language } = facts;
  const buildings = rows.filter((row) => !notGiven.includes(row));
  if (!teller.sum(notGiven, 'buildings')) return '';
  const share = teller.share(notGiven, [...buildings, ...notGiven], 'buildings');
  const reasons = reasonsOf(facts, notGiven, ['presence']);
  return language === 'ja'
    ? `なお、建物の ${share}は滞在する人が不明であり、含まない（${reasons}）。`
    : ` Of ${share} of the buildings nobody says who is there (${reasons}).`;
}

/** 目標年次 of most plans. */
const HORIZON = 2050;

/** How many people will live in the hazard, against today's of the same places. */
export function tellFuturePeople(facts: SentenceFacts): string {
  const { teller, cell, rows, language } = facts;
  const event = eventText(facts.hazard, language);
  const years = [...new Set(rows.map((row) => Number(cell(row, 'year'))))].sort((a, b) => a - b);
  const year = years.includes(HORIZON) ? HORIZON : years.at(-1)!;
  const inYear = (presence: string) =>
    rows.filter(
      (row) =>
        Number(cell(row, 'year')) === year &&
        cell(row, 'presence') === presence &&
        hitClasses(String(cell(row, 'class'))),
    );
  const known = inYear('known');
  const notProjected = inYear('not_projected');
  const tail = futureTail(facts, notProjected);
  if (teller.sum(known, 'population') === null || known.length === 0)
    return language === 'ja'
      ? `${year} 年に${event}の区域に居住する人は、${notProjected.length > 0 ? `不明である（${reasonsOf(facts, notProjected, ['presence'])}）` : 'いない'}。`
      : `${notProjected.length > 0 ? 'it is not known who' : 'nobody'} will live in the area of ${event} in ${year}.`;
  const future = teller.amount(known, 'population');
  const today = teller.amount(known, 'population_census');
  const old = teller.sum(known, 'population_75') === null ? '' : teller.amount(known, 'population_75');
  return language === 'ja'
    ? `${year} 年には、${event}の区域に ${future}が居住すると見込まれる（${old === '' ? '' : `うち 75 歳以上 ${old}、`}国勢調査時点では ${today}）。${tail}`
    : `in ${year} ${future} are expected to live in the area of ${event} (${old === '' ? '' : `${old} of 75 and over; `}${today} at the census).${tail}`;
}

function futureTail(facts: SentenceFacts, notProjected: readonly number[]): string {
  const { teller, language } = facts;
  if (!teller.sum(notProjected, 'population_census')) return '';
  const amount = teller.amount(notProjected, 'population_census');
  const reasons = reasonsOf(facts, notProjected, ['presence']);
  return language === 'ja'
    ? `なお、国勢調査時点の ${amount}は将来が不明であり、含まない（${reasons}）。`
    : ` Of ${amount} (census) the future is not known (${reasons}).`;
}
