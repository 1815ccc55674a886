import { type AnswerTable, cellOf } from '../../../domain/answer.ts';
import { parseHazardKey } from '../../../domain/hazard.ts';
import type { PrintCell } from '../../tables/print-table.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import { type DocumentFacts, hazardTitle } from '../document-facts.ts';
import { addOwnTable, numberCell, plainTable } from '../document-tables.ts';

/** 2-1 ハザード情報の一覧: every hazard with the three states of the buildings, and whom it reaches. */
export async function writeHazardList(builder: DocumentBuilder, facts: DocumentFacts): Promise<void> {
  builder.heading(2, '対象とするハザード情報');
  const answer = await facts.ask('exposure');
  const table = answer?.tables.find(({ id }) => id === 'exposure');
  if (!answer || !table) {
    builder.paragraph('ハザード情報のデータがない。', 'todo');
    return;
  }
  const label = builder.next('table');
  builder.paragraph(`分析の対象とするハザード情報と、その調査の及ぶ範囲を${label}に示す。出典・年次は第 7 節に示す。`);
  addOwnTable(builder, [{ answer, table }], {
    caption: 'ハザード情報の一覧と建物の状況（市全域）',
    table: plainTable(
      'ハザード情報の一覧と建物の状況',
      ['ハザード', '該当（棟）', '該当なし・調査済み（棟）', '不明・未調査（棟）', '該当する区域の人口（人）'],
      facts.city.hazards.map((key) => [hazardTitle(key), ...stateCells(table, key)]),
      ['不明は、浸水想定などの調査範囲の外にあり、建物の災害リスク属性もない建物。'],
    ),
    widths: [3.4, 1.5, 2, 1.8, 2],
  });
}

function stateCells(table: AnswerTable, key: DocumentFacts['city']['hazards'][number]): readonly PrintCell[] {
  const { hazard, scale } = parseHazardKey(key);
  const rows = table.rows.filter(
    (row) =>
      cellOf(table, row, 'zone_kind') === 'city' &&
      cellOf(table, row, 'hazard') === hazard &&
      cellOf(table, row, 'scale') === scale,
  );
  const sum = (column: string, wanted: (rank: string) => boolean): PrintCell => {
    // Of a city without people nobody knows whom no building holds: not 0.
    if (!rows.some((row) => typeof cellOf(table, row, column) === 'number')) return numberCell(null);
    const cells = rows.flatMap((row) =>
      wanted(String(cellOf(table, row, 'depth_rank'))) ? [cellOf(table, row, column)] : [],
    );
    const known = cells.every((cell) => typeof cell === 'number');
    return numberCell(known ? cells.reduce((total, cell) => total + cell, 0) : null);
  };
  const isHit = (rank: string) => rank !== 'none' && rank !== 'unknown';
  return [
    sum('buildings', isHit),
    sum('buildings', (rank) => rank === 'none'),
    { ...sum('buildings', (rank) => rank === 'unknown'), unknown: true },
    sum('population', isHit),
  ];
}
