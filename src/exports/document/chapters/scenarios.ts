import { type Answer, cellOf } from '../../../domain/answer.ts';
import { parseHazardKey } from '../../../domain/hazard.ts';
import { CURRENT_SCENARIO, type Scenario } from '../../../domain/plan.ts';
import { formatChange, formatNumber } from '../../../project/language/number-format.ts';
import type { PrintCell } from '../../tables/print-table.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import { type DocumentFacts, evidenceNote, hazardTitle, plainTable, sourceTitles } from '../document-facts.ts';

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
  const rows = city.hazards.flatMap((key) => {
    const now = peopleInside(current, key);
    const then = peopleInside(changed, key);
    if (now === null || then === null) return [];
    const difference: PrintCell = { text: formatChange(then - now, '', 'ja'), value: then - now };
    return [[hazardTitle(key), numberCell(now), numberCell(then), difference]];
  });
  if (rows.length === 0) return;
  builder.table({
    caption: `居住誘導区域内で災害の区域に住む人口（現行と${name}）（人）`,
    table: plainTable('居住誘導区域内で災害の区域に住む人口', ['災害', '現行', name, '差'], rows, [
      '不明の建物に住む人は含まない。',
    ]),
    evidence: `現行：${evidenceNote(current)}${name}：${evidenceNote(changed)}`,
    checks: changed.checks,
    sources: sourceTitles(changed),
    widths: [5, 3, 3, 3],
  });
}

const numberCell = (value: number): PrintCell => ({ text: formatNumber(value), value });

function peopleInside(answer: Answer, key: DocumentFacts['city']['hazards'][number]): number | null {
  const table = answer.tables.find(({ id }) => id === 'exposure');
  if (!table) return null;
  const { hazard, scale } = parseHazardKey(key);
  const cells = table.rows.flatMap((row) => {
    const cell = (name: string) => cellOf(table, row, name);
    const inside = cell('zone_kind') === 'city' && cell('residence') === 'inside';
    const isHit = cell('depth_rank') !== 'none' && cell('depth_rank') !== 'unknown';
    return inside && cell('hazard') === hazard && cell('scale') === scale && isHit ? [cell('population')] : [];
  });
  return cells.every((cell) => typeof cell === 'number') ? cells.reduce((sum, cell) => sum + cell, 0) : null;
}
