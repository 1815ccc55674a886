import { type HazardKey, hazardKey } from '../../domain/hazard.ts';
import type { GroundStates, PlanarBounds } from '../../domain/map-extract.ts';
import { noHazardRecords } from '../../domain/no-hazard-records.ts';
import { toGeographic } from '../../spatial/coordinate-system.ts';
import { sampleRaster } from '../../spatial/raster-sampling.ts';
import { STORED_UNKNOWN, storedStates } from '../../tables/hazard-codes.ts';
import type { CityModel } from '../city-model.ts';
import { mergeHazards } from '../hazard-columns.ts';
import { createPolygonHits, type HazardHits, type HazardPoints, hitsOfDepths } from '../hazard-hits.ts';
import { withoutAssumedExtents } from '../hazard-sources.ts';

/** What the surveys of one hazard and scale say of places on the ground, as of buildings at their representative points. */
export interface GroundSurvey {
  /**
   * Stored states (0 unknown, 1 surveyed and not hit, 1 + rank), one a place. The places are rows of a grid, `width` in each
   * (1 where they are none).
   */
  statesAt(x: Float64Array, y: Float64Array, width: number): Uint8Array;
}

type SurveyedCity = Pick<CityModel, 'hazardPolygons' | 'hazardRasters' | 'planarCrs'>;

/** Undefined where nothing but attributes of buildings speaks of the hazard. */
export function createGroundSurvey(city: SurveyedCity, key: HazardKey): GroundSurvey | undefined {
  const rasters = city.hazardRasters.filter(isOf(key));
  const sources = [
    ...city.hazardPolygons.filter(isOf(key)).map((dataset) => {
      const hitsAt = createPolygonHits(dataset, city.planarCrs);
      const isSilent = rasters.length > 0 && dataset.extent.kind === 'bounds';
      return isSilent ? ({ x, y }: HazardPoints) => hitsAt({ x, y, ...nowhere }) : hitsAt;
    }),
    ...rasters.map(
      (dataset) =>
        ({ x, y }: HazardPoints) =>
          hitsOfDepths(dataset, sampleRaster(dataset.raster, x, y, { crs: city.planarCrs })),
    ),
  ];
  if (sources.length === 0) return undefined;
  return {
    statesAt: (x, y, width) => {
      const places = pointsOf(x, y, width, city.planarCrs);
      return mergedStates(
        x.length,
        sources.map((hitsAt) => hitsAt(places)),
      );
    },
  };
}

/** Beside a raster an assumed extent says nothing (`withoutAssumedExtents`): its places need no degrees. */
const nowhere = { lon: new Float64Array(), lat: new Float64Array() } as const;

const isOf =
  (key: HazardKey) =>
  ({ hazard, scale, quantity }: CityModel['hazardPolygons'][number] | CityModel['hazardRasters'][number]): boolean =>
    quantity !== 'duration' && hazardKey(hazard, scale) === key;

/** Degrees are asked for by assumed extents only, and cost more than all the rest. */
function pointsOf(x: Float64Array, y: Float64Array, width: number, planarCrs: string): HazardPoints {
  let degrees: Pick<HazardPoints, 'lon' | 'lat'> | undefined;
  const known = () => {
    degrees ??= degreesOfRows(x, y, width, planarCrs);
    return degrees;
  };
  return {
    x,
    y,
    get lon() {
      return known().lon;
    },
    get lat() {
      return known().lat;
    },
  };
}

/** Cells between two that are projected; those between lie on the straight line, 0.01 mm off for cells of a metre. */
const PROJECTED_STEP = 16;

function degreesOfRows(x: Float64Array, y: Float64Array, width: number, planarCrs: string) {
  const columns = projectedColumns(width);
  const rows = x.length / width;
  const positions = new Float64Array(2 * rows * columns.length);
  for (let row = 0, at = 0; row < rows; row++)
    for (const column of columns) {
      positions[at++] = x[row * width + column]!;
      positions[at++] = y[row * width + column]!;
    }
  const degrees = toGeographic(positions, planarCrs);
  const [lon, lat] = [new Float64Array(x.length), new Float64Array(x.length)];
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < columns.length; k++) {
      const at = 2 * (row * columns.length + k);
      const [from, to] = [columns[k]!, columns[k + 1] ?? columns[k]! + 1];
      const next = k + 1 < columns.length ? at + 2 : at;
      for (let column = from; column < to; column++) {
        const share = (column - from) / (to - from);
        lon[row * width + column] = degrees[at]! + share * (degrees[next]! - degrees[at]!);
        lat[row * width + column] = degrees[at + 1]! + share * (degrees[next + 1]! - degrees[at + 1]!);
      }
    }
  return { lon, lat };
}

/** Every sixteenth, and the last. */
function projectedColumns(width: number): readonly number[] {
  const columns = Array.from({ length: Math.ceil(width / PROJECTED_STEP) }, (_, k) => k * PROJECTED_STEP);
  return columns.at(-1) === width - 1 ? columns : [...columns, width - 1];
}

const noRecords = noHazardRecords();

/** By the very rule of the tables: the largest rank of the hits, else not hit where any survey looked, else unknown. */
function mergedStates(count: number, hits: readonly HazardHits[]): Uint8Array {
  const [column] = mergeHazards(count, noRecords, withoutAssumedExtents(hits)).columns;
  return column ? storedStates(column.state) : new Uint8Array(count).fill(STORED_UNKNOWN);
}

/** 16.8 million: a page of A3 at 300 dpi, and 67 MB as pixels. A larger picture has coarser cells. */
export const MOST_GROUND_CELLS = 1 << 24;
/** Cells asked for at once. */
const STRIP_CELLS = 1 << 16;
/** How long the thread is kept from its messages (a cancel among them). */
const TURN_MILLISECONDS = 40;

/** The cells that cover the bounds from their upper left corner; `cellMeters` grows where there would be too many. */
export function groundGrid([minX, minY, maxX, maxY]: PlanarBounds, cellMeters: number): Omit<GroundStates, 'state'> {
  const [across, down] = [maxX - minX, maxY - minY];
  if (!(across > 0 && down > 0 && cellMeters > 0))
    throw new RangeError(
      `expected bounds with an area and cells with a size, got ${across} × ${down} m, ${cellMeters} m`,
    );
  const least = Math.sqrt((across * down) / MOST_GROUND_CELLS);
  const size = cellMeters > least ? cellMeters : least * 1.001;
  return {
    width: Math.max(1, Math.ceil(across / size - 1e-9)),
    height: Math.max(1, Math.ceil(down / size - 1e-9)),
    left: minX,
    top: maxY,
    cellMeters: size,
  };
}

/** The state at the middle of every cell, strip by strip. Rejects with an AbortError when the signal fires. */
export async function groundStates(
  survey: GroundSurvey,
  grid: Omit<GroundStates, 'state'>,
  signal?: AbortSignal,
): Promise<GroundStates> {
  const { width, height, left, top, cellMeters } = grid;
  const state = new Uint8Array(width * height);
  const rowsOfStrip = Math.max(1, Math.floor(STRIP_CELLS / width));
  let begun = performance.now();
  for (let row = 0; row < height; row += rowsOfStrip) {
    const rows = Math.min(rowsOfStrip, height - row);
    const [x, y] = [new Float64Array(rows * width), new Float64Array(rows * width)];
    for (let cell = 0; cell < x.length; cell++) {
      x[cell] = left + ((cell % width) + 0.5) * cellMeters;
      y[cell] = top - (row + Math.floor(cell / width) + 0.5) * cellMeters;
    }
    state.set(survey.statesAt(x, y, width), row * width);
    if (performance.now() - begun < TURN_MILLISECONDS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    begun = performance.now();
  }
  return { ...grid, state };
}
