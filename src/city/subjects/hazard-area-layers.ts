import type { HazardPolygonsDataset } from '../../domain/datasets.ts';
import { STATE_NOT_HIT } from '../../domain/depth-rank.ts';
import { depthHazards, type HazardKey, hazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { boundsOfPositions } from '../../spatial/cell-grid.ts';
import type { OverlayLayer, PolygonLabels } from '../../spatial/overlay-areas.ts';
import type { RasterLabels } from '../../spatial/overlay-raster-edges.ts';
import { buildPolygonColumns } from '../../spatial/polygon-columns-building.ts';
import {
  AREA_NOT_HIT,
  AREA_UNKNOWN,
  AREA_UNRANKED,
  areaCodeOfDepth,
  areaCodeOfRank,
  FIRST_AREA_CLASS,
} from '../../tables/area-codes.ts';
import type { CityModel } from '../city-model.ts';
import { hazardKeyOrder } from '../hazard-columns.ts';
import { type HazardDataset, rankOfPolygons, STATE_HIT_UNRANKED } from '../hazard-hits.ts';
import { planarPolygons } from '../planar-polygons.ts';

/** One hazard and scale as layers of an overlay, and how their labels together become a class code of ground. */
export interface HazardAreaLayers {
  readonly key: HazardKey;
  readonly layers: readonly OverlayLayer[];
  readonly codeOf: (labels: ArrayLike<number>, first: number) => number;
}

type HazardSources = Pick<CityModel, 'hazardPolygons' | 'hazardRasters' | 'planarCrs'>;

/** Every hazard and scale that has ground: by the same rules as the states of buildings (see hazard-sources.ts). */
export function hazardAreaLayers(city: HazardSources): readonly HazardAreaLayers[] {
  const datasets: readonly HazardDataset[] = [...city.hazardPolygons, ...city.hazardRasters];
  return hazardKeyOrder.flatMap((key) => {
    const sources = datasets.filter(
      ({ hazard, scale, quantity }) => quantity !== 'duration' && hazardKey(hazard, scale) === key,
    );
    if (sources.length === 0) return [];
    const { hazard } = parseHazardKey(key);
    return [hazard === 'collapse' ? collapseLayers(key, sources, city) : layersOf(key, sources, city)];
  });
}

function layersOf(key: HazardKey, sources: readonly HazardDataset[], { planarCrs }: HazardSources): HazardAreaLayers {
  const surveyed = sources.some(({ kind }) => kind === 'hazard_raster');
  const found = sources.flatMap((dataset): (PolygonLabels | RasterLabels)[] =>
    dataset.kind === 'hazard_raster'
      ? [{ raster: dataset.raster, labelOf: areaCodeOfDepth, crs: planarCrs }]
      : polygonSources(dataset, codesOfPolygons(dataset), surveyed, planarCrs),
  );
  return {
    key,
    layers: [{ rule: 'largest', sources: found, everywhere: codeEverywhere(sources) }],
    codeOf: (labels, first) => labels[first]!,
  };
}

const codeEverywhere = (sources: readonly HazardDataset[]): number =>
  sources.some((dataset) => dataset.kind === 'hazard_polygons' && dataset.extent.kind === 'everywhere')
    ? AREA_NOT_HIT
    : AREA_UNKNOWN;

/**
 * The areas themselves, and the ground of the survey as not hit. An extent that is only assumed says nothing (nor do dry
 * polygons) where a raster of the same hazard tells how far its survey reaches.
 */
function polygonSources(
  dataset: HazardPolygonsDataset,
  codes: ArrayLike<number>,
  rasterSurvey: boolean,
  planarCrs: string,
): PolygonLabels[] {
  const silent = rasterSurvey && dataset.extent.kind === 'bounds';
  const areas = {
    polygons: planarPolygons(dataset.polygons, planarCrs),
    labels: silent ? Array.from(codes, (code) => (code === AREA_NOT_HIT ? AREA_UNKNOWN : code)) : codes,
  };
  return silent ? [areas] : [areas, ...surveySources(dataset, planarCrs)];
}

function surveySources({ extent, polygons }: HazardPolygonsDataset, planarCrs: string): PolygonLabels[] {
  if (extent.kind === 'everywhere') return [];
  const survey = extent.kind === 'polygons' ? extent.polygons : boundingBox(polygons.positions);
  if (!survey) return [];
  const planar = planarPolygons(survey, planarCrs);
  return [{ polygons: planar, labels: new Uint8Array(planar.rowOffsets.length - 1).fill(AREA_NOT_HIT) }];
}

/** Sides in steps of about 50 m: between two steps a parallel or meridian leaves the straight line by 0.03 mm at most. */
const STEP_DEGREES = 0.0005;

function boundingBox(positions: Float64Array) {
  const [west, south, east, north] = boundsOfPositions(positions);
  if (!(west <= east && south <= north)) return undefined;
  const between = (from: number, to: number) => {
    const steps = Math.max(1, Math.ceil(Math.abs(to - from) / STEP_DEGREES));
    return Array.from({ length: steps }, (_, step) => from + (step / steps) * (to - from));
  };
  const ring = [
    ...between(west, east).map((lon) => [lon, south] as const),
    ...between(south, north).map((lat) => [east, lat] as const),
    ...between(east, west).map((lon) => [lon, north] as const),
    ...between(north, south).map((lat) => [west, lat] as const),
  ];
  return buildPolygonColumns([[[ring]]]);
}

function codesOfPolygons(dataset: HazardPolygonsDataset): Uint8Array {
  const depth = depthHazards.includes(dataset.hazard);
  return rankOfPolygons(dataset).map((rank, row) => {
    if (rank === STATE_NOT_HIT) return AREA_NOT_HIT;
    if (rank === STATE_HIT_UNRANKED) return AREA_UNRANKED;
    return depth ? areaCodeOfRank(rank, dataset.depthMeters[row]!) : FIRST_AREA_CLASS - 1 + rank;
  });
}

/** 氾濫流 and 河岸侵食 are kinds that add up, not a scale: a layer each. What is not a kind goes with the first. */
function collapseLayers(key: HazardKey, sources: readonly HazardDataset[], { planarCrs }: HazardSources) {
  const polygons = sources.filter((dataset): dataset is HazardPolygonsDataset => dataset.kind === 'hazard_polygons');
  const layer = (kind: 1 | 2): OverlayLayer => ({
    rule: 'largest',
    sources: polygons.flatMap((dataset) => {
      const codes = Array.from(rankOfPolygons(dataset), (rank) => {
        if (rank === STATE_NOT_HIT) return AREA_NOT_HIT;
        if (rank === STATE_HIT_UNRANKED) return AREA_UNRANKED;
        return (rank & kind) !== 0 ? FIRST_AREA_CLASS : 0;
      });
      const found = polygonSources(dataset, codes, false, planarCrs);
      return kind === 1 ? found : found.slice(0, 1);
    }),
    ...(kind === 1 && { everywhere: codeEverywhere(sources) }),
  });
  return {
    key,
    layers: [layer(1), layer(2)],
    codeOf: (labels: ArrayLike<number>, first: number) => {
      const [flow, erosion] = [labels[first]!, labels[first + 1]!];
      const kinds = (flow === FIRST_AREA_CLASS ? 1 : 0) + (erosion === FIRST_AREA_CLASS ? 2 : 0);
      return kinds > 0 ? FIRST_AREA_CLASS - 1 + kinds : Math.max(flow, erosion);
    },
  };
}
