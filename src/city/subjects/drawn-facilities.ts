import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { DRAWN_ZONE_KIND } from '../../domain/zone-kind.ts';
import { createPolygonLocator } from '../../spatial/polygon-locator.ts';
import type { Database } from '../../tables/database.ts';
import type { SubjectLayout } from '../../tables/subject-layout.ts';
import { loadDrawnFacilityZone } from '../../tables/subjects/facility-tables.ts';
import { ZONE_UNKNOWN } from '../../tables/zone-cells.ts';

/** Tells which of the loaded facilities lie in the drawn area (planar metres), by their points. Rejects with a QueryError. */
export async function loadDrawnFacilities(db: Database, area: PolygonColumns): Promise<void> {
  const [x, y] = await Promise.all(
    ['x_m', 'y_m'].map((column) => db.numbers(`SELECT ${column} FROM facilities ORDER BY facility_index`)),
  );
  const found = createPolygonLocator(area).locate(x!, y!);
  await loadDrawnFacilityZone(
    db,
    found.map((zone, i) => (Number.isNaN(x![i]!) ? ZONE_UNKNOWN : zone + 1)),
  );
}

/** The layout once an area is drawn. */
export function withDrawnFacilities(subjects: SubjectLayout): SubjectLayout {
  const { facilities, facilityZoneKinds = [] } = subjects;
  if (facilities.length === 0) return subjects;
  return { ...subjects, facilityZoneKinds: [...facilityZoneKinds, DRAWN_ZONE_KIND] };
}
