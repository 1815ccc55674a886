import type { Cell } from '../domain/answer.ts';
import type { TableCheck } from '../domain/evidence.ts';
import type { HazardKey } from '../domain/hazard.ts';
import { type CityLayout, type Measure, measureColumns, measures } from '../tables/city-layout.ts';
import { buildingValues } from './count-buildings.ts';
import { type DepthClasses, depthClassLabels } from './depth-class-dimension.ts';
import { hazardConstants } from './hazard-dimension.ts';
import { type FacilityCell, facilityKindsOf } from './hazard-facilities.ts';
import { type GroundCell, residenceValues, type ZoneGround } from './hazard-ground.ts';
import { tableCheck, worstOfEach } from './partition-checks.ts';
import { isExact } from './zone-ground-table.ts';
import { type ZoneKindOrCity, zoneCells, zoneNumberOf } from './zone-parts.ts';

interface Asked {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly classes: DepthClasses;
}

export interface HazardAreaParts {
  /** Rows of `countBuildings`: zone (3), hazard, scale, residence, class, then `buildingValues`. */
  readonly buildings: readonly (readonly Cell[])[];
  readonly ground: { readonly cells: readonly GroundCell[]; readonly zones: readonly ZoneGround[] };
  readonly facilities: readonly FacilityCell[];
}

/** Where a row stands: kind, zone, hazard, residence, class, each by its place in the order of the table. */
type Place = readonly [kind: number, zoneNumber: number, hazard: number, residence: number, classPlace: number];

interface Entry {
  readonly place: Place;
  squareMeters?: number;
  buildings?: readonly Cell[];
  facilities?: number;
}

/** Columns of a building row before its class. */
const CLASS_COLUMN = 6;

/**
 * Puts ground, buildings and facilities of one place side by side. What one of them does not have there is 0 where the city
 * knows it of the zone at all, else null: ground of a zone without a shape is not known, and neither is that of "outside".
 */
export function mergeHazardArea(
  asked: Asked,
  parts: HazardAreaParts,
  layout: CityLayout,
): readonly (readonly Cell[])[] {
  const { zoneKinds, hazards, classes } = asked;
  const labels = hazards.map((key) => depthClassLabels(key, classes, layout).map(({ value }) => value));
  const entries = new Map<string, Entry>();
  const entryAt = (kind: ZoneKindOrCity, zoneNumber: number, key: number, residence: string, value: string): Entry => {
    const place: Place = [
      zoneKinds.indexOf(kind),
      zoneNumber,
      key,
      residenceValues.indexOf(residence as (typeof residenceValues)[number]),
      labels[key]!.indexOf(value),
    ];
    const id = place.join();
    const known = entries.get(id);
    if (known) return known;
    const added: Entry = { place };
    entries.set(id, added);
    return added;
  };
  const keyPlace = new Map(hazards.map((key, i) => [hazardConstants(key).join(), i]));
  const zoneNumber = zoneNumbers(layout);
  for (const row of parts.buildings) {
    const [kind, zoneId, , hazard, scale, residence, value] = row as readonly string[];
    const number = zoneNumber(kind as ZoneKindOrCity, zoneId!);
    entryAt(kind as ZoneKindOrCity, number, keyPlace.get(`${hazard},${scale}`)!, residence!, value!).buildings = row;
  }
  for (const cell of parts.ground.cells)
    entryAt(cell.kind, cell.zoneNumber, hazards.indexOf(cell.key), cell.residence, cell.classValue).squareMeters =
      cell.squareMeters;
  for (const cell of parts.facilities)
    entryAt(cell.kind, cell.zoneNumber, hazards.indexOf(cell.key), cell.residence, cell.classValue).facilities =
      cell.facilities;
  const zones = new Map(parts.ground.zones.map((zone) => [`${zone.kind}|${zone.zoneNumber}`, zone]));
  const zoneAt = (kind: ZoneKindOrCity, number: number) => zones.get(`${kind}|${number}`);
  return [...entries.values()]
    .sort((a, b) => comparePlaces(a.place, b.place))
    .map((entry) => rowOf(entry, asked, parts, labels, zoneAt, layout));
}

function rowOf(
  { place, squareMeters, buildings, facilities }: Entry,
  { zoneKinds, hazards }: Asked,
  { ground }: HazardAreaParts,
  labels: readonly (readonly string[])[],
  zoneAt: (kind: ZoneKindOrCity, zoneNumber: number) => ZoneGround | undefined,
  layout: CityLayout,
): readonly Cell[] {
  const [kindPlace, zoneNumber, hazard, residence, classPlace] = place;
  const kind = zoneKinds[kindPlace]!;
  const zone = zoneAt(kind, zoneNumber);
  const known = zone && groundIsKnown(hazards[hazard]!, residence, ground.cells, layout);
  const area = squareMeters ?? (known ? 0 : null);
  return [
    ...zoneCells(kind, zoneNumber, layout),
    ...hazardConstants(hazards[hazard]!),
    residenceValues[residence]!,
    labels[hazard]![classPlace]!,
    area === null ? null : area / 10_000,
    area === null || !zone || zone.groundSquareMeters === 0 ? null : area / zone.groundSquareMeters,
    ...(buildings?.slice(CLASS_COLUMN + 1) ?? noBuildings(layout)),
    facilities ?? (facilityKindsOf(layout).includes(kind) ? 0 : null),
  ];
}

/** Ground of a hazard is known by residence area only where both have shapes. */
function groundIsKnown(key: HazardKey, residence: number, cells: readonly GroundCell[], layout: CityLayout): boolean {
  if (!layout.subjects?.areas.includes(key)) return false;
  const unknown = residenceValues[residence] === 'unknown';
  return unknown === (cells[0]?.residence === 'unknown');
}

const measureOf = new Map<string, Measure>(measures.map((measure) => [measureColumns[measure], measure]));

const noBuildings = (layout: CityLayout): readonly Cell[] =>
  buildingValues.map(({ name }) => {
    const measure = measureOf.get(name);
    return measure && !layout.measures.includes(measure) ? null : 0;
  });

/** `zoneNumberOf` for many rows. */
function zoneNumbers(layout: CityLayout): (kind: ZoneKindOrCity, zoneId: string) => number {
  const known = new Map<string, number>();
  return (kind, zoneId) => {
    const key = `${kind}|${zoneId}`;
    const number = known.get(key) ?? zoneNumberOf(kind, zoneId, layout);
    known.set(key, number);
    return number;
  };
}

function comparePlaces(a: Place, b: Place): number {
  // zones of one kind stand together, the hazards within each kind first: as in every table of buildings
  return a[0] - b[0] || a[2] - b[2] || a[1] - b[1] || a[3] - b[3] || a[4] - b[4];
}

/** Areas are sums of exact pieces; this allows for the rounding of coordinates. */
const relativeTolerance = 1e-9;
/** Pieces below a square millimetre are no rows. */
const leastSquareMeters = 1e-3;

/**
 * The classes of every hazard add up to the zone: to its area by coordinates where its outline is sound and no earlier zone
 * has part of it, else to its ground.
 */
export function hazardAreaChecks(
  { cells, zones }: HazardAreaParts['ground'],
  hazards: readonly HazardKey[],
  table: string,
): readonly TableCheck[] {
  const sums = new Map<string, number>();
  for (const { kind, zoneNumber, key, squareMeters } of cells) {
    const id = `${kind}|${zoneNumber}|${key}`;
    sums.set(id, (sums.get(id) ?? 0) + squareMeters);
  }
  const keys = hazards.filter((key) => cells.some((cell) => cell.key === key));
  return worstOfEach(
    zones.flatMap((zone) =>
      keys.map((key) => {
        const expected = isExact(zone) ? zone.drawnSquareMeters : zone.groundSquareMeters;
        const found = sums.get(`${zone.kind}|${zone.zoneNumber}|${key}`) ?? 0;
        const tolerance = Math.max(relativeTolerance, leastSquareMeters / Math.max(expected, leastSquareMeters));
        return tableCheck('zone-area', expected, found, tolerance, {
          table,
          zone_kind: zone.kind,
          zone_number: String(zone.zoneNumber),
          hazard: key,
        });
      }),
    ),
  );
}
