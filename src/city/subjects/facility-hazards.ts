import type { HazardRecordColumns } from '../../domain/datasets.ts';
import { STATE_NOT_HIT, STATE_UNKNOWN } from '../../domain/depth-rank.ts';
import { createPointGrid } from '../../spatial/point-grid.ts';
import { polygonBounds } from '../../spatial/polygon-areas.ts';
import { takeRows } from '../../spatial/polygon-columns-building.ts';
import { createPolygonLocator } from '../../spatial/polygon-locator.ts';
import type { HazardColumn } from '../../tables/city-tables.ts';
import type { FacilityColumns } from '../../tables/subjects/facility-tables.ts';
import type { CityModel } from '../city-model.ts';
import { mergeHazards } from '../hazard-columns.ts';
import { hazardHits } from '../hazard-sources.ts';

type PlacedFacilities = Pick<FacilityColumns, 'count' | 'x' | 'y' | 'lon' | 'lat'>;

/** The building whose footprint each facility's point lies in, −1 none. */
export function buildingsOfFacilities({ footprints }: CityModel, { x, y }: PlacedFacilities): Int32Array {
  const points = createPointGrid(x, y);
  const bounds = polygonBounds(footprints);
  const near: number[] = [];
  for (let row = 0; 4 * row < bounds.length; row++) {
    const at = 4 * row;
    if (points.within([bounds[at]!, bounds[at + 1]!, bounds[at + 2]!, bounds[at + 3]!]).length > 0) near.push(row);
  }
  return createPolygonLocator(takeRows(footprints, near))
    .locate(x, y)
    .map((found) => (found < 0 ? -1 : near[found]!));
}

/**
 * State and depth at every facility's point, one column for each hazard of the city, by the rule of the buildings: the
 * largest rank of all sources; else not hit if a survey covers the point; else unknown. Where the point lies inside a
 * building's footprint, that building's risk attributes are a source too. Without coordinates nothing is known.
 */
export function facilityHazards(
  model: CityModel,
  facilities: PlacedFacilities,
  buildingIndex: Int32Array,
): readonly HazardColumn[] {
  const { lon, lat, x, y, count } = facilities;
  const hits = hazardHits([...model.hazardPolygons, ...model.hazardRasters], {
    points: { lon, lat, x, y },
    footprints: model.footprints, // not read where the method is the point
    planarCrs: model.planarCrs,
    method: 'point',
  });
  const { columns } = mergeHazards(count, risksOf(model.risks, buildingIndex), hits);
  return model.tables.hazards.map((ofBuildings) => {
    const known = columns.find(({ key }) => key === ofBuildings.key);
    const column: HazardColumn = known ?? {
      key: ofBuildings.key,
      state: new Uint8Array(count).fill(STATE_UNKNOWN),
      depthMeters: new Float32Array(count).fill(Number.NaN),
    };
    buildingIndex.forEach((building, i) => {
      if (Number.isNaN(x[i]!)) forget(column, i);
      else if (building >= 0 && column.state[i] === STATE_UNKNOWN && isAssumedDry(model, ofBuildings, building))
        column.state[i] = STATE_NOT_HIT;
    });
    return column;
  });
}

function forget({ state, depthMeters }: HazardColumn, i: number): void {
  state[i] = STATE_UNKNOWN;
  depthMeters[i] = Number.NaN;
}

/** The user said of the building's file that a missing risk attribute means "not hit". */
function isAssumedDry({ assumptions, sources, buildingSource }: CityModel, { state }: HazardColumn, building: number) {
  if (state[building] !== STATE_NOT_HIT) return false;
  const file = sources[buildingSource[building]!]?.file;
  return assumptions.some(({ code, value }) => code === 'missing-risk-attribute-not-hit' && value === file);
}

/** The records of each facility's building as records of the facility. */
function risksOf(risks: HazardRecordColumns, buildingIndex: Int32Array): HazardRecordColumns {
  const facilitiesIn = new Map<number, number[]>();
  buildingIndex.forEach((building, facility) => {
    if (building >= 0) facilitiesIn.set(building, [...(facilitiesIn.get(building) ?? []), facility]);
  });
  const pairs: (readonly [facility: number, record: number])[] = [];
  for (let record = 0; record < risks.buildingRow.length; record++)
    for (const facility of facilitiesIn.get(risks.buildingRow[record]!) ?? []) pairs.push([facility, record]);
  const floats = (values: Float32Array) => Float32Array.from(pairs, ([, record]) => values[record]!);
  const codes = (values: Uint8Array) => Uint8Array.from(pairs, ([, record]) => values[record]!);
  return {
    buildingRow: Uint32Array.from(pairs, ([facility]) => facility),
    hazard: pairs.map(([, record]) => risks.hazard[record]!),
    scale: pairs.map(([, record]) => risks.scale[record]!),
    name: pairs.map(([, record]) => risks.name[record]!),
    rank: codes(risks.rank),
    standardRank: codes(risks.standardRank),
    depthMeters: floats(risks.depthMeters),
    durationHours: floats(risks.durationHours),
    areaType: codes(risks.areaType),
  };
}
