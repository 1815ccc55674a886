import type { DatasetSource, FacilityKind } from './datasets.ts';
import type { HazardKey } from './hazard.ts';
import type { PlanZone } from './plan.ts';
import type { PolygonColumns } from './polygon-columns.ts';
import type { FiledZoneKind } from './zone-kind.ts';

/** Metres of the city's plane: x east, y north. */
export type PlanarBounds = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** What a flat map asks of the city. */
export interface MapExtractRequest {
  readonly bounds: PlanarBounds;
  readonly hazard: HazardKey | null;
  /** Side of a cell of the ground picture; see `GroundStates`. */
  readonly cellMeters: number;
  readonly zoneKinds: readonly FiledZoneKind[];
  /**
   * Id of the scenario that is drawn; absent or null = 現行. Who supplies the extract puts its zones and measures in force:
   * buildings then stand as the scenario's tables count them, ground as it was surveyed.
   */
  readonly scenario?: string | null;
  /** Id of another scenario to be compared with, null = 現行: `difference` says what its zones had and what the drawn ones have. */
  readonly comparedWith?: string | null;
  /** Zones drawn instead of the city's, kind by kind. */
  readonly scenarioZones?: Readonly<Partial<Record<FiledZoneKind, readonly PlanZone[]>>>;
  readonly hazardAreas: readonly ('landslide' | 'collapse')[];
  readonly facilities: readonly FacilityKind[];
  readonly buildings: boolean;
  readonly labels: boolean;
}

/**
 * Everything a flat map draws of an extent, in metres of the city's plane. The same from the page's engine and from the batch.
 * States: 0 unknown, 1 surveyed and not hit, 1 + rank.
 */
export interface MapExtract {
  readonly planarCrs: string;
  readonly bounds: PlanarBounds;
  /** Null where no hazard was asked for, or the city has no ground data of it (attributes of buildings only). */
  readonly ground: GroundStates | null;
  readonly footprints: MapFootprints | null;
  readonly zones: readonly MapZones[];
  readonly hazardAreas: readonly MapHazardAreas[];
  /** Of a map of the difference; one entry a kind of zones that differs. */
  readonly difference?: readonly MapDifference[];
  /** Surfaces or widened centre lines of roads; null where the city has none. */
  readonly roads: PolygonColumns | null;
  readonly water: PolygonColumns | null;
  readonly baseMap: MapPicture | null;
  readonly facilities: readonly MapFacility[];
  readonly places: readonly MapPlace[];
  /** Of everything above, each once, in the order of the layers. */
  readonly sources: readonly DatasetSource[];
}

/** State of the ground on a grid, row by row from the north; cell (0, 0) has its upper left corner at `left`, `top`. */
export interface GroundStates {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly cellMeters: number;
  readonly state: Uint8Array;
}

/** Buildings that touch the extent. */
export interface MapFootprints {
  readonly polygons: PolygonColumns;
  /** Building index in the city, per row. */
  readonly building: Uint32Array;
  /** State under the hazard asked for (0 where none was), per row: as every table counts it. */
  readonly state: Uint8Array;
  /** The building's representative point, per row: a building is counted in a map when it lies in it. */
  readonly pointX: Float64Array;
  readonly pointY: Float64Array;
}

export interface MapZones {
  readonly zoneKind: FiledZoneKind;
  readonly zoneId: readonly string[];
  readonly name: readonly string[];
  readonly code: Uint16Array | readonly number[];
  readonly polygons: PolygonColumns;
}

/** Ground of the zones that the other scenario has and the drawn one has not, and the other way round; a row a piece. */
export interface MapDifference {
  readonly zoneKind: FiledZoneKind;
  readonly removed: PolygonColumns;
  readonly added: PolygonColumns;
}

export interface MapHazardAreas {
  readonly hazard: 'landslide' | 'collapse';
  /** 土砂: 1 警戒, 2 特別警戒; 家屋倒壊等: 1 氾濫流, 2 河岸侵食, 3 both. */
  readonly rank: Uint8Array;
  readonly polygons: PolygonColumns;
}

/** Pixels of the base map over exactly `bounds`, north up. */
export interface MapPicture {
  readonly bounds: PlanarBounds;
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly pixels: Uint8ClampedArray;
}

export interface MapFacility {
  readonly kind: FacilityKind;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface MapPlace {
  /** `town` stands once for all its 丁目, `district` is one 丁目: a map writes one of the two, by its scale. */
  readonly kind: 'town' | 'district' | 'station' | 'water';
  readonly name: string;
  readonly x: number;
  readonly y: number;
}
