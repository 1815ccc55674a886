import { type Answer, type AnswerTable, type Cell, cellOf } from '../../../domain/answer.ts';
import { type HazardKey, parseHazardKey } from '../../../domain/hazard.ts';
import type { SheetSubject } from '../../../domain/sheet.ts';
import { TODO_MARK } from '../document.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import type { DocumentFacts } from '../document-facts.ts';
import type { AddFigure } from '../document-figures.ts';
import { addTable } from '../document-tables.ts';

/** A district with its rank by multi_hazard; null where it has none (nobody lives there). */
export interface RankedDistrict {
  readonly subject: SheetSubject & { readonly kind: 'zone' };
  readonly rank: number | null;
  readonly score: number | null;
}

/** Districts from the highest score; zones of equal rank in the order of the data. Empty where the city has no districts. */
export function rankedDistricts(answer: Answer | undefined): readonly RankedDistrict[] {
  const table = answer?.tables.find(({ id }) => id === 'multi_hazard_ranking');
  if (!table) return [];
  const districts = table.rows.flatMap((row): readonly RankedDistrict[] => {
    const zoneId = String(cellOf(table, row, 'zone_id') ?? '');
    const name = String(cellOf(table, row, 'zone_name') ?? '');
    if (cellOf(table, row, 'zone_kind') !== 'district' || zoneId === '' || zoneId === 'unknown') return [];
    const subject = { kind: 'zone', zoneKind: 'district', zoneId, name } as const;
    return [{ subject, rank: numberOf(cellOf(table, row, 'rank')), score: numberOf(cellOf(table, row, 'score')) }];
  });
  const place = ({ rank }: RankedDistrict) => rank ?? Number.POSITIVE_INFINITY;
  return districts.toSorted((a, b) => place(a) - place(b) || 0);
}

const numberOf = (cell: Cell): number | null => (typeof cell === 'number' ? cell : null);

/** The answer with the rows of a table in the order of the districts, so that it prints from the first rank to the last. */
export function inRankOrder(answer: Answer, tableId: string, districts: readonly RankedDistrict[]): Answer {
  const place = new Map(districts.map(({ subject }, i) => [subject.zoneId, i]));
  const sorted = (table: AnswerTable): AnswerTable => ({
    ...table,
    rows: table.rows.toSorted(
      (a, b) =>
        (place.get(String(cellOf(table, a, 'zone_id'))) ?? Number.MAX_SAFE_INTEGER) -
        (place.get(String(cellOf(table, b, 'zone_id'))) ?? Number.MAX_SAFE_INTEGER),
    ),
  });
  return { ...answer, tables: answer.tables.map((table) => (table.id === tableId ? sorted(table) : table)) };
}

/** Zones of which nobody is known to be reached, because nobody knows of anybody, have no number instead of 0. */
function withoutUndecided(answer: Answer): Answer {
  const decided = (table: AnswerTable): AnswerTable => {
    const place = (name: string) => table.keys.length + table.values.findIndex((column) => column.name === name);
    const [people, share, unknown, all] = ['population', 'share', 'unknown_population', 'zone_population'].map(place);
    const isOpen = (row: AnswerTable['rows'][number]) =>
      row[people!] === 0 && Number(row[all!]) > 0 && Number(row[unknown!]) >= Number(row[all!]) * (1 - 1e-9);
    const open = (row: AnswerTable['rows'][number]) =>
      row.map((cell, i) => (i === people || i === share ? null : cell));
    return { ...table, rows: table.rows.map((row) => (isOpen(row) ? open(row) : row)) };
  };
  const tables = answer.tables.map((table) => (table.id === 'multi_hazard_components' ? decided(table) : table));
  return { ...answer, tables };
}

export interface RecordOptions {
  /** So many districts from the highest rank have a record of their own. */
  readonly records: number;
  /** So many of them a map. */
  readonly maps: number;
}

/** 2-3 地区別課題カルテ: a table of all districts, and one record for each of the first. */
export async function writeDistrictRecords(
  builder: DocumentBuilder,
  facts: DocumentFacts,
  addFigure: AddFigure,
  { records, maps }: RecordOptions,
): Promise<void> {
  builder.heading(2, '地区別の課題カルテ');
  const answer = await facts.ask('multi_hazard');
  const districts = rankedDistricts(answer);
  if (!answer || districts.length === 0) {
    builder.paragraph('町丁目などの地区のデータがないため、地区別の分析は行っていない。', 'todo');
    return;
  }
  addTable(builder, withoutUndecided(inRankOrder(answer, 'multi_hazard_components', districts)), {
    table: 'multi_hazard_components',
    title: '地区別・災害別の該当人口',
    undecided: true,
    lead: (label) =>
      `地区別に、各災害の区域に住む人口を${label}に示す。地区は、災害の重なりの得点（第 3 節）が大きい順に並べている。「不明」は、地区の全員について状況が不明であることを示す。ほかの地区の値も、状況が不明な建物に住む人を含まない。`,
    where: { zone_kind: ['district'], zone_id: districts.map(({ subject }) => subject.zoneId) },
    across: ['hazard', 'scale'],
    values: ['population'],
  });
  const hazards = mainHazards(facts.city.hazards);
  const reached = districts.filter(({ score }) => score !== null && score > 0);
  const others = districts.filter((district) => !reached.includes(district));
  for (const [i, district] of reached.slice(0, records).entries())
    await writeRecord(builder, facts, district, hazards, i < maps ? addFigure : undefined);
  if (others.length > 0)
    builder.paragraph(
      `次の地区は、調査済みの範囲ではいずれの災害の区域にも人口の該当がない（人の住まない建物だけが該当する地区を含む。調査が及ばない建物は不明である）：${others.map(({ subject }) => subject.name).join('、')}。`,
    );
}

/** One key a hazard, the largest scale. */
function mainHazards(keys: readonly HazardKey[]): readonly HazardKey[] {
  return keys.filter((key) => {
    const { hazard, scale } = parseHazardKey(key);
    return scale !== 'L1' || !keys.includes(`${hazard}:L2` as HazardKey);
  });
}

/** On a page of its own where it has a map: map, sentences of what reaches the district, table. */
async function writeRecord(
  builder: DocumentBuilder,
  facts: DocumentFacts,
  { subject, rank }: RankedDistrict,
  hazards: readonly HazardKey[],
  addFigure: AddFigure | undefined,
): Promise<void> {
  const answer = await facts.ask('multi_hazard');
  if (!answer) return;
  builder.heading(3, `${subject.name}${rank === null ? '' : `（${rank} 位）`}`, addFigure !== undefined);
  await addFigure?.({ of: 'district', subject });
  const sentences: string[] = [];
  const evidence = new Set<string>();
  for (const hazard of hazards)
    for (const sentence of sentencesOf(hazard)) {
      const told = await facts.tell({ sentence, hazard, scenario: null }, subject);
      // What does not reach the district stands in the table; the text tells what does.
      const reaches = 'text' in told && told.numbers.some(({ column, ofRows }) => column === 'population' && ofRows);
      if (!reaches) continue;
      sentences.push(told.text);
      evidence.add(told.evidence);
    }
  const last = sentences.length - 1;
  builder.list(sentences.map((text, i) => (i < last ? text : [{ text }, builder.footnote(...evidence)])));
  addTable(
    builder,
    withoutUndecided(answer),
    {
      undecided: true,
      table: 'multi_hazard_components',
      title: `${subject.name}の災害別の状況`,
      brief: true,
      ofSubject: true,
      values: ['population', 'share', 'unknown_population', 'zone_population'],
    },
    subject,
  );
  builder.paragraph(`${TODO_MARK}課題：地区の地形・避難路・過去の被災履歴など。`, 'todo');
}

function sentencesOf(key: HazardKey): readonly string[] {
  const { hazard } = parseHazardKey(key);
  if (hazard === 'landslide' || hazard === 'collapse') return [hazard];
  return hazard === 'river' ? ['depth_floor', 'depth_3m'] : ['depth_floor'];
}
