import type { ColumnType } from '../column-type.ts';

/** A table as shown to people: in the SQL console, in the evidence and in the documentation. */
export interface TableSchema {
  readonly name: string;
  readonly ja: string;
  readonly en: string;
  readonly columns: readonly ColumnSchema[];
}

export interface ColumnSchema {
  readonly name: string;
  readonly type: ColumnType;
  readonly unit?: string;
  /** NULL means: the source does not say. */
  readonly nullable: boolean;
  readonly ja: string;
  readonly en: string;
}
