import { parseHazardKey } from '../../domain/hazard.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import type { Bounds } from '../../spatial/cell-grid.ts';
import { type OverlayAreas, type OverlayLayer, overlayAreas } from '../../spatial/overlay-areas.ts';
import { polygonAreas, polygonBounds } from '../../spatial/polygon-areas.ts';
import { sheetLayers } from '../../spatial/polygon-sheets.ts';
import type { SubjectTables } from '../../tables/subjects/subject-tables.ts';
import type { CityModel, ZoneLayer } from '../city-model.ts';
import { type HazardAreaLayers, hazardAreaLayers } from './hazard-area-layers.ts';
import { type ZoneGrounds, zoneOutlineIssues } from './zone-outline-issues.ts';

/**
 * True areas: the ground of every zone by 居住誘導区域 in and out and by class of every hazard, whether anything is built on
 * it or not. One overlay of all zones and hazards in the planar CRS.
 */
export function assembleAreas(city: CityModel): SubjectTables | undefined {
  const zones = city.zones.filter(({ dataset }) => dataset.count > 0);
  const within = boundsOfZones(zones);
  if (!within) return undefined;
  const hazards = hazardAreaLayers(city);
  if (hazards.length === 0) return undefined;
  const cityZones = cityGround(zones);
  const grounds = zones.map((zone) => groundOfZones(zone, within));
  return {
    tables: {
      zone_areas: zoneAreaColumns(zones, cityZones, grounds),
      zone_hazard_areas: hazardAreaColumns(zones, cityZones, hazards, within),
    },
    layout: { areas: hazards.map(({ key }) => key) },
    issues: zones.flatMap((zone, kind) => zoneOutlineIssues(zone.dataset, grounds[kind]!)),
  };
}

/** Kinds that may stand for the whole city, the surest first. */
const cityKinds: readonly FiledZoneKind[] = ['municipality', 'district', 'area_classification', 'planning_area'];

/** The zones whose union is taken as the ground of the city; undefined where no kind covers it. */
const cityGround = (zones: readonly ZoneLayer[]): number | undefined => {
  const kind = cityKinds.find((wanted) => zones.some(({ dataset }) => dataset.zoneKind === wanted));
  return kind && zones.findIndex(({ dataset }) => dataset.zoneKind === kind);
};

function boundsOfZones(zones: readonly ZoneLayer[]): Bounds | undefined {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { planar } of zones) {
    const rows = polygonBounds(planar);
    for (let at = 0; at < rows.length; at += 4) {
      minX = Math.min(minX, rows[at]!);
      minY = Math.min(minY, rows[at + 1]!);
      maxX = Math.max(maxX, rows[at + 2]!);
      maxY = Math.max(maxY, rows[at + 3]!);
    }
  }
  return minX < maxX && minY < maxY ? [minX, minY, maxX, maxY] : undefined;
}

export const layerOfZones = ({ planar, dataset }: ZoneLayer): OverlayLayer => ({
  rule: 'smallest',
  sources: [{ polygons: planar, labels: Uint32Array.from({ length: dataset.count }, (_, row) => row + 1) }],
});

/** As stored: 0 outside, 1 inside, 2 not known. */
const RESIDENCE_UNKNOWN = 2;

function hazardAreaColumns(
  zones: readonly ZoneLayer[],
  cityZones: number | undefined,
  hazards: readonly HazardAreaLayers[],
  within: Bounds,
) {
  const overlay = overlayAreas([...zones.map(layerOfZones), ...hazards.flatMap(({ layers }) => layers)], within);
  const layers = zones.length + hazards.reduce((sum, hazard) => sum + hazard.layers.length, 0);
  const residence = zones.findIndex(({ dataset }) => dataset.zoneKind === 'residence');
  const sums = new Map<string, number>();
  for (let row = 0; row < overlay.count; row++) {
    const area = overlay.areas[row]!;
    if (area === 0) continue;
    const label = (layer: number) => overlay.labels[row * layers + layer]!;
    const inside = residence < 0 ? RESIDENCE_UNKNOWN : Math.min(1, label(residence));
    let first = row * layers + zones.length;
    const codes = hazards.map((hazard) => {
      const code = hazard.codeOf(overlay.labels, first);
      first += hazard.layers.length;
      return code;
    });
    for (const [part, number] of partsOf(zones.length, cityZones, label))
      codes.forEach((code, hazard) => {
        const key = `${part},${number},${inside},${hazard},${code}`;
        sums.set(key, (sums.get(key) ?? 0) + area);
      });
  }
  return columnsOf(sums, zones, hazards);
}

/** Parts (−1 the city, else the index of a kind) that a piece of ground lies in, and the zone of each. */
function partsOf(kinds: number, cityZones: number | undefined, label: (layer: number) => number) {
  const parts: [part: number, zoneNumber: number][] = [];
  if (cityZones !== undefined && label(cityZones) > 0) parts.push([-1, 1]);
  for (let kind = 0; kind < kinds; kind++) if (label(kind) > 0) parts.push([kind, label(kind)]);
  return parts;
}

/** Rounding may leave slivers of less than a square millimetre on either side of zero. */
export const LEAST_SQUARE_METERS = 1e-6;

function columnsOf(
  sums: ReadonlyMap<string, number>,
  zones: readonly ZoneLayer[],
  hazards: readonly HazardAreaLayers[],
) {
  const rows = [...sums]
    .filter(([, area]) => area >= LEAST_SQUARE_METERS)
    .map(([key, area]) => ({ key: keyOf(key), area }))
    .sort((a, b) => compare(a.key, b.key));
  const column = (index: number) => rows.map(({ key }) => key[index]!);
  const keys = hazards.map(({ key }) => parseHazardKey(key));
  return {
    zone_kind: column(0).map((part) => (part < 0 ? 'city' : zones[part]!.dataset.zoneKind)),
    zone_number: Uint32Array.from(column(1)),
    residence: Uint8Array.from(column(2)),
    hazard: column(3).map((hazard) => keys[hazard]!.hazard),
    scale: column(3).map((hazard) => keys[hazard]!.scale),
    class_code: Uint8Array.from(column(4)),
    area_m2: Float64Array.from(rows, ({ area }) => area),
  };
}

const keyOf = (text: string): Key => {
  const [part, zoneNumber, residence, hazard, code] = text.split(',').map(Number);
  return [part!, zoneNumber!, residence!, hazard!, code!];
};

type Key = readonly [part: number, zoneNumber: number, residence: number, hazard: number, code: number];

const compare = (a: Key, b: Key): number => {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
};

/** The ground of each zone by itself, without any hazard: what its classes must add up to. */
function zoneAreaColumns(zones: readonly ZoneLayer[], cityZones: number | undefined, grounds: readonly ZoneGrounds[]) {
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const ground = cityZones === undefined ? undefined : grounds[cityZones]!;
  const all = <T>(ofCity: T, ofKind: (kind: number) => ArrayLike<T>): T[] => [
    ...(ground ? [ofCity] : []),
    ...zones.flatMap((_, kind) => Array.from(ofKind(kind))),
  ];
  const cityArea = ground ? total(ground.ground) : 0;
  return {
    zone_kind: all<string>('city', (kind) => Array(zones[kind]!.dataset.count).fill(zones[kind]!.dataset.zoneKind)),
    zone_number: Uint32Array.from(all(1, (kind) => Array.from(grounds[kind]!.ground, (_, row) => row + 1))),
    drawn_m2: Float64Array.from(all(cityArea, (kind) => grounds[kind]!.drawn)),
    enclosed_m2: Float64Array.from(all(cityArea, (kind) => grounds[kind]!.enclosed)),
    ground_m2: Float64Array.from(all(cityArea, (kind) => grounds[kind]!.ground)),
  };
}

/** Per zone: the area of its rings, what they enclose, and what no earlier zone of the kind has. */
export function groundOfZones({ planar, dataset }: ZoneLayer, within: Bounds): ZoneGrounds {
  const sheets = sheetLayers(planar);
  const overlay: OverlayAreas = overlayAreas(sheets, within);
  const enclosed = new Float64Array(dataset.count);
  const ground = new Float64Array(dataset.count);
  for (let row = 0; row < overlay.count; row++) {
    const labels = overlay.labels.subarray(row * sheets.length, (row + 1) * sheets.length);
    let first = Infinity;
    for (const label of labels) {
      if (label === 0) continue;
      enclosed[label - 1]! += overlay.areas[row]!;
      first = Math.min(first, label);
    }
    if (first < Infinity) ground[first - 1]! += overlay.areas[row]!;
  }
  return { drawn: polygonAreas(planar), enclosed, ground };
}
