import type { ImportIssue } from '../../domain/import-issue.ts';
import type { RecordTable } from '../table/record-table.ts';

export interface TableResult {
  readonly table: RecordTable | undefined;
  readonly issues: readonly ImportIssue[];
}
