import type { TableCheck } from '../../../domain/evidence.ts';
import { roundings } from '../../sentences/told-numbers.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import { commonEvidence, type DocumentFacts, documentWords, wordsNote } from '../document-facts.ts';
import { numberCell, plainTable } from '../document-tables.ts';

/** 7 出典・使用データ: every input, every assumption, the rounding, the checks, and what could not be asked. */
export function writeSources(builder: DocumentBuilder, facts: DocumentFacts): void {
  builder.heading(1, '出典・使用データ');
  writeInputs(builder, facts);
  writeAssumptions(builder, facts);
  writeRounding(builder);
  writeChecks(builder, facts);
  writeLacks(builder, facts);
  writeFigureProblems(builder, facts);
}

function writeInputs(builder: DocumentBuilder, { city }: DocumentFacts): void {
  builder.heading(2, '使用データ');
  const rows = new Map(
    city.sources.map(({ title, year, licence, file, sha256, crs }) => [
      `${title}|${year}|${sha256}`,
      [
        title,
        year === undefined ? '不明' : String(year),
        licence ?? '不明',
        crs,
        `${file.split('!')[0]?.split('/').at(-1) ?? file}　${sha256 ?? 'ハッシュなし'}`,
      ],
    ]),
  );
  builder.table({
    caption: '使用データ一覧',
    table: plainTable('使用データ一覧', ['資料', '年', '利用条件', '座標系', 'ファイルと SHA-256'], [...rows.values()]),
    evidence: wordsNote('取り込んだデータの記録'),
    widths: [5, 1.2, 2.4, 2, 7],
  });
}

function writeAssumptions(builder: DocumentBuilder, facts: DocumentFacts): void {
  const { method, assumptions, planarCrs } = commonEvidence(facts.answers());
  builder.heading(2, '共通の方法と仮定');
  builder.paragraph('各表の脚注に示すもののほか、すべての集計に共通する方法と仮定は次のとおりである。');
  builder.list([...method, `面積・距離は平面直角座標系（${planarCrs.join('、')}）による`]);
  builder.paragraph('［既定値］は法令で定められた値ではなく、変更できる。');
  builder.list(assumptions);
}

function writeRounding(builder: DocumentBuilder): void {
  builder.heading(2, '端数処理');
  builder.list([
    '表の数値は、表示のときだけ四捨五入している。合計は丸める前の値から求めるため、表示された数値の和と一致しないことがある。',
    ...Object.values(roundings).map(({ ja }) => `${ja}。`),
  ]);
}

function writeChecks(builder: DocumentBuilder, facts: DocumentFacts): void {
  builder.heading(2, '検算');
  const byTitle = new Map<string, TableCheck[]>();
  for (const { tables, checks } of facts.answers()) {
    const title = tables[0]?.title.ja ?? '';
    byTitle.set(title, [...(byTitle.get(title) ?? []), ...checks]);
  }
  const rows = [...byTitle].flatMap(([title, checks]) =>
    worstOf(checks).map((check) => [
      title,
      documentWords(`check.${check.code}`),
      numberCell(check.expected),
      numberCell(check.found),
      check.holds ? '一致' : '不一致',
    ]),
  );
  if (rows.length === 0) return;
  builder.table({
    caption: '検算の結果',
    table: plainTable('検算の結果', ['集計', '法則', '元の値', '表の計', '結果'], rows),
    evidence: '各表の計と元のデータの計を比べた。差が許容の範囲を超える表は印刷しない。',
    widths: [6, 3.4, 2.4, 2.4, 1.6],
  });
}

/** Of each law the check that is farthest off. */
function worstOf(checks: readonly TableCheck[]): readonly TableCheck[] {
  const worst = new Map<string, TableCheck>();
  for (const check of checks) {
    const known = worst.get(check.code);
    if (!known || Math.abs(check.difference) > Math.abs(known.difference)) worst.set(check.code, check);
  }
  return [...worst.values()];
}

function writeLacks(builder: DocumentBuilder, { lacks }: DocumentFacts): void {
  if (lacks.size === 0) return;
  builder.heading(2, '分析していない項目');
  builder.list([...lacks].map(([question, reason]) => `${question}：${reason}`));
}

function writeFigureProblems(builder: DocumentBuilder, { figureProblems }: DocumentFacts): void {
  // What the municipality fills in by hand is marked in the figure itself.
  const told = figureProblems.filter(
    ({ problem }) => problem.code !== 'approval-open' && problem.code !== 'part-missing',
  );
  if (told.length === 0) return;
  builder.heading(2, '図の注意');
  builder.list([...new Set(told.map(({ label, problem }) => `${label}：${problem.text.ja}`))]);
}
