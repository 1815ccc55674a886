import type { ImportIssue } from '../domain/import-issue.ts';
import { areDistinct } from './distinct-texts.ts';

/**
 * Which rows stand for the same thing. Two rows are one feature when they share the id and their bounding boxes overlap by
 * at least half of the area both cover: tiles of a city repeat a building at their seams, and a drop may hold a file twice.
 * The same id at another place is another feature (parts of a building under one 建物ID, or `row-1` of two files).
 */
export interface SameFeatures {
  /** Rows to keep, ascending. */
  readonly kept: Uint32Array;
  /** Ids of the kept rows, made unique: the second feature of an id is `id#2`. */
  readonly ids: readonly string[];
  /** For every row the kept row that stands for it. */
  readonly keptRowOf: Uint32Array;
  readonly duplicates: number;
  readonly firstDuplicate: string;
  /** Features that share an id with another one at another place. */
  readonly renamed: number;
  readonly firstRenamed: string;
}

/** Share of the common area from which two boxes count as one feature (assumption; seams repeat features exactly). */
const SAME_FEATURE_OVERLAP = 0.5;

/**
 * `isBetter(a, b)`: row `a` is the better record of the two; without a difference the earlier row is kept.
 * `boundsOf` gives four numbers a row, see `polygonBounds`; asked only if ids repeat.
 */
export function findSameFeatures(
  ids: readonly string[],
  boundsOf: () => Float64Array,
  isBetter: (row: number, than: number) => boolean = () => false,
): SameFeatures {
  if (areDistinct(ids)) return allDifferent(ids);
  const bounds = boundsOf();
  const firstRowOfId = new Map<string, number>();
  const keptRowOf = new Uint32Array(ids.length);
  /** Features by id, for the few ids with more than one row. */
  const repeated = new Map<string, { first: number; best: number; rows: number[] }[]>();
  for (let row = 0; row < ids.length; row++) {
    keptRowOf[row] = row;
    const first = firstRowOfId.get(ids[row]!);
    if (first === undefined) firstRowOfId.set(ids[row]!, row);
    else {
      const features = repeated.get(ids[row]!) ?? [{ first, best: first, rows: [first] }];
      repeated.set(ids[row]!, features);
      const same = features.find((feature) => boxesOverlap(bounds, feature.first, row));
      if (!same) features.push({ first: row, best: row, rows: [row] });
      else {
        same.rows.push(row);
        if (isBetter(row, same.best)) same.best = row;
      }
    }
  }
  return collect(ids, keptRowOf, repeated);
}

/** What there is to say of rows left out and ids made unique; each with its code. */
export function sameFeatureIssues(
  { duplicates, firstDuplicate, renamed, firstRenamed }: SameFeatures,
  file: string,
  left: ImportIssue['code'],
  [severity, code]: readonly [ImportIssue['severity'], ImportIssue['code']],
): readonly ImportIssue[] {
  const issues: ImportIssue[] = [];
  if (duplicates > 0)
    issues.push({ severity: 'note', code: left, file, count: duplicates, values: { id: firstDuplicate } });
  if (renamed > 0) issues.push({ severity, code, file, count: renamed, values: { id: firstRenamed } });
  return issues;
}

function allDifferent(ids: readonly string[]): SameFeatures {
  const kept = Uint32Array.from(ids.keys());
  return { kept, ids, keptRowOf: kept, duplicates: 0, firstDuplicate: '', renamed: 0, firstRenamed: '' };
}

function collect(
  ids: readonly string[],
  keptRowOf: Uint32Array,
  repeated: ReadonlyMap<string, readonly { best: number; rows: readonly number[] }[]>,
): SameFeatures {
  const newIds = new Map<number, string>();
  let duplicates = 0;
  let firstDuplicate = '';
  let firstRenamed = '';
  for (const [id, features] of repeated) {
    features.forEach((feature, n) => {
      for (const row of feature.rows) keptRowOf[row] = feature.best;
      duplicates += feature.rows.length - 1;
      if (feature.rows.length > 1) firstDuplicate ||= id;
      if (n === 0) return;
      newIds.set(feature.best, `${id}#${n + 1}`);
      firstRenamed ||= id;
    });
  }
  const kept = duplicates === 0 ? keptRowOf.slice() : keptRowOf.filter((keptRow, row) => keptRow === row);
  const keptIds = new Array<string>(kept.length);
  for (let i = 0; i < kept.length; i++) keptIds[i] = newIds.get(kept[i]!) ?? ids[kept[i]!]!;
  return { kept, ids: keptIds, keptRowOf, duplicates, firstDuplicate, renamed: newIds.size, firstRenamed };
}

/** Whether two rows of `polygonBounds` cover the same place. */
export function boxesOverlap(bounds: Float64Array, a: number, b: number): boolean {
  const width = Math.min(bounds[4 * a + 2]!, bounds[4 * b + 2]!) - Math.max(bounds[4 * a]!, bounds[4 * b]!);
  const height = Math.min(bounds[4 * a + 3]!, bounds[4 * b + 3]!) - Math.max(bounds[4 * a + 1]!, bounds[4 * b + 1]!);
  if (!(width > 0 && height > 0)) return false;
  const common = width * height;
  return common >= SAME_FEATURE_OVERLAP * (boxArea(bounds, a) + boxArea(bounds, b) - common);
}

function boxArea(bounds: Float64Array, row: number): number {
  return (bounds[4 * row + 2]! - bounds[4 * row]!) * (bounds[4 * row + 3]! - bounds[4 * row + 1]!);
}
