/** What can be measured; `aims.ts` has their names for people, references and aims. */
export type MeasureKey =
  | 'citygml-one-file'
  | 'citygml-package'
  | 'columns-and-table'
  | 'columns-only'
  | 'columns-loading'
  | 'columns-table'
  | 'changed-zone'
  | 'changed-thresholds'
  | 'footprint-depth'
  | 'footprint-polygons'
  | 'recolour'
  | 'recolour-textures'
  | 'files-to-table'
  | 'files-read'
  | 'files-buildings'
  | 'files-columns'
  | 'files-table'
  | 'files-changed-zone'
  | 'files-changed-thresholds'
  | 'questions-subjects'
  | 'questions-all'
  | 'questions-change'
  | 'step-hour'
  | 'step-year'
  | 'plan-start'
  | 'plan-drag'
  | 'plan-drag-95'
  | 'plan-undo'
  | 'plan-undo-95'
  | 'drag-task'
  | 'drag-task-wall'
  | 'drag-move'
  | 'memory-peak'
  | 'print-compose'
  | 'print-png'
  | 'print-pdf'
  | 'print-atlas'
  | 'print-memory'
  | 'print-document'
  | 'print-document-memory'
  | `question-${string}`
  | 'batch-command'
  | 'batch-without-csv'
  | 'page-panels'
  | 'page-table'
  | 'page-3d'
  | 'javascript-first'
  | 'javascript-page'
  | 'javascript-workers'
  | 'bytes-total'
  | `bytes-${string}`;

export type Place = 'node' | 'chromium';
export type Unit = 's' | 'MB/s' | 'kB' | 'MB' | 'pages/min';

/** One thing measured in one place: a value a run, warm unless said otherwise. */
export interface Measure {
  readonly key: MeasureKey;
  readonly place: Place;
  /** What it was measured on: `1,000,000 buildings`. */
  readonly on: string;
  readonly unit: Unit;
  /** One a run; first runs in a fresh engine are not among them but in `first`. */
  readonly values: readonly number[];
  readonly first?: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The smallest value that the share (0 … 1) of all does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

/** The best run: what the machine can do when nothing else runs on it. */
export const best = ({ unit, values }: Measure): number =>
  unit === 'MB/s' || unit === 'pages/min' ? Math.max(...values) : Math.min(...values);

/** Seconds of each run; `task` gets the number of the run, 0 = the first, which is kept apart. */
export async function timeRuns(
  runs: number,
  task: (run: number) => unknown,
): Promise<{ readonly values: readonly number[]; readonly first: number }> {
  const seconds: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const start = performance.now();
    await task(run);
    seconds.push((performance.now() - start) / 1000);
  }
  return { values: seconds.slice(1), first: seconds[0]! };
}

export const countText = (count: number, noun: string): string => `${count.toLocaleString('en')} ${noun}`;
