import type { FacilitiesDataset, FacilityKind, RoadsDataset } from '../../src/domain/datasets.ts';
import { evacuationHazards } from '../../src/domain/datasets.ts';
import { type Box, createPolygons, createSource } from './create-datasets.ts';

export interface ToyFacility {
  readonly id?: string;
  readonly name: string;
  /** Metres from the origin of the toy city; absent: no coordinates. */
  readonly at?: readonly [number, number];
  readonly address?: string;
  readonly capacity?: number;
  readonly usableFor?: readonly (typeof evacuationHazards)[number][];
}

export function createFacilities(
  file: string,
  kind: FacilityKind,
  facilities: readonly ToyFacility[],
): FacilitiesDataset {
  return {
    kind: 'facilities',
    source: createSource(file),
    count: facilities.length,
    facilityId: facilities.map(({ id }, i) => id ?? `row-${i + 1}`),
    facilityKind: facilities.map(() => kind),
    name: facilities.map(({ name }) => name),
    address: facilities.map(({ address }) => address ?? ''),
    positions: Float64Array.from(facilities.flatMap(({ at }) => (at ? positionOf(at) : [Number.NaN, Number.NaN]))),
    capacity: Float64Array.from(facilities, ({ capacity }) => capacity ?? Number.NaN),
    usableFor: Uint8Array.from(facilities, ({ usableFor }) =>
      (usableFor ?? []).reduce((bits, hazard) => bits | (1 << evacuationHazards.indexOf(hazard)), 0),
    ),
    extra: facilities.map(() => ''),
  };
}

const positionOf = ([x, y]: readonly [number, number]) => [...createPolygons([[x, y, 1, 1]]).positions.subarray(0, 2)];

export function createRoads(file: string, boxes: readonly Box[], roadFunction = 4): RoadsDataset {
  return {
    kind: 'roads',
    source: createSource(file),
    count: boxes.length,
    roadId: boxes.map((_, i) => `road-${i}`),
    roadFunction: new Uint16Array(boxes.length).fill(roadFunction),
    polygons: createPolygons(boxes),
  };
}
