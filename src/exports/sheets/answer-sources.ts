import type { EvidenceInput } from '../../domain/evidence.ts';
import { type Hazard, parseHazardKey } from '../../domain/hazard.ts';
import type { AnswerRequest } from './sheet-supply.ts';

/**
 * Inputs of a city that an answer has nothing to do with, told by what their titles name: evidence lists everything that was
 * loaded, a printed line of sources only what the numbers come from. A title that names none of these stays.
 */
const subjects: readonly { readonly named: RegExp; readonly isAbout: (asked: Asked) => boolean }[] = [
  { named: /基図|写真|オルソ|標高|地形|道路/, isAbout: ({ question }) => question === 'shelter_access' },
  { named: /人流|モバイル空間統計|滞在人口/, isAbout: ({ question }) => question === 'people_flow' },
  { named: /消費/, isAbout: ({ question }) => question === 'spending' },
  { named: /将来推計|将来人口/, isAbout: ({ question }) => question === 'future_people' || question === 'density' },
  { named: /避難所|避難場所/, isAbout: ({ question }) => /^(shelter|facility)_/.test(question) },
  { named: /医療|福祉|要配慮|公共施設|集客施設/, isAbout: ({ question }) => question === 'facility_depth' },
  { named: /継続時間/, isAbout: ({ question }) => /^(inundation_duration|vertical_evacuation)$/.test(question) },
  { named: /災害危険区域/, isAbout: ({ question }) => /^(disaster_risk_area|exclusion_check)$/.test(question) },
  { named: /小学校区|学区/, isAbout: ({ zoneKinds }) => zoneKinds.includes('school_district') },
  { named: /小地域境界|町丁目/, isAbout: ({ zoneKinds }) => zoneKinds.includes('district') },
  { named: /用途地域|UseDistrict/, isAbout: ({ zoneKinds }) => zoneKinds.includes('use_district') },
  { named: /区域区分|AreaClassification/, isAbout: ({ zoneKinds }) => zoneKinds.includes('area_classification') },
  { named: /都市機能誘導|UrbanFunction/, isAbout: ({ zoneKinds }) => zoneKinds.includes('urban_function') },
];

/** A title may name several hazards, or both scales: it stays where any of them is asked for. */
const hazardNames: readonly { readonly named: RegExp; readonly hazard: Hazard }[] = [
  { named: /家屋倒壊/, hazard: 'collapse' },
  { named: /洪水(?!.*家屋倒壊)/, hazard: 'river' },
  { named: /内水|雨水出水/, hazard: 'inland' },
  { named: /高潮/, hazard: 'storm_surge' },
  { named: /津波/, hazard: 'tsunami' },
  { named: /ため池/, hazard: 'reservoir' },
  { named: /土砂/, hazard: 'landslide' },
];
const PLANNED = /計画規模|_L1/;
const LARGEST = /想定最大|_L2/;

function isOfHazards(title: string, { hazards, scales }: Asked): boolean {
  const named = hazardNames.filter((one) => one.named.test(title));
  const isAsked = named.length === 0 || named.some(({ hazard }) => hazards.includes(hazard));
  return isAsked && (!PLANNED.test(title) || LARGEST.test(title) || scales.includes('L1'));
}

interface Asked {
  readonly question: string;
  readonly hazards: readonly string[];
  readonly scales: readonly string[];
  readonly zoneKinds: readonly string[];
}

/** Questions that are about every hazard take no list of them, or judge by others besides: their sources are not narrowed. */
const ofAllHazards = ['multi_hazard', 'exclusion_check', 'landslide', 'disaster_risk_area'] as const;

export function sourcesOfAnswer(
  { question, parameters }: Pick<AnswerRequest, 'question' | 'parameters'>,
  inputs: readonly EvidenceInput[],
): readonly EvidenceInput[] {
  const { hazards, zoneKinds } = parameters;
  const narrowed = Array.isArray(hazards) && !ofAllHazards.some((id) => id === question);
  const keys = narrowed ? hazards.map((key) => parseHazardKey(String(key))) : [];
  const asked: Asked = {
    question,
    hazards: keys.map(({ hazard }) => hazard),
    scales: keys.map(({ scale }) => scale),
    zoneKinds: Array.isArray(zoneKinds) ? zoneKinds.map(String) : [],
  };
  return inputs.filter(
    ({ title }) =>
      subjects.every(({ named, isAbout }) => !named.test(title) || isAbout(asked)) &&
      (!narrowed || isOfHazards(title, asked)),
  );
}
