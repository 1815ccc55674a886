import { depthRanks } from '../../domain/depth-rank.ts';
import { placeSentence, unknownTail } from './people-sentence.ts';
import { reasonsOf, type SentenceFacts, unknownRows } from './sentence-facts.ts';
import { eventText } from './sentence-words.ts';

/** People where the water stands as deep as the first rank that begins at `fromMeters` or deeper. */
export const tellDepth =
  (fromMeters: number) =>
  (facts: SentenceFacts): string => {
    const event = eventText(facts.hazard, facts.language);
    const deep = depthRanks.filter((rank) => rank.fromMeters >= fromMeters).map(({ rank }) => String(rank));
    const floor = fromMeters < 3 ? '床上浸水に相当する ' : '';
    return placeSentence(facts, {
      ja: `${event}により、${floor}${fromMeters} m 以上の浸水が想定される区域に`,
      en: `where ${event} is expected to stand ${fromMeters} m or deeper, `,
      hit: facts.rowsWhere('depth_rank', (rank) => deep.includes(rank)),
      verdicts: ['depth_rank'],
    });
  };

/** Verdicts of the 手引き by which nobody is safe upstairs. */
const notUpstairs = ['impossible', 'leave'];

/** 垂直避難: buildings whose upper floors do not save, and who lives in them. */
export function tellVerticalEvacuation(facts: SentenceFacts): string {
  const { teller, rows, language } = facts;
  const event = eventText(facts.hazard, language);
  const hit = facts.rowsWhere('verdict_guide', (verdict) => notUpstairs.includes(verdict));
  const unknown = unknownRows(facts, ['verdict_guide']);
  if (unknown.length === rows.length) {
    const reasons = reasonsOf(facts, rows, ['verdict_guide']);
    return language === 'ja'
      ? `${event}の際に上階への避難で安全を確保できるかは不明である（${reasons}）。`
      : `it is not known whether upper floors are safe in ${event} (${reasons}).`;
  }
  const tail = unknownTail(facts, ['verdict_guide'], '判定できない');
  if (teller.sum(hit, 'buildings') === 0) {
    const judged = unknown.length > 0 ? { ja: '、判定できた範囲には', en: ', of those that could be judged' } : null;
    return language === 'ja'
      ? `${event}の際に、上階への避難では安全を確保できないと判定される建物は${judged?.ja ?? ''}ない。${tail}`
      : `no building is judged unsafe on its upper floors in ${event}${judged?.en ?? ''}.${tail}`;
  }
  const buildings = teller.amount(hit, 'buildings');
  const share = teller.share(hit, rows, 'buildings');
  const people = teller.sum(hit, 'population') === null ? '' : teller.amount(hit, 'population');
  const old = teller.sum(hit, 'population_75') === null ? '' : teller.amount(hit, 'population_75');
  if (language === 'ja') {
    const who =
      people === '' ? 'ある' : `あり、${people}${old === '' ? '' : `（うち 75 歳以上 ${old}）`}が居住している`;
    return `${event}の際に、上階への避難では安全を確保できず、立退き避難（水平避難）が必要と判定される建物が ${buildings}（建物の ${share}）${who}。${tail}`;
  }
  const who = people === '' ? '' : `, home to ${people}${old === '' ? '' : ` (${old} of 75 and over)`}`;
  return `${buildings} (${share}) cannot save people on their upper floors in ${event}${who}.${tail}`;
}

/** People cut off for long: hours as the question was asked. */
export function tellLongInundation(facts: SentenceFacts): string {
  const event = eventText(facts.hazard, facts.language);
  const hours = Number(facts.parameter('longDurationHours'));
  return placeSentence(facts, {
    ja: `${event}により、浸水が ${hours} 時間以上続くと想定される区域に`,
    en: `where the water of ${event} is expected to stay ${hours} hours or longer, `,
    hit: facts.rowsWhere('long', (long) => long === 'long'),
    verdicts: ['long'],
  });
}
