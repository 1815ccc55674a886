import { placeSentence, unknownTail } from './people-sentence.ts';
import { type SentenceFacts, unknownRows } from './sentence-facts.ts';

/** 家屋倒壊等氾濫想定区域: who lives there, and the buildings that must be left (wood in 氾濫流, all in 河岸侵食). */
export function tellCollapse(facts: SentenceFacts): string {
  return placeSentence(facts, {
    ja: '家屋倒壊等氾濫想定区域に',
    en: 'in the zones of expected house collapse ',
    hit: facts.rowsWhere('class', (value) => ['flow', 'erosion', 'flow_and_erosion'].includes(value)),
    verdicts: ['class'],
    more: () => mustLeave(facts),
  });
}

function mustLeave({ teller, language, rowsWhere }: SentenceFacts): string {
  const leave = rowsWhere('judgement', (value) => value === 'leave');
  if (!teller.sum(leave, 'buildings')) return '';
  const buildings = teller.amount(leave, 'buildings');
  return language === 'ja'
    ? `このうち ${buildings}は、氾濫流の区域の木造または河岸侵食の区域にあり、立退き避難が必要である。`
    : ` Of these ${buildings} must be left: wood in the zone of the flow, or in the zone of bank erosion.`;
}

/** 土砂災害（特別）警戒区域, the special ones apart. */
export function tellLandslide(facts: SentenceFacts): string {
  return placeSentence(facts, {
    ja: '土砂災害警戒区域（特別警戒区域を含む）に',
    en: 'in landslide warning zones (special ones included) ',
    hit: facts.rowsWhere('class', (value) => ['warning', 'special_warning'].includes(value)),
    verdicts: ['class'],
    more: () => specialWarning(facts),
  });
}

function specialWarning({ teller, language, rowsWhere }: SentenceFacts): string {
  const special = rowsWhere('class', (value) => value === 'special_warning');
  if (!teller.sum(special, 'buildings')) return '';
  const buildings = teller.amount(special, 'buildings');
  const people = teller.sum(special, 'population') === null ? '' : teller.amount(special, 'population');
  return language === 'ja'
    ? `このうち土砂災害特別警戒区域には、建物 ${buildings}が立地${people === '' ? 'している' : `し、${people}が居住している`}。`
    : ` In the special warning zones stand ${buildings}${people === '' ? '' : `, home to ${people}`}.`;
}

/** How the table says it; its own reasons count hazards one by one. */
const whyUnknown = { ja: '調査範囲の外、または属性がない', en: 'outside the survey, or no attribute' };

/** People in buildings that two hazards or more reach. What is not known of one hazard may add to it. */
export function tellMultiHazard(facts: SentenceFacts): string {
  const { language, rowsWhere, teller } = facts;
  const hit = rowsWhere('hits', (hits) => hits === '2' || hits === '3_or_more');
  const unknown = unknownRows(facts, ['unknown_hazards']);
  const tail = unknownTail(facts, ['unknown_hazards'], 'いずれかの災害の状況が不明である', whyUnknown[language]);
  if (unknown.length > 0 && !teller.sum(hit, 'buildings'))
    return language === 'ja'
      ? `二つ以上の災害が重なる建物は、調査済みの範囲にはない。${tail}`
      : `no building is known to be reached by two hazards or more.${tail}`;
  const place = { ja: '二つ以上の災害が重なる区域に', en: 'where two hazards or more reach a building ' };
  return `${placeSentence(facts, { ...place, hit, verdicts: [] })}${tail}`;
}
