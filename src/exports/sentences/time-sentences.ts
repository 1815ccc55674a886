import { hitClasses } from './hit-classes.ts';
import { labelOf, reasonsOf, type SentenceFacts, unknownRows } from './sentence-facts.ts';
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
  const undecided = unknownRows(facts, ['class']).filter((row) => given.includes(row));
  if (undecided.length === given.length)
    return language === 'ja'
      ? `${time}に、${event}の区域に滞在する人は不明である（${reasonsOf(facts, undecided, ['class'])}）。`
      : `it is not known who is in the area of ${event} (${time}; ${reasonsOf(facts, undecided, ['class'])}).`;
  const tail = `${undecidedTail(facts, undecided, 'people', '滞在する')}${flowTail(facts, notGiven)}`;
  if (!teller.sum(hit, 'people')) {
    const known = undecided.length > 0 ? { ja: '、調査済みの範囲には', en: ', as far as it was surveyed' } : blank;
    return language === 'ja'
      ? `${time}に、${event}の区域に滞在すると推計される人は${known.ja}いない。${tail}`
      : `nobody is estimated to be in the area of ${event} (${time})${known.en}.${tail}`;
  }
  const people = teller.amount(hit, 'people');
  const residents = teller.sum(hit, 'population') === null ? '' : teller.amount(hit, 'population');
  return language === 'ja'
    ? `${time}に、${event}の区域に ${people}が滞在すると推計される${residents === '' ? '' : `（同じ区域の居住人口は ${residents}）`}。${tail}`
    : `${people} are estimated to be in the area of ${event} (${time}${residents === '' ? '' : `; ${residents} live there`}).${tail}`;
}

const blank = { ja: '', en: '' } as const;

/** 「なお、30 人は区域に滞在するか不明であり、含まない（…）。」 or nothing: whom the hazard may reach, as far as anybody knows. */
function undecidedTail(facts: SentenceFacts, undecided: readonly number[], column: string, verb: string): string {
  const { teller, language } = facts;
  if (!teller.sum(undecided, column)) return '';
  const amount = teller.amount(undecided, column);
  const reasons = reasonsOf(facts, undecided, ['class']);
  return language === 'ja'
    ? `なお、${amount}は区域に${verb}か不明であり、含まない（${reasons}）。`
    : ` Of ${amount} it is not known whether they are in that area (${reasons}).`;
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
  const ofYear = rows.filter((row) => Number(cell(row, 'year')) === year);
  const isProjected = (row: number) => cell(row, 'presence') === 'known';
  const hit = ofYear.filter((row) => hitClasses(String(cell(row, 'class'))));
  const known = hit.filter(isProjected);
  const notProjected = hit.filter((row) => cell(row, 'presence') === 'not_projected');
  const undecided = unknownRows(facts, ['class']).filter((row) => ofYear.includes(row) && isProjected(row));
  const tail = `${undecidedTail(facts, undecided, 'population', '居住する')}${futureTail(facts, notProjected)}`;
  if (teller.sum(known, 'population') === null || known.length === 0) {
    const open = notProjected.length > 0 || undecided.length === ofYear.length;
    const why = [reasonsOf(facts, notProjected, ['presence']), reasonsOf(facts, undecided, ['class'])];
    const nobody = undecided.length > 0 ? `調査済みの範囲にはいない。${tail}` : 'いない。';
    return language === 'ja'
      ? `${year} 年に${event}の区域に居住する人は、${open ? `不明である（${why.filter(Boolean).join('、または')}）。` : nobody}`
      : `${open ? 'it is not known who' : 'nobody'} will live in the area of ${event} in ${year}.${open ? '' : tail}`;
  }
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
