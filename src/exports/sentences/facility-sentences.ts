import { depthHazards, parseHazardKey } from '../../domain/hazard.ts';
import { labelOf, reasonsOf, type SentenceFacts, unknownRows } from './sentence-facts.ts';
import { eventText } from './sentence-words.ts';

/** Depth from which people can't wade and floors are wet. Source: 水害の被害指標分析の手引（H25 試行版）. */
const FLOODED_METERS = 0.5;

/** Facilities of each kind that stand where the water is 0.5 m or deeper, or in the hazard's zones. */
export function tellFacilities(facts: SentenceFacts): string {
  const { teller, rows, language } = facts;
  const hit = facts.rowsWhere('class', isFlooded);
  const depth = depthHazards.includes(parseHazardKey(facts.hazard).hazard);
  const event = eventText(facts.hazard, language);
  const place = depth
    ? {
        ja: `${event}により ${FLOODED_METERS} m 以上の浸水が想定される区域`,
        en: `where ${event} is expected to stand ${FLOODED_METERS} m or deeper`,
      }
    : { ja: `${event}の区域`, en: `in the zones of ${event}` };
  const unknown = unknownRows(facts, ['class']);
  const tail = facilityTail(facts, unknown);
  if (unknown.length === rows.length)
    return language === 'ja'
      ? `施設が${place.ja}にあるかは不明である（${reasonsOf(facts, unknown, ['class'])}）。`
      : `it is not known whether facilities lie ${place.en} (${reasonsOf(facts, unknown, ['class'])}).`;
  if (!teller.sum(hit, 'facilities'))
    return language === 'ja'
      ? `${place.ja}に立地する施設は、${unknown.length > 0 ? '調査済みの範囲にはない' : 'ない'}。${tail}`
      : `no facility lies ${place.en}.${tail}`;
  return language === 'ja'
    ? `${place.ja}に、${byKind(facts, hit)}が立地している。${tail}`
    : `${byKind(facts, hit)} lie ${place.en}.${tail}`;
}

/** 「指定避難所 18 箇所、医療施設 8 箇所」: never one sum, for a school may be a shelter and a site of evacuation. */
function byKind(facts: SentenceFacts, rows: readonly number[]): string {
  const { teller, cell, language } = facts;
  const kinds = [...new Set(facts.rows.map((row) => String(cell(row, 'facility_kind'))))];
  const list = kinds.flatMap((kind) => {
    const ofKind = rows.filter((row) => cell(row, 'facility_kind') === kind);
    return teller.sum(ofKind, 'facilities')
      ? [`${labelOf(facts, 'facility_kind', kind)} ${teller.amount(ofKind, 'facilities')}`.replace('） ', '）')]
      : [];
  });
  return list.join(language === 'ja' ? '、' : ', ');
}

/** Lower end of a depth class: `0.5-0.7`, `0.7_and_over`, `under_0.3`, `rank_2` (0.5–3 m); undefined for kinds of zones. */
function fromMetersOf(value: string): number | undefined {
  if (value.startsWith('under_')) return 0;
  if (value === 'rank_2') return FLOODED_METERS;
  const [, from] = /^(\d+(?:\.\d+)?)(?:-|_and_over)/.exec(value) ?? [];
  return from === undefined ? undefined : Number(from);
}

function isFlooded(value: string): boolean {
  const from = fromMetersOf(value);
  if (from !== undefined) return from >= FLOODED_METERS;
  return !['none', 'unknown', 'unknown_place'].includes(value) && !value.startsWith('rank_');
}

function facilityTail(facts: SentenceFacts, unknown: readonly number[]): string {
  const { teller, language } = facts;
  if (!teller.sum(unknown, 'facilities')) return '';
  const reasons = reasonsOf(facts, unknown, ['class']);
  return language === 'ja'
    ? `なお、${byKind(facts, unknown)}は状況が不明である（${reasons}）。`
    : ` Of ${byKind(facts, unknown)} it is not known (${reasons}).`;
}

/** 避難所の徒歩圏: people beyond the walking distance of all, those of 75 and over beyond that of the elderly. */
export function tellShelters(facts: SentenceFacts): string {
  const { teller, rows, cell, language } = facts;
  const event = eventText(facts.hazard, language);
  const meters = (name: string) => Number(facts.parameter(name));
  const [general, elderly] = [meters('generalMeters'), meters('elderlyMeters')];
  const beyond = (limit: number) => facts.rowsWhere('distance', (value) => isBeyond(value, limit));
  const unknown = unknownRows(facts, ['distance']);
  if (unknown.length === rows.length || teller.sum(rows, 'population') === null)
    return language === 'ja'
      ? `${event}の際に使える避難所までの距離は不明である（${reasonsOf(facts, unknown, ['distance']) || '人口データがない'}）。`
      : `the distance to a shelter usable in ${event} is not known.`;
  if (rows.every((row) => cell(row, 'distance') === 'no_shelter'))
    return language === 'ja'
      ? `${event}の際に使える避難所がない（居住人口 ${teller.amount(rows, 'population')}）。`
      : `there is no shelter usable in ${event} (for ${teller.amount(rows, 'population')}).`;
  const far = beyond(general);
  const tail = distanceTail(facts, unknown);
  if (!teller.sum(far, 'population')) {
    const known = unknown.length > 0 ? { ja: '、距離が分かる範囲には', en: ', as far as distances are known' } : null;
    return language === 'ja'
      ? `${event}の際に使える避難所の徒歩圏（${general} m）の外に居住する人は${known?.ja ?? ''}いない。${tail}`
      : `nobody lives beyond ${general} m of a shelter usable in ${event}${known?.en ?? ''}.${tail}`;
  }
  const people = teller.amount(far, 'population');
  const share = teller.share(far, rows, 'population');
  const old = beyond(elderly);
  const hasOld = teller.sum(old, 'population_75') !== null;
  const oldText = hasOld ? teller.amount(old, 'population_75') : '';
  if (language === 'ja') {
    const second = hasOld
      ? `、高齢者の徒歩圏（${elderly} m）の外に 75 歳以上 ${oldText}が居住している`
      : 'が居住している';
    return `${event}の際に使える避難所の徒歩圏（${general} m）の外に ${people}（人口の ${share}）${second}。${tail}`;
  }
  return `${people} (${share}) live beyond ${general} m of a shelter usable in ${event}${hasOld ? `, and ${oldText} of 75 and over beyond ${elderly} m` : ''}.${tail}`;
}

/** `500-800`, `beyond_800`, `no_shelter`; a band counts where it begins at the limit or farther. */
function isBeyond(value: string, limit: number): boolean {
  if (value === 'no_shelter') return true;
  const [, from] = /^(?:beyond_)?(\d+)/.exec(value) ?? [];
  return from !== undefined && Number(from) >= limit;
}

function distanceTail(facts: SentenceFacts, unknown: readonly number[]): string {
  const { teller, rows, language } = facts;
  if (!teller.sum(unknown, 'population')) return '';
  const share = teller.share(unknown, rows, 'population');
  const reasons = reasonsOf(facts, unknown, ['distance']);
  return language === 'ja'
    ? `なお、人口の ${share}は距離が不明である（${reasons}）。`
    : ` Of ${share} of the people the distance is not known (${reasons}).`;
}
