import type { DatasetSource } from '../../domain/datasets.ts';
import { hazardKey } from '../../domain/hazard.ts';
import type { MapExtract, MapExtractRequest } from '../../domain/map-extract.ts';
import type { CityModel } from '../city-model.ts';

type Parts = Pick<MapExtract, 'footprints' | 'zones' | 'hazardAreas' | 'roads' | 'baseMap' | 'facilities'>;

/** In the order of the layers from the hazard down to the base map; what does not show is not named. Each once. */
export function extractSources(
  city: CityModel,
  { hazard, scenarioZones }: MapExtractRequest,
  { footprints, zones, hazardAreas, roads, baseMap, facilities }: Parts,
): readonly DatasetSource[] {
  const surveys = [...city.hazardPolygons, ...city.hazardRasters].filter(({ quantity }) => quantity !== 'duration');
  const areas = new Set<string>(hazardAreas.map((area) => area.hazard));
  // Redrawn zones come from the plan, not from a file.
  const kinds = new Set<string>(zones.map(({ zoneKind }) => zoneKind).filter((kind) => !scenarioZones?.[kind]));
  const facilityKinds = new Set<string>(facilities.map(({ kind }) => kind));
  const found: readonly DatasetSource[] = [
    ...surveys.filter((dataset) => hazardKey(dataset.hazard, dataset.scale) === hazard).map(sourceOf),
    ...city.hazardPolygons.filter((dataset) => areas.has(dataset.hazard)).map(sourceOf),
    ...city.zones.filter(({ dataset }) => kinds.has(dataset.zoneKind)).map(({ dataset }) => dataset.source),
    ...(footprints ? buildingSources(city, footprints.building) : []),
    ...city.facilities.filter(({ facilityKind }) => facilityKind.some((kind) => facilityKinds.has(kind))).map(sourceOf),
    ...(roads && roads.rowOffsets.length > 1 ? city.roads.map(sourceOf) : []),
    ...(baseMap && city.baseMap ? [city.baseMap.source] : []),
  ];
  return [...new Map(found.map((source) => [JSON.stringify(source), source])).values()];
}

const sourceOf = ({ source }: { readonly source: DatasetSource }): DatasetSource => source;

function buildingSources({ buildingSource, sources }: CityModel, building: Uint32Array): DatasetSource[] {
  const rows = new Set<number>();
  for (const index of building) rows.add(buildingSource[index]!);
  return [...rows].sort((a, b) => a - b).flatMap((row) => sources[row] ?? []);
}
