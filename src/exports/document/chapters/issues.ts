import { type AnswerTable, type Cell, cellOf } from '../../../domain/answer.ts';
import { keyText } from '../../../project/language/answer-text.ts';
import { hazardLabel } from '../../../project/language/hazard-label.ts';
import { formatShare } from '../../../project/language/number-format.ts';
import { TODO_MARK } from '../document.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import type { DocumentFacts } from '../document-facts.ts';
import type { AddFigure } from '../document-figures.ts';
import { addOwnTable, addTable, numberCell, plainTable } from '../document-tables.ts';
import { inRankOrder, type RankedDistrict, rankedDistricts } from './district-records.ts';

/** Districts that the table of issues names and the map numbers. */
const ISSUE_DISTRICTS = 10;
/** Hazards that a row of issues names. */
const NAMED_HAZARDS = 3;

/** 3 課題の整理: what must not be inside the area, districts by rank, and the issues of the first, with their map. */
export async function writeIssues(builder: DocumentBuilder, facts: DocumentFacts, addFigure: AddFigure): Promise<void> {
  builder.heading(1, '課題の整理');
  await writeExclusions(builder, facts);
  const answer = await facts.ask('multi_hazard');
  const districts = rankedDistricts(answer);
  if (!answer || districts.length === 0) return;
  builder.heading(2, '災害の重なりによる地区の順位');
  builder.paragraph(
    '各災害の区域に住む人口の割合から得点を求め、地区に順位をつけた。災害の重みはすべて等しい（法令に定めはなく、市町村が変更できる）。不明は該当に数えず、すべて該当した場合の得点を並べて示す。',
  );
  addTable(builder, inRankOrder(answer, 'multi_hazard_ranking', districts), {
    table: 'multi_hazard_ranking',
    title: '災害の重なりによる地区の順位',
    where: { zone_kind: ['district'], zone_id: districts.map(({ subject }) => subject.zoneId) },
    values: ['rank', 'score', 'score_if_unknown_hit', 'unknown_share', 'population', 'buildings'],
  });
  builder.heading(2, '主な課題', true);
  const label = builder.next('table');
  builder.paragraph(`順位の高い地区の課題を${label}に整理する。番号は図の番号に対応する。`);
  const components = answer.tables.find(({ id }) => id === 'multi_hazard_components');
  if (!components) return;
  addOwnTable(builder, [{ answer, table: components }], {
    caption: '順位の高い地区の課題',
    table: plainTable(
      '順位の高い地区の課題',
      ['番号', '地区', '主な災害（該当する人口の割合）', '課題'],
      districts
        .slice(0, ISSUE_DISTRICTS)
        .map((district, i) => [String(i + 1), district.subject.name, mainRisks(components, district), TODO_MARK]),
    ),
    widths: [1, 3, 6, 5],
  });
  await addFigure({ of: 'issues', districts: districts.slice(0, ISSUE_DISTRICTS).map(({ subject }) => subject) });
}

/** `洪水 L2 62.1%、津波 31.0%`: from the largest share; nothing that reaches nobody. */
function mainRisks(table: AnswerTable, { subject }: RankedDistrict): string {
  const shares = table.rows.flatMap((row) => {
    const own = cellOf(table, row, 'zone_kind') === 'district' && cellOf(table, row, 'zone_id') === subject.zoneId;
    const share = cellOf(table, row, 'share');
    const key = `${cellOf(table, row, 'hazard')}:${cellOf(table, row, 'scale')}`;
    return own && typeof share === 'number' && share > 0 ? [{ key, share }] : [];
  });
  const text = shares
    .toSorted((a, b) => b.share - a.share)
    .slice(0, NAMED_HAZARDS)
    .map(({ key, share }) => `${hazardLabel(key as never, 'ja')} ${formatShare(share, 1)}`)
    .join('、');
  return text === '' ? '該当なし（調査済みの範囲）' : text;
}

async function writeExclusions(builder: DocumentBuilder, facts: DocumentFacts): Promise<void> {
  const answer = await facts.ask('exclusion_check');
  if (!answer) return;
  builder.heading(2, '誘導区域の点検');
  builder.paragraph(
    '居住誘導区域に、法令や運用指針で含めないとされる区域が入っていないかを点検した。規則の多くは二次資料で確認したものであり、原典の確認を要する【要確認】。',
  );
  const table = answer.tables.find(({ id }) => id === 'exclusion_rules');
  if (!table) return;
  const words = (row: readonly Cell[], name: string): string => {
    const column = table.keys.find((key) => key.name === name);
    return column ? keyText(column, cellOf(table, row, name), 'ja') : '';
  };
  const levels = (table.keys.find(({ name }) => name === 'level')?.labels ?? []).map(({ label }) => label.ja);
  addOwnTable(builder, [{ answer, table }], {
    caption: '居住誘導区域に含めない区域の点検',
    table: plainTable(
      '居住誘導区域に含めない区域の点検',
      ['段階', '区域', '結果', '重なり（ha）', '棟数（棟）', '人口（人）'],
      table.rows.map((row) => [
        String(cellOf(table, row, 'level')),
        words(row, 'rule'),
        { text: words(row, 'result'), value: null, ...(isOpen(cellOf(table, row, 'result')) && { unknown: true }) },
        numberCell(cellOf(table, row, 'overlap_ha'), 1),
        numberCell(cellOf(table, row, 'buildings')),
        numberCell(cellOf(table, row, 'population')),
      ]),
      [
        `段階　${levels.join('、')}`,
        '「データなし」は適合を意味しない。規則の出典は「防災指針_表」の CSV（exclusion_rules）に示す。',
      ],
    ),
    widths: [1.2, 7, 3.8, 2, 1.8, 1.8],
  });
}

/** Nobody has looked, or not everywhere. */
const isOpen = (result: Cell): boolean => result === 'no_data' || result === 'partly_unknown';
