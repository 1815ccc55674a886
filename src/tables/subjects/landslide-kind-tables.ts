import { storedStates } from '../hazard-codes.ts';
import { landslideKindsTable } from '../table-names.ts';
import type { SubjectTables } from './subject-tables.ts';

/** Columns of `landslide_kinds` by the code of the phenomenon (1 急傾斜地の崩壊, 2 土石流, 3 地すべり). */
export const landslideKindColumns = { 1: 'slope_failure', 2: 'debris_flow', 3: 'landslide' } as const;
export type LandslidePhenomenon = keyof typeof landslideKindColumns;

/** States by phenomenon, per building: 0 not hit, 1 警戒, 2 特別警戒, 255 not known. Stored 0 not known, 1 not hit, 2, 3. */
export function landslideKindTables(states: Readonly<Record<LandslidePhenomenon, Uint8Array>>): SubjectTables {
  return {
    tables: {
      [landslideKindsTable]: {
        [landslideKindColumns[1]]: storedStates(states[1]),
        [landslideKindColumns[2]]: storedStates(states[2]),
        [landslideKindColumns[3]]: storedStates(states[3]),
      },
    },
    layout: { landslideKinds: true },
  };
}
