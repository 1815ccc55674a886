import type { PrintTable } from '../../tables/print-table.ts';
import { placedHeadings } from './table-grid.ts';

/** What a chart draws of a printed table: its rows as bars, its columns as segments, sums left out. */
export interface ChartFacts {
  readonly segments: readonly Segment[];
  readonly bars: readonly ChartBar[];
  /** Of the longest bar. */
  readonly largest: number;
}

export interface Segment {
  readonly name: string;
  readonly colour: string;
  readonly unknown: boolean;
}

export interface ChartBar {
  readonly name: string;
  readonly parts: readonly { readonly value: number; readonly text: string }[];
  readonly value: number;
  /** As the table prints it. */
  readonly total: string;
}

/** Classes that no legend colours: dark to light. Source: ui.md, --shade-1 … 5. */
const shades = ['#35506b', '#5f7f9e', '#8fa9c2', '#bccbda', '#e1e8ef'] as const;

/** A table whose rows carry the colours of a legend is one bar of them: rows become segments. */
export function chartFacts(table: PrintTable): ChartFacts {
  const lefts = table.columns.filter(({ align }) => align === 'left').length;
  const headings = innermost(table).slice(lefts);
  const body = table.rows.filter(({ kind }) => kind === 'body');
  const isSum = headings.map(
    (_, i) =>
      body.length > 0 &&
      addsUp(
        body.map(({ cells }) => cells.slice(lefts).map(({ value }) => value)),
        i,
      ),
  );
  const used = headings.flatMap((heading, i) => (isSum[i] ? [] : [{ heading, i }]));
  const segments = used.map(
    ({ heading, i }, place): Segment => ({
      name: heading.text,
      colour: heading.colour ?? shades[Math.min(place, shades.length - 1)]!,
      unknown:
        body.some(({ cells }) => cells[lefts + i]?.unknown) && body.every(({ cells }) => cells[lefts + i]?.unknown),
    }),
  );
  const bars = body.map(({ cells }): ChartBar => {
    const parts = used.map(({ i }) => ({
      value: Math.max(0, cells[lefts + i]?.value ?? 0),
      text: cells[lefts + i]?.text ?? '',
    }));
    const sum = headings.findIndex((_, i) => isSum[i]);
    return {
      name: cells
        .slice(0, lefts)
        .map(({ text }) => text)
        .filter(Boolean)
        .join(' '),
      parts,
      value: parts.reduce((all, { value }) => all + value, 0),
      total: sum >= 0 ? (cells[lefts + sum]?.text ?? '') : parts.length === 1 ? parts[0]!.text : '',
    };
  });
  return { segments, bars, largest: Math.max(0, ...bars.map(({ value }) => value)) };
}

function innermost(table: PrintTable): readonly { readonly text: string; readonly colour?: string }[] {
  const names: { text: string; colour?: string }[] = table.columns.map(() => ({ text: '' }));
  for (const { heading, column } of placedHeadings(table.header))
    for (let i = column; i < column + heading.span; i++)
      names[i] = { text: heading.text, ...(heading.colour && { colour: heading.colour }) };
  return names;
}

/** A last column that is the sum of the others, in every row. */
function addsUp(rows: readonly (readonly (number | null)[])[], at: number): boolean {
  return rows.every((row) => {
    if (at !== row.length - 1 || row.length < 3) return false;
    const others = row.slice(0, at).reduce<number>((sum, value) => sum + (value ?? 0), 0);
    return Math.abs(others - (row[at] ?? 0)) <= 1e-6 * Math.max(1, Math.abs(others));
  });
}
