import type { FacilityKind } from '../../domain/datasets.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { representativePoints } from '../../spatial/representative-points.ts';
import { projectionOf } from '../geodesy/crs.ts';
import type { ZoneRows } from '../ground-paint/zone-rows.ts';
import { drawnLineStyle, zoneLayerOf, zoneLineStyles } from '../layers/line-style.ts';
import type { ShownZone } from '../layers/shown-zones.ts';
import type {
  Bounds,
  SceneCallout,
  SceneCity,
  SceneDrawnArea,
  SceneHazardRaster,
  SceneLayer,
  ScenePlaceName,
} from '../scene-types.ts';
import { inverseOf } from '../terrain/ground.ts';

/** Something to write or mark on the map. Items stand in order of importance. */
export interface LabelItem {
  readonly lon: number;
  readonly lat: number;
  /** Ellipsoidal metres; undefined = on the ground. */
  readonly heightMeters?: number;
  /** Undefined = always shown. */
  readonly layer?: SceneLayer;
  readonly picture:
    | { readonly kind: 'plate'; readonly text: string; readonly colour: string; readonly dashed?: boolean }
    | { readonly kind: 'callout'; readonly text: string }
    | { readonly kind: 'name'; readonly text: string; readonly name: ScenePlaceName['kind'] }
    | { readonly kind: 'icon'; readonly facility: FacilityKind; readonly isHighlighted?: boolean };
}

/** More plates of one zone kind than this say nothing more. */
const MOST_PLATES = 12;
const UNKNOWN_COLOUR = '#545454';

const facilityLayers: Readonly<Partial<Record<FacilityKind, SceneLayer>>> = {
  evacuation_site: 'evacuation_site',
  shelter: 'evacuation_site',
  medical: 'medical',
  welfare: 'welfare',
  school: 'school',
};

/** Labels hide before they overlap in this order: zone, station, district, facility. Source: ui.md §4. */
export function createLabelItems(
  city: SceneCity,
  zones: readonly ShownZone[],
  hazard: SceneHazardRaster | undefined,
  unknownLabel: string,
): LabelItem[] {
  const names = city.placeNames ?? [];
  return [
    ...zonePlates(zones, 'residence'),
    ...zonePlates(zones, 'urban_function'),
    ...(hazard ? unknownPlates(hazard, city.bounds, unknownLabel) : []),
    ...[...names]
      .sort((a, b) => nameRank[a.kind] - nameRank[b.kind])
      .map(
        ({ kind, name, lon, lat }): LabelItem => ({
          lon,
          lat,
          layer: 'label',
          picture: { kind: 'name', text: name, name: kind },
        }),
      ),
    ...city.facilities.map(
      ({ kind, lon, lat }): LabelItem => ({
        lon,
        lat,
        layer: facilityLayers[kind] ?? 'facility',
        picture: { kind: 'icon', facility: kind },
      }),
    ),
  ];
}

const nameRank: Readonly<Record<ScenePlaceName['kind'], number>> = { station: 0, water: 1, town: 2 };

/** Facilities that stand out, in a frame; the plain mark below gives way because it would overlap. */
export const createHighlightItems = (city: SceneCity, highlighted: ReadonlySet<number> | undefined): LabelItem[] =>
  city.facilities
    .filter(({ index }, position) => highlighted?.has(index ?? position))
    .map(({ kind, lon, lat }) => ({ lon, lat, picture: { kind: 'icon', facility: kind, isHighlighted: true } }));

/** The callout stands on the roof of its building. */
export function createCalloutItems({ buildings }: SceneCity, callout: SceneCallout | undefined): LabelItem[] {
  if (!callout || !buildings) return [];
  const at = 6 * callout.buildingIndex;
  const [west, south, east, north, , top] = buildings.extents.subarray(at, at + 6);
  if (west === undefined || Number.isNaN(west)) return [];
  const picture = { kind: 'callout', text: callout.text } as const;
  return [{ lon: (west + east!) / 2, lat: (south! + north!) / 2, heightMeters: top!, picture }];
}

/** What an answer writes on the map: the drawn area's plate, and a label inside each filled zone. */
export function createAnswerItems(
  rows: ZoneRows | undefined,
  labels: readonly string[],
  area: SceneDrawnArea | undefined,
): LabelItem[] {
  const items: LabelItem[] = [];
  const top = area?.label ? topOfRing(area.ring) : undefined;
  if (top) items.push({ ...top, picture: { kind: 'plate', text: area!.label!, colour: drawnLineStyle.colour } });
  if (!rows || labels.every((text) => !text)) return items;
  const { x, y } = representativePoints(rows.polygons);
  labels.forEach((text, row) => {
    if (text) items.push({ lon: x[row]!, lat: y[row]!, picture: { kind: 'name', text, name: 'town' } });
  });
  return items;
}

function zonePlates(zones: readonly ShownZone[], layer: 'residence' | 'urban_function'): LabelItem[] {
  return zones
    .filter(({ zoneKind, side }) => zoneLayerOf(zoneKind) === layer && !side)
    .flatMap(({ polygons, name, colour = zoneLineStyles[layer].colour }) =>
      name.map((text, row) => ({ text, colour, place: topOfRow(polygons, row) })),
    )
    .filter(({ place }) => place !== undefined)
    .sort((a, b) => b.place!.size - a.place!.size)
    .slice(0, MOST_PLATES)
    .map(({ text, colour, place }) => ({ ...place!, layer, picture: { kind: 'plate', text, colour } }));
}

/** Middle of the northernmost long side of a row's largest ring: there the plate sits on its line. */
function topOfRow(
  polygons: PolygonColumns,
  row: number,
): { readonly lon: number; readonly lat: number; readonly size: number } | undefined {
  let best: { lon: number; lat: number; size: number } | undefined;
  for (let polygon = polygons.rowOffsets[row]!; polygon < polygons.rowOffsets[row + 1]!; polygon++) {
    const ring = polygons.polygonOffsets[polygon]!;
    const points = polygons.positions.subarray(2 * polygons.ringOffsets[ring]!, 2 * polygons.ringOffsets[ring + 1]!);
    const size = spanOf(points);
    if (best && size <= best.size) continue;
    best = { ...topOfRing(points), size };
  }
  return best;
}

/** Middle of a long side far north. */
function topOfRing(points: Float64Array): { readonly lon: number; readonly lat: number } {
  let [top, lon, lat] = [-Infinity, points[0] ?? 0, points[1] ?? 0];
  for (let k = 0; k + 3 < points.length; k += 2) {
    const [x0, y0, x1, y1] = [points[k]!, points[k + 1]!, points[k + 2]!, points[k + 3]!];
    // Long sides far north win; a side's length counts as much as its height.
    const worth = (y0 + y1) / 2 + Math.abs(x1 - x0) / 2;
    if (worth > top) [top, lon, lat] = [worth, (x0 + x1) / 2, (y0 + y1) / 2];
  }
  return { lon, lat };
}

function spanOf(points: Float64Array): number {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let k = 0; k < points.length; k += 2) {
    [west, east] = [Math.min(west, points[k]!), Math.max(east, points[k]!)];
    [south, north] = [Math.min(south, points[k + 1]!), Math.max(north, points[k + 1]!)];
  }
  return (east - west) * (north - south);
}

const SAMPLES = 32;

/** One plate in the middle of the part of the city that nobody surveyed, if that is more than a sliver. */
function unknownPlates(hazard: SceneHazardRaster, [west, south, east, north]: Bounds, text: string): LabelItem[] {
  const places = new Float64Array(2 * SAMPLES * SAMPLES);
  for (let k = 0; k < SAMPLES * SAMPLES; k++) {
    places[2 * k] = west + ((east - west) * ((k % SAMPLES) + 0.5)) / SAMPLES;
    places[2 * k + 1] = south + ((north - south) * (Math.floor(k / SAMPLES) + 0.5)) / SAMPLES;
  }
  const planar = new Float64Array(places.length);
  projectionOf(hazard.raster.crs).forward(places, planar);
  const toCell = inverseOf(hazard.raster.transform);
  const { width, height, data } = hazard.raster;
  const unknown: number[] = [];
  for (let k = 0; k < SAMPLES * SAMPLES; k++) {
    const [column, row] = toCell(planar[2 * k]!, planar[2 * k + 1]!).map(Math.floor) as [number, number];
    const isInside = column >= 0 && row >= 0 && column < width && row < height;
    if (!isInside || Number.isNaN(data[row * width + column]!)) unknown.push(k);
  }
  if (unknown.length < (SAMPLES * SAMPLES) / 50) return [];
  const mean = (axis: number) => unknown.reduce((sum, k) => sum + places[2 * k + axis]!, 0) / unknown.length;
  const [lon, lat] = [mean(0), mean(1)];
  const away = (k: number) => Math.hypot(places[2 * k]! - lon, places[2 * k + 1]! - lat);
  const nearest = unknown.reduce((best, k) => (away(k) < away(best) ? k : best));
  return [
    {
      lon: places[2 * nearest]!,
      lat: places[2 * nearest + 1]!,
      layer: 'hazard',
      picture: { kind: 'plate', text, colour: UNKNOWN_COLOUR, dashed: true },
    },
  ];
}
