import type { Evidence } from '../../../domain/evidence.ts';
import type { ComposedSheet } from '../../sheets/composed-sheet.ts';

/** What the presenter can look up: what each picture shows, and where each number comes from. */
export function slideNotes({ blocks }: ComposedSheet): string {
  const told = blocks.flatMap(({ evidence, table, alternative, kind }) => {
    const facts = evidence === undefined ? [] : evidenceLines(evidence);
    const title = table?.title ?? (kind === 'map' || kind === 'chart' ? alternative : '');
    return facts.length === 0 && title === '' ? [] : [[title, ...facts].filter((line) => line !== '').join('\n')];
  });
  return told.join('\n\n');
}

function evidenceLines({ question, scenario, inputs, planarCrs, rounding, computedAt, sql }: Evidence): string[] {
  const sources = inputs.map(({ title, file, year, rows }) => {
    const age = year === undefined ? '' : `（${year}年）`;
    return `入力：${title}${age}　${file}　${rows.toLocaleString('en-US')} 件`;
  });
  return [
    `根拠：${question}${scenario === undefined ? '' : `（${scenario}）`}`,
    ...sources,
    `座標系：${planarCrs}　端数処理：${rounding}　計算：${computedAt}`,
    `SQL：${sql}`,
  ];
}
