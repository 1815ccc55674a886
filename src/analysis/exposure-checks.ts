import type { TableCheck } from '../domain/evidence.ts';
import { parseHazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { ExposurePart } from './exposure-query.ts';
import type { ExposureRow } from './exposure-result.ts';
import { tableCheck, worstOfEach } from './partition-checks.ts';

/** Sums are exact by construction; this allows for the rounding of the source's own total. */
const relativeTolerance = 1e-9;

/**
 * The laws of the table: every zone kind × hazard is a partition of all buildings, so it adds up to the city. One check a
 * law, for the part and measure that is furthest off; a law that fails is reported, not thrown.
 */
export function exposureChecks(
  rows: readonly ExposureRow[],
  parts: readonly ExposurePart[],
  layout: CityLayout,
): readonly TableCheck[] {
  const checks = parts.flatMap((part) => {
    const { hazard, scale } = parseHazardKey(part.hazard);
    const ofPart = (row: ExposureRow) => row.zoneKind === part.zoneKind && row.hazard === hazard && row.scale === scale;
    return partChecks(rows.filter(ofPart), part, layout);
  });
  return worstOfEach(checks);
}

function partChecks(rows: readonly ExposureRow[], part: ExposurePart, layout: CityLayout): readonly TableCheck[] {
  const scope = { zone_kind: part.zoneKind, hazard: part.hazard };
  const total = (value: (row: ExposureRow) => number | null) => rows.reduce((sum, row) => sum + (value(row) ?? 0), 0);
  return [
    tableCheck(
      'buildings-once',
      layout.buildings,
      total((row) => row.buildings),
      0,
      scope,
    ),
    tableCheck(
      'areas-sum',
      layout.floorAreaSquareMeters,
      total((row) => row.floorAreaSquareMeters),
      relativeTolerance,
      scope,
    ),
    ...layout.measures.map((measure) =>
      tableCheck(
        'population-conserved',
        layout.source[measure],
        total((row) => row[measure]) + layout.unplaced[measure],
        relativeTolerance,
        { ...scope, measure },
      ),
    ),
  ];
}
