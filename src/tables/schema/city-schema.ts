import { allZoneKinds } from '../../domain/zone-kind.ts';
import type { CityLayout } from '../city-layout.ts';
import { buildingFactsSchema } from './building-facts.ts';
import { buildingMeasuresSchema } from './building-measures.ts';
import { consumptionSchemas } from './consumption.ts';
import { exclusionSchemas } from './exclusions.ts';
import { facilitySchemas } from './facilities.ts';
import { flowSchemas } from './flow.ts';
import { hazardDepthsSchema } from './hazard-depths.ts';
import { hazardDurationsSchema } from './hazard-durations.ts';
import { hazardRecordsSchema } from './hazard-records.ts';
import { hazardStatesSchema } from './hazard-states.ts';
import { landslideKindsSchema } from './landslide-kinds.ts';
import { projectionSchemas } from './projection.ts';
import type { TableSchema } from './table-schema.ts';
import { zoneAreasSchema, zoneHazardAreasSchema } from './zone-areas.ts';
import { zoneCellSchema, zoneCellsSchema } from './zone-cells.ts';
import { zoneMembersSchema } from './zone-members.ts';
import { zonesSchema } from './zones.ts';

/** Every table of a loaded city, described: for the SQL console and for people who read the evidence. */
export function citySchema(layout: CityLayout): readonly TableSchema[] {
  return [
    buildingFactsSchema,
    buildingMeasuresSchema(layout.measures),
    zonesSchema,
    ...layout.zoneKinds.map(({ zoneKind, zoneId }) => zoneMembersSchema(zoneKind, zoneId.length)),
    zoneCellSchema(layout.buildings),
    zoneCellsSchema(allZoneKinds.filter((kind) => layout.zoneKinds.some(({ zoneKind }) => zoneKind === kind))),
    ...layout.hazards.map(({ key }) => hazardStatesSchema(key)),
    ...layout.hazards.flatMap(({ key, hasDepth }) => (hasDepth ? [hazardDepthsSchema(key)] : [])),
    hazardRecordsSchema,
    ...(layout.subjects?.durations ?? []).map(hazardDurationsSchema),
    ...((layout.subjects?.areas.length ?? 0) > 0 ? [zoneAreasSchema, zoneHazardAreasSchema] : []),
    ...(layout.subjects?.exclusions ? exclusionSchemas : []),
    ...(layout.subjects?.landslideKinds ? [landslideKindsSchema] : []),
    ...(layout.subjects?.facilities.length
      ? facilitySchemas(
          layout.hazards.map(({ key }) => key),
          layout.subjects.facilityZoneKinds ?? [],
        )
      : []),
    ...(layout.subjects?.flow ? flowSchemas(layout.subjects.flow) : []),
    ...(layout.subjects?.consumption ? consumptionSchemas : []),
    ...(layout.subjects?.projection ? projectionSchemas : []),
  ];
}
