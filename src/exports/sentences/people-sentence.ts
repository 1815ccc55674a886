import { reasonsOf, type SentenceFacts, unknownRows } from './sentence-facts.ts';
import { wholeText } from './sentence-words.ts';

export interface PlaceSentence {
  /** The place, to be followed by who lives there: 「3 m 以上の浸水が想定される区域に」. */
  readonly ja: string;
  readonly en: string;
  readonly hit: readonly number[];
  /** Columns whose unknown values make a row undecided. */
  readonly verdicts: readonly string[];
  /** Said after who lives there, where anybody does, and before what is not known. */
  readonly more?: () => string;
}

/**
 * 「…区域に 1,230 人（地区人口の 12.5%）が居住している（うち 75 歳以上 410 人、建物 862 棟）。」 Where nobody lives there it says so,
 * of the surveyed part only where not all is known; a city without people is told in buildings.
 */
export function placeSentence(facts: SentenceFacts, sentence: PlaceSentence): string {
  const { teller, rows, language } = facts;
  const { hit, verdicts, more } = sentence;
  const place = sentence[language];
  const unknown = unknownRows(facts, verdicts);
  if (rows.length > 0 && unknown.length === rows.length) return undecided(facts, place, verdicts);
  const tail = unknownTail(facts, verdicts);
  if (!teller.sum(hit, 'buildings')) return `${place}${nothingThere(facts, unknown.length > 0)}${tail}`;
  const there = teller.sum(rows, 'population') ? peopleThere(facts, hit) : buildingsThere(facts, hit);
  return `${place}${there}${more?.() ?? ''}${tail}`;
}

function peopleThere({ teller, rows, subject, language }: SentenceFacts, hit: readonly number[]): string {
  const amount = teller.amount(hit, 'population');
  const share = teller.share(hit, rows, 'population');
  const old = teller.sum(hit, 'population_75') === null ? '' : teller.amount(hit, 'population_75');
  const buildings = teller.amount(hit, 'buildings');
  const whole = wholeText(subject, 'people', language);
  if (language === 'ja') {
    const parts = [old === '' ? '' : `うち 75 歳以上 ${old}`, `建物 ${buildings}`].filter(Boolean).join('、');
    return ` ${amount}（${whole} ${share}）が居住している（${parts}）。`;
  }
  const parts = [old === '' ? '' : `${old} of 75 and over`, `${buildings}`].filter(Boolean).join('; ');
  return `${amount} live (${share} ${whole}; ${parts}).`;
}

function buildingsThere({ teller, rows, subject, language }: SentenceFacts, hit: readonly number[]): string {
  const amount = teller.amount(hit, 'buildings');
  const share = teller.share(hit, rows, 'buildings');
  const whole = wholeText(subject, 'buildings', language);
  return language === 'ja'
    ? `建物 ${amount}（${whole} ${share}）が立地している。`
    : `${amount} stand (${share} ${whole}).`;
}

function nothingThere({ language }: SentenceFacts, onlyPartly: boolean): string {
  if (language === 'ja') return onlyPartly ? '立地する建物は、調査済みの範囲にはない。' : '立地する建物はない。';
  return onlyPartly ? 'no building stands, as far as it was surveyed.' : 'no building stands.';
}

/** The whole sentence, where nothing is known. */
function undecided(facts: SentenceFacts, place: string, verdicts: readonly string[]): string {
  const reasons = reasonsOf(facts, facts.rows, verdicts);
  return facts.language === 'ja'
    ? `${place}立地する建物の有無は、不明である（${reasons}）。`
    : `${place}it is not known what stands (${reasons}).`;
}

/** 「なお、建物の 8.1%（1,329 棟）は状況が不明である（調査範囲の外で、建物の属性もない）。」 or nothing. */
export function unknownTail(
  facts: SentenceFacts,
  verdicts: readonly string[],
  predicate = '状況が不明である',
  reasons?: string,
): string {
  const { teller, rows, language } = facts;
  const unknown = unknownRows(facts, verdicts);
  if (!teller.sum(unknown, 'buildings')) return '';
  const share = teller.share(unknown, rows, 'buildings');
  const amount = teller.amount(unknown, 'buildings');
  const why = reasons ?? reasonsOf(facts, unknown, verdicts);
  return language === 'ja'
    ? `なお、建物の ${share}（${amount}）は${predicate}（${why}）。`
    : ` Of ${share} of the buildings (${amount}) it is not known (${why}).`;
}
