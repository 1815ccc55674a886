import { aimOf, titleOf } from '../aims.ts';
import { best, type Measure, median, type Unit } from '../measure.ts';

/** One line a measure: medians of Node and Chromium side by side, the best run in brackets, peers and aims beside. */
export interface ReportRow {
  readonly title: string;
  readonly on: string;
  readonly node: string;
  readonly chromium: string;
  readonly peer: string;
  readonly aim: string;
}

export const headings: ReportRow = {
  title: '',
  on: 'on',
  node: 'Node',
  chromium: 'Chromium',
  peer: 'best peer (of Chromium’s median)',
  aim: 'aim',
};

export function reportRows(measures: readonly Measure[]): readonly ReportRow[] {
  const groups = new Map<string, Measure[]>();
  for (const measure of measures) {
    const key = `${measure.key} ${measure.on}`;
    groups.set(key, [...(groups.get(key) ?? []), measure]);
  }
  return [...groups.values()].map(reportRow);
}

function reportRow(group: readonly Measure[]): ReportRow {
  const [first] = group as readonly [Measure];
  const at = (place: Measure['place']) => group.find((measure) => measure.place === place);
  const judged = at('chromium') ?? first;
  const { peer, aim } = aimOf(first);
  const value = median(judged.values);
  return {
    title: titleOf(first),
    on: first.on,
    node: valueText(at('node')),
    chromium: valueText(at('chromium')),
    peer: peer ? `${peer.name} ${amountText(peer.value, first.unit)}: ${ratioText(value, peer.value, first.unit)}` : '',
    aim: aim === undefined ? '' : aimText(value, aim, first.unit),
  };
}

/** Median, with the best run in brackets where there were several. */
function valueText(measure: Measure | undefined): string {
  if (!measure) return '–';
  const text = amountText(median(measure.values), measure.unit);
  return measure.values.length > 1 ? `${text} (${amountText(best(measure), measure.unit, false)})` : text;
}

export function amountText(value: number, unit: Unit, withUnit = true): string {
  if (unit === 's' && value < 1) return `${(value * 1000).toPrecision(3)}${withUnit ? ' ms' : ''}`;
  if (unit === 's') return `${value.toFixed(2)}${withUnit ? ' s' : ' s'}`;
  return `${value.toFixed(0)}${withUnit ? ` ${unit}` : ''}`;
}

function ratioText(value: number, peer: number, unit: Unit): string {
  const times = unit === 'MB/s' ? value / peer : peer / value;
  return times >= 1 ? `${times.toFixed(1)} × faster` : `${(1 / times).toFixed(1)} × slower`;
}

function aimText(value: number, aim: number, unit: Unit): string {
  const met = unit === 'MB/s' ? value >= aim : value <= aim;
  const bound = `${unit === 'MB/s' ? '≥' : '≤'} ${amountText(aim, unit)}`;
  return met ? `${bound}: met` : `${bound}: missed (× ${(unit === 'MB/s' ? aim / value : value / aim).toFixed(2)})`;
}

const cells = (row: ReportRow): string[] => [row.title, row.on, row.node, row.chromium, row.peer, row.aim];

/** For a terminal: columns padded with spaces. */
export function textTable(rows: readonly ReportRow[]): string {
  const lines = [headings, ...rows].map(cells);
  const widths = cells(headings).map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** For docs/benchmarks.md. */
export function markdownTable(rows: readonly ReportRow[]): string {
  const line = (row: ReportRow) => `| ${cells(row).join(' | ')} |`;
  return [line(headings), '|---|---|---|---|---|---|', ...rows.map(line)].join('\n');
}
