import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { Bounds } from './cell-grid.ts';
import { type NearestPoints, nearestPoints } from './nearest-point.ts';
import { surfaceCells } from './surface-cells.ts';
import { joinToSurface, type SurfaceJoins } from './surface-join.ts';
import { type SurfacePieces, surfacePieces } from './surface-pieces.ts';
import { surfaceRoutes } from './surface-routes.ts';
import {
  WALK_NONE,
  WALK_ROADS,
  WALK_STRAIGHT,
  type Walking,
  type WalkingDistances,
  type WalkingOptions,
  type WalkingPlaces,
} from './walking.ts';

export interface RoadSurfaces {
  /** Planar metres. */
  readonly polygons: readonly PolygonColumns[];
  /** `ROAD_CELL_METERS` if absent. */
  readonly cellMeters?: number;
  /** Pieces of road surface below this are no network; `LEAST_PIECE_SQUARE_METERS` if absent. */
  readonly leastPieceSquareMeters?: number;
}

/** Half the width of a two-lane street: parallel streets stay apart, and a city of 1,000,000 buildings fits into memory. */
const ROAD_CELL_METERS = 3;
/** Some 400 m of a narrow street (assumption): a drive or a scrap at the rim of a file leads nowhere. */
const LEAST_PIECE_SQUARE_METERS = 1500;
/** Ways may leave the rectangle around the buildings by so much. */
const MARGIN_METERS = 1000;

/**
 * Ways from buildings over roads. The way between a building and a place is
 * - over the roads, where both are joined to the same piece of road: straight to the road, over it, straight from it;
 * - none, where both are joined to pieces that are not connected;
 * - the straight line times a factor, where one of them is joined to no road.
 * Each building's distance is the smallest of its ways, so another place never makes it longer.
 */
export function createWalkingOverRoads(buildings: WalkingPlaces, roads?: () => RoadSurfaces): Walking {
  let network: RoadNetwork | undefined;
  let joins: { readonly within: number; readonly of: SurfaceJoins } | undefined;
  return {
    hasRoads: roads !== undefined,
    async nearest(places, options) {
      if (!roads || options.over === 'straight') return straight(buildings, places, options);
      network ??= buildNetwork(buildings, roads());
      options.signal?.throwIfAborted();
      if (joins?.within !== options.joinMeters)
        joins = {
          within: options.joinMeters,
          of: joinToSurface(network.cells, buildings.x, buildings.y, options.joinMeters),
        };
      options.signal?.throwIfAborted();
      return overRoads(buildings, places, network, joins.of, options);
    },
  };
}

type RoadNetwork = SurfacePieces;

function buildNetwork(buildings: WalkingPlaces, roads: RoadSurfaces): RoadNetwork {
  const cell = roads.cellMeters ?? ROAD_CELL_METERS;
  const cells = surfaceCells(roads.polygons, boundsAround(buildings), cell);
  const least = (roads.leastPieceSquareMeters ?? LEAST_PIECE_SQUARE_METERS) / cells.cellMeters ** 2;
  return surfacePieces(cells, least);
}

function boundsAround({ x, y }: WalkingPlaces): Bounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]! + y[i]!)) continue;
    minX = Math.min(minX, x[i]!);
    minY = Math.min(minY, y[i]!);
    maxX = Math.max(maxX, x[i]!);
    maxY = Math.max(maxY, y[i]!);
  }
  if (!(minX <= maxX)) return [0, 0, 0, 0];
  return [minX - MARGIN_METERS, minY - MARGIN_METERS, maxX + MARGIN_METERS, maxY + MARGIN_METERS];
}

function straight(buildings: WalkingPlaces, places: WalkingPlaces, { straightFactor }: WalkingOptions) {
  const found = nearestPoints(places, buildings.x, buildings.y);
  return distances(buildings.x.length, (i) => lineWay(found, i, straightFactor));
}

function overRoads(
  buildings: WalkingPlaces,
  places: WalkingPlaces,
  network: RoadNetwork,
  joins: SurfaceJoins,
  { straightFactor, joinMeters }: WalkingOptions,
): WalkingDistances {
  const placeJoins = joinToSurface(network.cells, places.x, places.y, joinMeters);
  const routes = surfaceRoutes(network.cells, placeJoins);
  const isOff = (place: number) => placeJoins.cell[place]! < 0;
  const off = {
    x: places.x.map((value, place) => (isOff(place) ? value : Number.NaN)),
    y: places.y,
  };
  const anyOff = placeJoins.cell.includes(-1);
  const toOff = anyOff ? nearestPoints(off, buildings.x, buildings.y) : undefined;
  const unjoined = unjoinedOnly(buildings, joins);
  const toAny = unjoined ? nearestPoints(places, unjoined.x, unjoined.y) : undefined;
  const found = distances(buildings.x.length, (i) => {
    const cell = joins.cell[i]!;
    if (cell < 0) return toAny ? lineWay(toAny, i, straightFactor) : noWay;
    const byRoad: Way = {
      meters: routes.metersTo(cell) + joins.meters[i]!,
      place: routes.source[cell]!,
      way: WALK_ROADS,
    };
    const byLine = toOff ? lineWay(toOff, i, straightFactor) : noWay;
    return isBetter(byLine, byRoad) ? byLine : byRoad;
  });
  return { ...found, roadCellMeters: network.cells.cellMeters };
}

/** Buildings off the roads, the others as points that are none; undefined where all are on roads. */
function unjoinedOnly({ x, y }: WalkingPlaces, joins: SurfaceJoins): WalkingPlaces | undefined {
  if (!joins.cell.includes(-1)) return undefined;
  return { x: x.map((value, i) => (joins.cell[i]! < 0 ? value : Number.NaN)), y };
}

interface Way {
  readonly meters: number;
  readonly place: number;
  readonly way: number;
}
const noWay: Way = { meters: Infinity, place: -1, way: WALK_NONE };

const lineWay = ({ nearest, meters }: NearestPoints, i: number, factor: number): Way =>
  nearest[i]! < 0 ? noWay : { meters: meters[i]! * factor, place: nearest[i]!, way: WALK_STRAIGHT };

const isBetter = (a: Way, b: Way) => a.meters < b.meters || (a.meters === b.meters && a.place < b.place);

function distances(count: number, wayOf: (building: number) => Way): WalkingDistances {
  const distanceMeters = new Float32Array(count).fill(Number.NaN);
  const nearest = new Int32Array(count).fill(-1);
  const way = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const found = wayOf(i);
    if (!(found.meters < Infinity)) continue;
    distanceMeters[i] = found.meters;
    nearest[i] = found.place;
    way[i] = found.way;
  }
  return { distanceMeters, nearest, way };
}
