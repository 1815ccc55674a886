import type { Text } from '../../domain/answer.ts';
import type { FacilityKind } from '../../domain/datasets.ts';
import { type Hazard, type HazardKey, hazardNames, parseHazardKey } from '../../domain/hazard.ts';
import type { MapContent, Sheet, TableRequest } from '../../domain/sheet.ts';
import type { Language } from '../../project/project-schema.ts';
import { type Figure, hazardFigure, tableRequest, whereHazard } from './figures.ts';
import type { SheetCity } from './sheet-supply.ts';
import { type SheetStart, type SheetTemplate, sheetOfFigure, sheetTemplates } from './templates.ts';

/** A figure that a 防災指針 usually has. Source: 立地適正化計画作成の手引き 防災指針, 災害リスクの分析. */
export interface UsualFigure {
  readonly id: string;
  readonly name: Text;
  /** Undefined where the city has its data; else what is missing. */
  readonly lacks: (city: SheetCity) => Text | undefined;
  /** Of a city that lacks nothing. */
  readonly figure: (city: SheetCity, language: Language) => Figure;
}

/** Sheets of all usual figures that the city has data for, in the arrangement 図と表. */
export const usualSheets = (city: SheetCity, language: Language): readonly Sheet[] =>
  usualFigures
    .filter(({ lacks }) => lacks(city) === undefined)
    .map((figure) => sheetOfUsual(figure, city, { id: figure.id, language }));

export const sheetOfUsual = (usual: UsualFigure, city: SheetCity, start: SheetStart): Sheet =>
  sheetOfFigure(arrangement, usual.figure(city, start.language), usual.name, start);

const arrangement: SheetTemplate = sheetTemplates[0]!;

/** The largest scale of a hazard: 想定最大規模 before 計画規模. */
function keyOf(hazard: Hazard, { hazards }: SheetCity): HazardKey | undefined {
  const keys = hazards.filter((key) => parseHazardKey(key).hazard === hazard);
  return keys.find((key) => parseHazardKey(key).scale === 'L2') ?? keys[0];
}

const lackOfHazard = (hazard: Hazard): Text => ({ ja: hazardNames[hazard].ja, en: hazardNames[hazard].en });

const ofHazard = (hazard: Hazard): UsualFigure => ({
  id: `hazard-${hazard}`,
  name: {
    ja: `${hazardNames[hazard].ja}と居住誘導区域`,
    en: `${hazardNames[hazard].en} and residence attraction area`,
  },
  lacks: (city) => (keyOf(hazard, city) ? undefined : lackOfHazard(hazard)),
  figure: (city, language) => hazardFigure(keyOf(hazard, city)!, city, language),
});

interface QuestionFigure {
  readonly id: string;
  readonly name: Text;
  readonly question: string;
  /** What the city lacks where it cannot be asked. */
  readonly lack: Text;
  /** Kinds of hazards of which the first that the city has is drawn. */
  readonly hazards: readonly Hazard[];
  readonly map?: (city: SheetCity) => Partial<MapContent>;
  readonly tables: (hazard: HazardKey, title: string) => readonly TableRequest[];
  readonly sentence: string | null;
}

/** A figure of one question over the map of a hazard. */
function ofQuestion(own: QuestionFigure): UsualFigure {
  const hazardOf = (city: SheetCity): HazardKey | undefined =>
    own.hazards.map((hazard) => keyOf(hazard, city)).find((key) => key !== undefined);
  return {
    id: own.id,
    name: own.name,
    lacks: (city) => {
      if (!city.questions.includes(own.question)) return own.lack;
      return hazardOf(city) ? undefined : lackOfHazard(own.hazards[0]!);
    },
    figure(city, language) {
      const hazard = hazardOf(city)!;
      const base = hazardFigure(hazard, city, language);
      return {
        ...base,
        title: { ja: `{{figure}}　{{hazard}}　${own.name.ja}`, en: `{{figure}} {{hazard}}: ${own.name.en}` },
        map: { ...base.map, ...own.map?.(city) },
        tables: own.tables(hazard, own.name[language]),
        sentence: own.sentence ? { sentence: own.sentence, hazard, scenario: null } : null,
      };
    },
  };
}

const water: readonly Hazard[] = ['river', 'storm_surge', 'tsunami', 'inland'];
const facilitiesOf =
  (...kinds: readonly FacilityKind[]) =>
  ({ facilities }: SheetCity): Partial<MapContent> => ({
    facilities: facilities.filter((kind) => kinds.length === 0 || kinds.includes(kind)),
  });

const duration = ofQuestion({
  id: 'duration',
  name: { ja: '浸水継続時間', en: 'Duration of inundation' },
  question: 'inundation_duration',
  lack: { ja: '浸水継続時間', en: 'durations of inundation' },
  hazards: ['river'],
  sentence: 'long_inundation',
  tables: (hazard, title) => [
    tableRequest({
      question: 'inundation_duration',
      table: 'inundation_duration',
      ...whereHazard(hazard),
      ofSubject: true,
      down: ['duration_class'],
      values: ['buildings', 'population', 'population_75'],
      total: true,
      title,
    }),
  ],
});

const verticalEvacuation = ofQuestion({
  id: 'vertical-evacuation',
  name: { ja: '垂直避難の可否', en: 'Vertical evacuation' },
  question: 'vertical_evacuation',
  lack: { ja: '浸水深', en: 'depths of inundation' },
  hazards: water,
  map: () => ({ carrier: 'buildings' }),
  sentence: 'vertical_evacuation',
  tables: (hazard, title) => [
    tableRequest({
      question: 'vertical_evacuation',
      table: 'vertical_evacuation',
      ...whereHazard(hazard),
      ofSubject: true,
      down: ['verdict_guide'],
      values: ['buildings', 'population', 'population_75'],
      total: true,
      title,
    }),
  ],
});

const facilities = ofQuestion({
  id: 'facilities',
  name: { ja: '施設と災害', en: 'Facilities in the hazard' },
  question: 'facility_depth',
  lack: { ja: '施設', en: 'facilities' },
  hazards: water,
  map: facilitiesOf(),
  sentence: 'facilities',
  tables: (hazard, title) => [
    tableRequest({
      question: 'facility_depth',
      table: 'facility_depth',
      ...whereHazard(hazard),
      ofSubject: true,
      across: ['class'],
      down: ['facility_kind'],
      values: ['facilities'],
      title,
    }),
  ],
});

const shelters = ofQuestion({
  id: 'shelters',
  name: { ja: '避難所の徒歩圏', en: 'Walking distance to shelters' },
  question: 'shelter_access',
  lack: { ja: '避難所', en: 'shelters' },
  hazards: water,
  map: facilitiesOf('shelter', 'evacuation_site'),
  sentence: 'shelters',
  tables: (hazard, title) => [
    tableRequest({
      question: 'shelter_access',
      table: 'shelter_access',
      ...whereHazard(hazard),
      ofSubject: true,
      across: ['in_hazard'],
      down: ['distance'],
      values: ['population'],
      total: true,
      title,
    }),
  ],
});

const peopleFlow = ofQuestion({
  id: 'people-flow',
  name: { ja: '人流と災害', en: 'People present in the hazard' },
  question: 'people_flow',
  lack: { ja: '人流', en: 'people flow' },
  hazards: water,
  sentence: 'people_flow',
  tables: (hazard, title) => {
    const { where, parameters } = whereHazard(hazard);
    return [
      tableRequest({
        question: 'people_flow',
        table: 'people_flow',
        where,
        parameters: { ...parameters, tables: ['zones'] },
        ofSubject: true,
        down: ['class'],
        values: ['people', 'population', 'difference'],
        total: true,
        title,
      }),
    ];
  },
});

const futurePeople = ofQuestion({
  id: 'future-people',
  name: { ja: '将来人口と災害', en: 'Future people in the hazard' },
  question: 'future_people',
  lack: { ja: '将来推計人口', en: 'projected population' },
  hazards: water,
  sentence: 'future_people',
  tables: (hazard, title) => [
    tableRequest({
      question: 'future_people',
      table: 'future_people',
      ...whereHazard(hazard),
      ofSubject: true,
      across: ['class'],
      down: ['year'],
      values: ['population'],
      title,
    }),
  ],
});

/** In the order of a plan's chapter. */
export const usualFigures: readonly UsualFigure[] = [
  ofHazard('river'),
  ofHazard('inland'),
  ofHazard('storm_surge'),
  ofHazard('tsunami'),
  ofHazard('landslide'),
  ofHazard('collapse'),
  duration,
  verticalEvacuation,
  facilities,
  shelters,
  peopleFlow,
  futurePeople,
];
