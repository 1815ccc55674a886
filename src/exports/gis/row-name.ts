import type { FeatureColumn } from '../../domain/feature-table.ts';

/** The column that formats with a name of their own (KML, CZML) call a row by: a name, else an id. */
export const nameColumn = (columns: readonly FeatureColumn[]): FeatureColumn | undefined =>
  columns.find(({ name }) => name === 'name' || name.endsWith('_name')) ??
  columns.find(({ name }) => name.endsWith('_id') || name === 'mesh_code') ??
  columns[0];
