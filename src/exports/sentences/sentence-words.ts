import type { Text } from '../../domain/answer.ts';
import { type Hazard, type HazardKey, type HazardScale, parseHazardKey } from '../../domain/hazard.ts';
import type { SheetSubject } from '../../domain/sheet.ts';
import { zoneKindNames } from '../../domain/zone-kind.ts';
import type { Language } from '../../project/project-schema.ts';

/** As the event is spoken of in plan documents: 「想定最大規模の洪水により」. */
const events: Readonly<Record<Hazard, Text>> = {
  river: { ja: '洪水', en: 'river flood' },
  inland: { ja: '内水氾濫', en: 'inland flood' },
  storm_surge: { ja: '高潮', en: 'storm surge' },
  tsunami: { ja: '津波', en: 'tsunami' },
  reservoir: { ja: 'ため池の決壊', en: 'failure of a reservoir' },
  landslide: { ja: '土砂災害', en: 'landslide' },
  collapse: { ja: '洪水（家屋倒壊等）', en: 'river flood (house collapse)' },
};
const scales: Readonly<Record<HazardScale, Text>> = {
  L1: { ja: '計画規模の', en: 'planned-scale ' },
  L2: { ja: '想定最大規模の', en: 'largest assumed ' },
  '': { ja: '', en: '' },
};

/** `想定最大規模の洪水`, `津波`; `the largest assumed river flood`. */
export function eventText(key: HazardKey, language: Language): string {
  const { hazard, scale } = parseHazardKey(key);
  return `${language === 'en' ? 'the ' : ''}${scales[scale][language]}${events[hazard][language]}`;
}

/** `中町一丁目では、`, `本市では、`; a scenario names itself: `案Aの場合、本市では、`. */
export function subjectText(subject: SheetSubject, scenario: string | null, language: Language): string {
  const inScenario = {
    ja: scenario === null ? '' : `${scenario}の場合、`,
    en: scenario === null ? '' : `${scenario}: `,
  };
  const name = subjectName(subject, language);
  return language === 'ja' ? `${inScenario.ja}${name}では、` : `${inScenario.en}In ${name}, `;
}

/** `中町一丁目`, `本市`; a school district as one, since its name is the school's. */
export function subjectName(subject: SheetSubject, language: Language): string {
  if (subject.kind !== 'zone') return { ja: '本市', en: 'the city' }[language];
  if (subject.zoneKind === 'school_district' && language === 'ja' && !subject.name.endsWith('区'))
    return `${subject.name}区`;
  return subject.name === '' ? zoneKindNames[subject.zoneKind][language] : subject.name;
}

/** What a share is of: `地区人口の`, `市の人口の`. */
export function wholeText(subject: SheetSubject, of: 'people' | 'buildings', language: Language): string {
  if (language === 'en') return of === 'people' ? 'of its people' : 'of its buildings';
  const people = of === 'people';
  if (subject.kind !== 'zone') return people ? '市の人口の' : '市の建物の';
  if (subject.zoneKind === 'district') return people ? '地区人口の' : '地区の建物の';
  if (subject.zoneKind === 'school_district') return people ? '校区人口の' : '校区の建物の';
  return people ? '区域人口の' : '区域の建物の';
}
