import type { Text } from '../../domain/answer.ts';
import { depthHazards, type Hazard, type HazardKey, hazardKey, hazards, parseHazardKey } from '../../domain/hazard.ts';
import type { SentenceRequest, SheetSubject } from '../../domain/sheet.ts';
import { tellCollapse, tellLandslide, tellMultiHazard } from './area-sentences.ts';
import { tellFacilities, tellShelters } from './facility-sentences.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import { tellFuturePeople, tellPeopleFlow } from './time-sentences.ts';
import { tellDepth, tellLongInundation, tellVerticalEvacuation } from './water-sentences.ts';

/** A fact that a sentence can tell, and the question that knows it. */
export interface SentenceKind {
  readonly id: string;
  readonly title: Text;
  readonly question: string;
  /** Id of the answer's table. */
  readonly table: string;
  /** Hazards that it can be told of. */
  readonly hazards: readonly Hazard[];
  /** The question takes the hazards as a parameter. */
  readonly asksHazards: boolean;
  readonly tell: (facts: SentenceFacts) => string;
}

export const sentenceKinds: readonly SentenceKind[] = [
  {
    id: 'depth_floor',
    title: { ja: '床上浸水（0.5 m 以上）の区域に住む人', en: 'People where water stands 0.5 m or deeper' },
    question: 'exposure',
    table: 'exposure',
    hazards: depthHazards,
    asksHazards: true,
    tell: tellDepth(0.5),
  },
  {
    id: 'depth_3m',
    title: { ja: '浸水深 3 m 以上の区域に住む人', en: 'People where water stands 3 m or deeper' },
    question: 'exposure',
    table: 'exposure',
    hazards: depthHazards,
    asksHazards: true,
    tell: tellDepth(3),
  },
  {
    id: 'vertical_evacuation',
    title: { ja: '上階への避難では助からない建物', en: 'Buildings whose upper floors do not save' },
    question: 'vertical_evacuation',
    table: 'vertical_evacuation',
    hazards: depthHazards,
    asksHazards: true,
    tell: tellVerticalEvacuation,
  },
  {
    id: 'long_inundation',
    title: { ja: '長期浸水（72 時間以上）', en: 'Inundation of 72 hours or longer' },
    question: 'inundation_duration',
    table: 'inundation_duration',
    hazards: depthHazards,
    asksHazards: true,
    tell: tellLongInundation,
  },
  {
    id: 'collapse',
    title: { ja: '家屋倒壊等氾濫想定区域', en: 'Zones of expected house collapse' },
    question: 'collapse_structure',
    table: 'collapse_structure',
    hazards: ['collapse'],
    asksHazards: true,
    tell: tellCollapse,
  },
  {
    id: 'landslide',
    title: { ja: '土砂災害（特別）警戒区域', en: 'Landslide warning zones' },
    question: 'landslide',
    table: 'landslide',
    hazards: ['landslide'],
    asksHazards: false,
    tell: tellLandslide,
  },
  {
    id: 'facilities',
    title: { ja: '浸水する施設', en: 'Facilities in the hazard' },
    question: 'facility_depth',
    table: 'facility_depth',
    hazards,
    asksHazards: true,
    tell: tellFacilities,
  },
  {
    id: 'shelters',
    title: { ja: '使える避難所の徒歩圏の外に住む人', en: 'People beyond walking distance of a usable shelter' },
    question: 'shelter_access',
    table: 'shelter_access',
    hazards,
    asksHazards: true,
    tell: tellShelters,
  },
  {
    id: 'people_flow',
    title: { ja: 'その時刻に災害の区域にいる人', en: 'People present in the hazard' },
    question: 'people_flow',
    table: 'people_flow',
    hazards,
    asksHazards: true,
    tell: tellPeopleFlow,
  },
  {
    id: 'future_people',
    title: { ja: '将来、災害の区域に住む人', en: 'Future people in the hazard' },
    question: 'future_people',
    table: 'future_people',
    hazards,
    asksHazards: true,
    tell: tellFuturePeople,
  },
  {
    id: 'multi_hazard',
    title: { ja: '複数の災害が重なる建物に住む人', en: 'People in buildings of several hazards' },
    question: 'multi_hazard',
    table: 'multi_hazard_buildings',
    hazards,
    asksHazards: false,
    tell: tellMultiHazard,
  },
];

export const sentenceKind = (id: string): SentenceKind | undefined => sentenceKinds.find((kind) => kind.id === id);

/**
 * The hazard that the sentence speaks of: the one asked, or where the kind has one of its own that (家屋倒壊等 of the same
 * scale, 土砂). Undefined where the kind cannot be told of it.
 */
export function hazardOfSentence({ sentence, hazard }: SentenceRequest): HazardKey | undefined {
  const kind = sentenceKind(sentence);
  if (!kind) return undefined;
  const parts = parseHazardKey(hazard);
  if (kind.hazards.includes(parts.hazard)) return hazard;
  if (kind.id === 'landslide') return hazardKey('landslide', '');
  if (kind.id === 'collapse' && parts.hazard === 'river') return hazardKey('collapse', parts.scale);
  return undefined;
}

/** What to ask for the sentence; undefined where there is none of the kind for the hazard. */
export function sentenceQuestion(
  request: SentenceRequest,
  subject: SheetSubject,
):
  | {
      readonly question: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly scenario: string | null;
    }
  | undefined {
  const kind = sentenceKind(request.sentence);
  const hazard = hazardOfSentence(request);
  if (!kind || hazard === undefined) return undefined;
  return {
    question: kind.question,
    parameters: {
      zoneKinds: [subject.kind === 'zone' ? subject.zoneKind : 'city'],
      ...(kind.asksHazards && { hazards: [hazard] }),
      ...(kind.question === 'people_flow' && { tables: ['zones'] }),
    },
    scenario: subject.kind === 'scenario' ? subject.scenario : request.scenario,
  };
}
