import { type Answer, type AnswerTable, cellOf } from '../../../domain/answer.ts';
import { parseHazardKey } from '../../../domain/hazard.ts';
import { CURRENT_SCENARIO, type Scenario } from '../../../domain/plan.ts';
import { formatChange } from '../../../project/language/number-format.ts';
import type { PrintCell } from '../../tables/print-table.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import { type DocumentFacts, evidenceNote, hazardTitle } from '../document-facts.ts';
import { addOwnTable, numberCell, plainTable } from '../document-tables.ts';

/** 6-2 計画案の効果: people inside 居住誘導区域 whom each hazard reaches, 現行 against every scenario. */
export async function writeScenarios(builder: DocumentBuilder, facts: DocumentFacts): Promise<void> {
  builder.heading(2, '計画案の比較');
  const scenarios = facts.city.scenarios.filter(({ id }) => id !== CURRENT_SCENARIO);
  const current = await facts.ask('exposure');
  if (!current || scenarios.length === 0) {
    builder.paragraph('比較する計画案がない。計画モードで案を作ると、現行との差の表ができる。');
    return;
  }
  for (const scenario of scenarios) {
    const answer = await facts.ask('exposure', {}, scenario.id);
    if (answer) addComparison(builder, facts, current, answer, scenario);
  }
}

function addComparison(
  builder: DocumentBuilder,
  { city }: DocumentFacts,
  current: Answer,
  changed: Answer,
  { name }: Scenario,
): void {
  const [now, then] = [exposureOf(current), exposureOf(changed)];
  if (!now || !then) return;
  const rows = city.hazards.flatMap((key) => {
    const hit = [peopleInside(now, key, isHit), peopleInside(then, key, isHit)] as const;
    if (hit[0] === null && hit[1] === null) return [];
    const unknown = [now, then].map((table) => peopleInside(table, key, (rank) => rank === 'unknown'));
    return [
      [hazardTitle(key), ...hit.map((value) => numberCell(value)), changeCell(...hit), ...unknown.map(unknownCell)],
    ];
  });
  if (rows.length === 0) return;
  const heading = '居住誘導区域内で災害の区域に住む人口';
  const from = [
    { answer: current, table: now },
    { answer: changed, table: then },
  ];
  addOwnTable(builder, from, {
    caption: `${heading}（現行と${name}）（人）`,
    table: plainTable(heading, ['災害', '現行', name, '差', '不明（現行）', `不明（${name}）`], rows, [
      '不明の建物に住む人は、区域に住む人に含まず、別に示す。「—」は居住誘導区域または人口のデータがない。',
    ]),
    evidence: `現行：${evidenceNote(current)}${name}：${evidenceNote(changed)}`,
    widths: [4, 2.4, 2.4, 2.4, 2.4, 2.4],
  });
}

const exposureOf = ({ tables }: Answer): AnswerTable | undefined => tables.find(({ id }) => id === 'exposure');

const isHit = (rank: string): boolean => rank !== 'none' && rank !== 'unknown';

function changeCell(now: number | null, then: number | null): PrintCell {
  if (now === null || then === null) return numberCell(null);
  return { text: formatChange(then - now, '', 'ja'), value: then - now };
}

const unknownCell = (value: number | null): PrintCell => ({ ...numberCell(value), unknown: true });

/** Null without people, and where no building is known to lie inside: a scenario without the area has nobody to compare. */
function peopleInside(
  table: AnswerTable,
  key: DocumentFacts['city']['hazards'][number],
  wanted: (rank: string) => boolean,
): number | null {
  const { hazard, scale } = parseHazardKey(key);
  const inside = table.rows.filter((row) => {
    const is = (name: string, value: string) => cellOf(table, row, name) === value;
    return is('zone_kind', 'city') && is('residence', 'inside') && is('hazard', hazard) && is('scale', scale);
  });
  if (inside.length === 0) return null;
  const cells = inside.flatMap((row) =>
    wanted(String(cellOf(table, row, 'depth_rank'))) ? [cellOf(table, row, 'population')] : [],
  );
  const known = inside.every((row) => typeof cellOf(table, row, 'population') === 'number');
  return known ? cells.reduce<number>((sum, cell) => sum + Number(cell), 0) : null;
}
