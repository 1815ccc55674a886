import type { MeshLevel } from '../domain/datasets.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';

/**
 * Tables hold one column group each and are read side by side (POSITIONAL JOIN): row i of each is building i. So a
 * redrawn zone or a new hazard replaces one small table, and a question reads only what it needs.
 */
export const memberTable = (zoneKind: ZoneKind): string => `member_${zoneKind}`;
export const hazardTable = (key: HazardKey): string => `hazard_${suffix(key)}`;
export const depthTable = (key: HazardKey): string => `depth_${suffix(key)}`;
export const durationTable = (key: HazardKey): string => `duration_${suffix(key)}`;
/** Mesh of each building in the people-flow source of one level. */
export const flowMeshTable = (level: MeshLevel): string => `flow_mesh_${level}`;
export const consumptionMeshTable = 'consumption_mesh';
export const projectionMeshTable = 'projection_mesh';
export const landslideKindsTable = 'landslide_kinds';
/** State and depth of the facilities, row i is facility i. */
export const facilityHazardTable = (key: HazardKey): string => `facility_hazard_${suffix(key)}`;

const suffix = (key: HazardKey) => (key.endsWith(':') ? key.slice(0, -1) : key.replace(':', '_'));
