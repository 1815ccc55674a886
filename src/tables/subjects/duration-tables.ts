import type { HazardKey } from '../../domain/hazard.ts';
import { storedStates } from '../hazard-codes.ts';
import { durationTable } from '../table-names.ts';
import type { SubjectTables } from './subject-tables.ts';

/** 浸水継続時間 of every building under one hazard and scale. */
export interface DurationColumn {
  readonly key: HazardKey;
  /** 0 none (not flooded, or 0 hours), 1…7 class of `durationClasses`, 255 not known. */
  readonly durationClass: Uint8Array;
  /** NaN where none, not known, or only the class is given. */
  readonly durationHours: Float32Array;
}

/** Stored like the states: 0 not known, 1 none, 1 + class. Undefined where there is no column. */
export function durationTables(columns: readonly DurationColumn[]): SubjectTables | undefined {
  if (columns.length === 0) return undefined;
  return {
    tables: Object.fromEntries(
      columns.map(({ key, durationClass, durationHours }) => [
        durationTable(key),
        { duration_class: storedStates(durationClass), duration_h: durationHours },
      ]),
    ),
    layout: { durations: columns.map(({ key }) => key) },
  };
}
