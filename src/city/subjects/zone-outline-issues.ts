import type { ZonesDataset } from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { SLIVER_ZONE_SQUARE_METERS, zoneKindNames } from '../../domain/zone-kind.ts';

/** Per zone of a kind, m². */
export interface ZoneGrounds {
  /** By the coordinates of the rings. */
  readonly drawn: Float64Array;
  /** Enclosed by even-odd. */
  readonly enclosed: Float64Array;
  /** Enclosed, and in no earlier zone of the kind. */
  readonly ground: Float64Array;
}

/** Neighbours that share a line of 1 km to a millimetre overlap by a square metre: less is how maps are written. */
const LEAST_TOLD_SQUARE_METERS = 1;

/** Zones whose outlines are not what a plan means: counted, and told with what was done. */
export function zoneOutlineIssues(
  { zoneKind, zoneId, source }: ZonesDataset,
  { drawn, enclosed, ground }: ZoneGrounds,
): readonly ImportIssue[] {
  const told = (
    severity: ImportIssue['severity'],
    code: ImportIssue['code'],
    rows: readonly number[],
    values: ImportIssue['values'],
  ): ImportIssue[] => {
    if (rows.length === 0) return [];
    const id = zoneId[rows[0]!]!;
    return [
      {
        severity,
        code,
        file: source.file,
        count: rows.length,
        values: { zoneKind: zoneKindNames[zoneKind].ja, id, ...values },
      },
    ];
  };
  const byArea = (code: ImportIssue['code'], squareMeters: (row: number) => number): ImportIssue[] => {
    const rows = [...zoneId.keys()].filter((row) => squareMeters(row) >= LEAST_TOLD_SQUARE_METERS);
    return told('warning', code, rows, { area: Math.round(rows.reduce((sum, row) => sum + squareMeters(row), 0)) });
  };
  const slivers = [...zoneId.keys()].filter((row) => Math.max(drawn[row]!, enclosed[row]!) < SLIVER_ZONE_SQUARE_METERS);
  return [
    ...byArea('zone-outline-crosses', (row) => Math.abs(drawn[row]! - enclosed[row]!)),
    ...byArea('zones-overlap-ground', (row) => enclosed[row]! - ground[row]!),
    ...told('note', 'zone-sliver', slivers, { limit: SLIVER_ZONE_SQUARE_METERS }),
  ];
}
