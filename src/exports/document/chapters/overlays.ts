import type { Answer } from '../../../domain/answer.ts';
import { depthHazards, type HazardKey, parseHazardKey } from '../../../domain/hazard.ts';
import type { TableRequest } from '../../../domain/sheet.ts';
import type { DocumentRun } from '../document.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import { type DocumentFacts, hazardTitle, roundingNote } from '../document-facts.ts';
import type { AddFigure } from '../document-figures.ts';
import { addTable } from '../document-tables.ts';

/** Sentences of a hazard in the order of the text. */
const depthSentences = [
  'depth_floor',
  'depth_3m',
  'vertical_evacuation',
  'long_inundation',
  'facilities',
  'shelters',
  'people_flow',
  'future_people',
];
const areaSentences: Readonly<Record<string, readonly string[]>> = {
  landslide: ['landslide', 'facilities', 'shelters', 'future_people'],
  collapse: ['collapse', 'facilities', 'future_people'],
};

interface OverlayTable {
  readonly question: string;
  readonly request: Pick<TableRequest, 'table' | 'title'> & Partial<TableRequest>;
}

/** 2-2: per hazard its sentences, its tables (川崎市立地適正化計画 第6章: 浸水深 × 階数, 施設, 避難所, 継続時間, 人口) and its map. */
export async function writeOverlays(
  builder: DocumentBuilder,
  facts: DocumentFacts,
  addFigure: AddFigure,
): Promise<void> {
  builder.heading(2, '災害リスクと都市情報の重ね合わせ');
  builder.paragraph([
    { text: 'ハザード情報と、建物・人口・施設などの都市情報を重ね合わせた結果を、災害の種類ごとに示す。' },
    builder.footnote(roundingNote()),
  ]);
  for (const key of inOrder(facts.city.hazards)) await writeHazard(builder, facts, key, addFigure);
  await writeSeveral(builder, facts);
}

/** The largest scale of a hazard first: it is what the plan is measured by. */
function inOrder(keys: readonly HazardKey[]): readonly HazardKey[] {
  const names = [...new Set(keys.map((key) => parseHazardKey(key).hazard))];
  const scales = ['L2', '', 'L1'];
  return names.flatMap((hazard) =>
    keys
      .filter((key) => parseHazardKey(key).hazard === hazard)
      .sort((a, b) => scales.indexOf(parseHazardKey(a).scale) - scales.indexOf(parseHazardKey(b).scale)),
  );
}

async function writeHazard(
  builder: DocumentBuilder,
  facts: DocumentFacts,
  key: HazardKey,
  addFigure: AddFigure,
): Promise<void> {
  const { hazard, scale } = parseHazardKey(key);
  builder.heading(3, hazardTitle(key));
  const kinds = areaSentences[hazard] ?? depthSentences;
  // The planned scale beside the largest one: what differs is how deep it is, the rest would be said twice.
  const told = scale === 'L1' && facts.city.hazards.includes(`${hazard}:L2` as HazardKey) ? kinds.slice(0, 3) : kinds;
  const sentences: { readonly text: string; readonly evidence: string }[] = [];
  for (const sentence of told) {
    const result = await facts.tell({ sentence, hazard: key, scenario: null }, { kind: 'city' });
    if ('text' in result) sentences.push(result);
  }
  // Sentences of one answer that follow each other have one footnote.
  const isLast = (i: number): boolean => sentences[i]!.evidence !== sentences[i + 1]?.evidence;
  builder.list(
    sentences.map(({ text, evidence }, i): readonly DocumentRun[] => [
      { text },
      ...(isLast(i) ? [builder.footnote(evidence)] : []),
    ]),
  );
  for (const { question, request } of tablesOf(key, told)) {
    const answer = await answerWith(facts, question, key);
    addTable(builder, answer, { ...request, title: request.title });
  }
  await addFigure({ of: 'hazard', hazard: key });
}

/** The answer with every hazard, where it has this one. */
async function answerWith(facts: DocumentFacts, question: string, key: HazardKey): Promise<Answer | undefined> {
  const asksHazard = question !== 'landslide';
  return facts.ask(question, asksHazard ? { hazards: [key] } : {});
}

function tablesOf(key: HazardKey, told: readonly string[]): readonly OverlayTable[] {
  const { hazard } = parseHazardKey(key);
  const area: OverlayTable = {
    question: 'hazard_area',
    request: {
      table: 'hazard_area',
      title: '区分別の面積・建物・人口',
      where: { zone_kind: ['city'] },
      down: ['class'],
      values: ['area_ha', 'buildings', 'population', 'population_75'],
      total: true,
    },
  };
  const residence: OverlayTable = {
    question: 'hazard_area',
    request: {
      table: 'hazard_area',
      title: '居住誘導区域の内外別の人口',
      where: { zone_kind: ['city'] },
      down: ['class'],
      across: ['residence'],
      values: ['population'],
      total: true,
    },
  };
  const special = depthHazards.includes(hazard) ? depthTables : areaTables(hazard);
  return [area, residence, ...special.filter(({ sentence }) => sentence === '' || told.includes(sentence))];
}

type SpecialTable = OverlayTable & { readonly sentence: string };

const depthTables: readonly SpecialTable[] = [
  {
    sentence: 'vertical_evacuation',
    question: 'vertical_evacuation',
    request: {
      table: 'vertical_evacuation_depth_storeys',
      title: '浸水深 × 階数別の建物と人口',
      where: { zone_kind: ['city'] },
      values: ['buildings', 'population', 'population_75'],
    },
  },
  {
    sentence: 'long_inundation',
    question: 'inundation_duration',
    request: {
      table: 'inundation_duration',
      title: '浸水継続時間別の建物と人口',
      where: { zone_kind: ['city'] },
      down: ['duration_class'],
      values: ['buildings', 'population', 'population_75'],
      total: true,
    },
  },
  {
    sentence: 'facilities',
    question: 'facility_depth',
    request: {
      table: 'facility_depth',
      title: '施設の種類 × 浸水深',
      where: { zone_kind: ['city'] },
      down: ['facility_kind'],
      across: ['class'],
      values: ['facilities'],
    },
  },
  {
    sentence: 'shelters',
    question: 'shelter_access',
    request: {
      table: 'shelter_access',
      title: '使える避難所までの距離別の人口',
      where: { zone_kind: ['city'] },
      down: ['distance'],
      values: ['buildings', 'population', 'population_65', 'population_75'],
      total: true,
    },
  },
];

function areaTables(hazard: string): readonly SpecialTable[] {
  if (hazard === 'collapse')
    return [
      {
        sentence: '',
        question: 'collapse_structure',
        request: {
          table: 'collapse_structure',
          title: '区域 × 構造別の建物と人口',
          where: { zone_kind: ['city'] },
          down: ['class', 'structure'],
          values: ['buildings', 'population', 'population_75'],
          total: true,
        },
      },
    ];
  return [
    {
      sentence: '',
      question: 'landslide',
      request: {
        table: 'landslide_phenomena',
        title: '現象別の建物と人口',
        where: { zone_kind: ['city'], class: ['warning', 'special_warning'] },
        down: ['phenomenon', 'class'],
        values: ['buildings', 'population', 'population_75'],
      },
    },
  ];
}

/** Several hazards at one building. */
async function writeSeveral(builder: DocumentBuilder, facts: DocumentFacts): Promise<void> {
  const answer = await facts.ask('multi_hazard');
  if (!answer) return;
  builder.heading(3, '複数の災害の重なり');
  const [hazard] = facts.city.hazards;
  const told = hazard && (await facts.tell({ sentence: 'multi_hazard', hazard, scenario: null }, { kind: 'city' }));
  if (told && 'text' in told) builder.paragraph([{ text: told.text }, builder.footnote(told.evidence)]);
  addTable(builder, answer, {
    table: 'multi_hazard_buildings',
    title: '重なる災害の数別の建物と人口',
    where: { zone_kind: ['city'] },
    down: ['hits', 'unknown_hazards'],
    values: ['buildings', 'population', 'population_75'],
    total: true,
  });
}
