import type { Cell, ValueColumn } from '../../domain/answer.ts';
import { notHitColour } from '../../domain/hazard-classes.ts';
import type { PrintWords } from '../../project/language/print-words.ts';
import type { PrintHeading } from './print-table.ts';
import type { Row } from './select-rows.ts';
import type { LaidKey, TableLayout } from './table-layout.ts';

/** One column of numbers: rows whose keys have these values (by index of the key) are added up in it. */
export interface LeafColumn {
  readonly where: ReadonlyMap<number, Cell>;
  readonly value: ValueColumn;
  readonly unknown: boolean;
  readonly sum: boolean;
  readonly reasons: readonly string[];
}

/** A heading over the columns below it. */
export interface ColumnNode {
  readonly text: string;
  readonly colour?: string;
  readonly leaves: readonly LeafColumn[];
  readonly children: readonly ColumnNode[];
}

interface Branch {
  readonly where: ReadonlyMap<number, Cell>;
  readonly rows: readonly Row[];
  readonly unknown: boolean;
  readonly sum: boolean;
  readonly reasons: readonly string[];
}

/**
 * Columns as a tree: a level for every key that goes across, 計 behind the classes of a key that may be added up, and a last
 * level of the value columns where there are several. `headingOf` names a value column.
 */
export function columnTree(
  { across, rows }: TableLayout,
  values: readonly ValueColumn[],
  headingOf: (column: ValueColumn) => string,
  { t }: PrintWords,
): readonly ColumnNode[] {
  const grow = (level: number, branch: Branch): readonly ColumnNode[] => {
    const key = across[level];
    if (key === undefined) return valueNodes(branch, values, headingOf);
    const classes = key.values.flatMap((value) => classNode(level, key, value, branch));
    const isSum = key.summable && classes.length > 1;
    const sum = isSum ? node(t('answer.sum'), undefined, below(level, { ...branch, sum: true })) : [];
    return [...classes, ...sum];
  };
  const below = (level: number, branch: Branch): readonly ColumnNode[] => grow(level + 1, branch);
  const classNode = (level: number, key: LaidKey, value: Cell, branch: Branch): readonly ColumnNode[] => {
    const own = branch.rows.filter((row) => (row[key.index] ?? null) === value);
    if (own.length === 0) return [];
    const { text, colour, unknown, notHit, reason } = key.describe(value);
    const inner: Branch = {
      where: new Map([...branch.where, [key.index, value]]),
      rows: own,
      unknown: branch.unknown || unknown,
      sum: branch.sum,
      reasons: reason ? [...branch.reasons, reason] : branch.reasons,
    };
    return node(text, colour ?? (notHit && isColoured(key) ? notHitColour : undefined), below(level, inner));
  };
  return grow(0, { where: new Map(), rows, unknown: false, sum: false, reasons: [] });
}

/** Beside classes of a legend only: a grey alone would say nothing. */
const isColoured = ({ values, describe }: LaidKey): boolean =>
  values.some((value) => describe(value).colour !== undefined);

/** The innermost level. A sum has only the columns that may be added up. */
function valueNodes(
  branch: Branch,
  values: readonly ValueColumn[],
  headingOf: (column: ValueColumn) => string,
): readonly ColumnNode[] {
  return values
    .filter(({ additive }) => additive || !branch.sum)
    .map((value) => ({ text: headingOf(value), leaves: [{ ...branch, value }], children: [] }));
}

/** A heading over its columns; a single value column below it has no heading of its own. */
function node(text: string, colour: string | undefined, children: readonly ColumnNode[]): readonly ColumnNode[] {
  const leaves = children.flatMap((child) => child.leaves);
  if (leaves.length === 0) return [];
  return [{ text, ...(colour !== undefined && { colour }), leaves, children }];
}

/** Rows of headings, every one as wide as the columns; headings of the words at the left stand once over all rows. */
export function headerRows(
  left: readonly string[],
  tree: readonly ColumnNode[],
  levels: number,
): readonly (readonly PrintHeading[])[] {
  const rows: PrintHeading[][] = [];
  let nodes = tree;
  for (let level = 0; level < levels; level++) {
    rows.push(
      nodes.map(({ text, colour, leaves }) => ({
        text,
        span: leaves.length,
        rows: 1,
        ...(colour !== undefined && { colour }),
      })),
    );
    nodes = nodes.flatMap(({ children }) => children);
  }
  rows[0]?.unshift(...left.map((text) => ({ text, span: 1, rows: levels })));
  return rows;
}
