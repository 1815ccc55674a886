import { type Answer, type AnswerTable, type Cell, cellOf } from '../../../domain/answer.ts';
import { type HazardKey, parseHazardKey } from '../../../domain/hazard.ts';
import type { SheetSubject } from '../../../domain/sheet.ts';
import { TODO_MARK } from '../document.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import { addTable, type DocumentFacts } from '../document-facts.ts';
import type { AddFigure } from '../document-figures.ts';

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
  const label = builder.next('table');
  builder.paragraph(
    `地区別に、各災害の区域に住む人口を${label}に示す。地区は、災害の重なりの得点（第 3 節）が大きい順に並べている。`,
  );
  addTable(builder, inRankOrder(answer, 'multi_hazard_components', districts), {
    table: 'multi_hazard_components',
    title: '地区別・災害別の該当人口',
    where: { zone_kind: ['district'], zone_id: districts.map(({ subject }) => subject.zoneId) },
    across: ['hazard', 'scale'],
    values: ['population'],
  });
  const hazards = mainHazards(facts.city.hazards);
  for (const [i, district] of districts.slice(0, records).entries()) {
    await writeRecord(builder, facts, district, hazards);
    if (i < maps) await addFigure({ of: 'district', subject: district.subject });
  }
}

/** One key a hazard, the largest scale. */
function mainHazards(keys: readonly HazardKey[]): readonly HazardKey[] {
  return keys.filter((key) => {
    const { hazard, scale } = parseHazardKey(key);
    return scale !== 'L1' || !keys.includes(`${hazard}:L2` as HazardKey);
  });
}

async function writeRecord(
  builder: DocumentBuilder,
  facts: DocumentFacts,
  { subject, rank }: RankedDistrict,
  hazards: readonly HazardKey[],
): Promise<void> {
  builder.heading(3, `${subject.name}${rank === null ? '' : `（${rank} 位）`}`);
  const sentences: string[] = [];
  for (const hazard of hazards) {
    const kind = { landslide: 'landslide', collapse: 'collapse' }[parseHazardKey(hazard).hazard as string];
    for (const sentence of kind
      ? [kind]
      : ['depth_floor', ...(hazard.startsWith('river') ? ['depth_3m', 'vertical_evacuation'] : [])]) {
      const told = await facts.tell({ sentence, hazard, scenario: null }, subject);
      // What does not reach the district stands in the table; the text tells what does.
      if ('text' in told && told.numbers.some(({ column, ofRows }) => column === 'population' && ofRows))
        sentences.push(told.text);
    }
  }
  if (sentences.length > 0) builder.list(sentences);
  else builder.paragraph('調査済みの範囲では、いずれの災害の区域にも人口の該当がない。不明の割合は表に示す。');
  addTable(
    builder,
    await facts.ask('multi_hazard'),
    {
      table: 'multi_hazard_components',
      title: `${subject.name}の災害別の状況`,
      ofSubject: true,
      values: ['population', 'share', 'unknown_population', 'zone_population'],
    },
    subject,
  );
  builder.paragraph(`${TODO_MARK}課題：地区の地形・避難路・過去の被災履歴など。`, 'todo');
}
