import { expect, it } from 'vitest';
import { facilityDepth } from '../../../src/analysis/questions/facility-depth.ts';
import { loadDrawnFacilities, withDrawnFacilities } from '../../../src/city/subjects/drawn-facilities.ts';
import { rowObject } from '../../../src/domain/answer.ts';
import { buildPolygonColumns } from '../../../src/spatial/polygon-columns-building.ts';
import { withZones } from '../../../src/tables/city-layout.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { citySchema } from '../../../src/tables/schema/city-schema.ts';
import { noSubjects } from '../../../src/tables/subject-layout.ts';
import { createContext } from '../../analysis/create-context.ts';
import { facilitySubject } from '../../analysis/questions/toy-facilities.ts';
import { createToyCity } from '../../analysis/toy-city.ts';

it('counts the facilities of a drawn area by their points; one without a place is not known', async () => {
  const db = await createNativeDatabase();
  const city = createToyCity();
  const context = await createContext(db, city, [facilitySubject(city)]);
  // around 0 (0 3), 3 (3 3) and 5 (91 114) of the toy facilities
  const ring = [
    [-10, -10],
    [100, -10],
    [100, 120],
    [-10, 120],
  ] as const;
  await loadDrawnFacilities(db, buildPolygonColumns([[[ring]]]));
  const drawn = { zoneKind: 'drawn', zoneId: ['drawn'], name: ['描いた範囲'] } as const;
  const layout = { ...withZones(context.layout, drawn), subjects: withDrawnFacilities(context.layout.subjects!) };
  const parameters = {
    ...facilityDepth.defaults(layout),
    zoneKinds: ['drawn'] as const,
    hazards: ['river:L2'] as const,
  };
  const { tables } = await facilityDepth.run(db, parameters, { ...context, layout });
  const counts: Record<string, number> = {};
  for (const row of tables[0]!.rows.map((cells) => rowObject(tables[0]!, cells)))
    counts[String(row.zone_id)] = (counts[String(row.zone_id)] ?? 0) + Number(row.facilities);
  expect(counts).toEqual({ drawn: 3, '': 6, unknown: 1 });
  expect(citySchema(layout).map(({ name }) => name)).toContain('facility_zone_drawn');
  await db.close();
});

it('changes nothing where the city has no facilities', () => {
  expect(withDrawnFacilities(noSubjects)).toBe(noSubjects);
});
