import type { DatasetSource, FacilityKind } from './datasets.ts';
import type { HazardKey } from './hazard.ts';
import type { PlanarBounds } from './map-extract.ts';
import type { ZoneKind } from './zone-kind.ts';

/** What sheets need to know of a city before they ask for anything. */
export interface PrintedCity {
  readonly name: string;
  readonly fictional: boolean;
  readonly planarCrs: string;
  /** Of everything, on the plane. */
  readonly bounds: PlanarBounds;
  readonly hazards: readonly HazardKey[];
  readonly zones: readonly PrintedZone[];
  readonly facilities: readonly FacilityKind[];
  readonly sources: readonly DatasetSource[];
}

export interface PrintedZone {
  readonly zoneKind: ZoneKind;
  readonly zoneId: string;
  readonly name: string;
  /** Of all its parts, on the plane. */
  readonly bounds: PlanarBounds;
}
