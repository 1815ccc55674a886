import type { HazardPolygonsDataset } from '../../domain/datasets.ts';
import { STATE_NOT_HIT, STATE_UNKNOWN } from '../../domain/depth-rank.ts';
import { parseLandslidePhenomenon, standardRankOfAreaType } from '../../domain/landslide-area.ts';
import { takeRows } from '../../spatial/polygon-columns-building.ts';
import { type LandslidePhenomenon, landslideKindTables } from '../../tables/subjects/landslide-kind-tables.ts';
import type { SubjectTables } from '../../tables/subjects/subject-tables.ts';
import type { CityModel } from '../city-model.ts';
import { STATE_HIT_UNRANKED } from '../hazard-hits.ts';
import { type HazardPlaces, hazardHits } from '../hazard-sources.ts';
import { buildingPlaces } from './building-places.ts';

/** What the sources say of one phenomenon, or (0) without naming one; per building: 0 nothing, 1 警戒, 2 特別警戒, 254 no kind of zone. */
type Hits = Readonly<Record<0 | LandslidePhenomenon, Uint8Array>>;

/**
 * Landslide zones by phenomenon. A building in a zone of the phenomenon has the more dangerous kind; else it is not known if
 * it stands in a zone that names no phenomenon or no kind; else not hit, where the survey of landslides covers it (of an
 * attribute alone one cannot tell whether the other phenomena were looked at); else not known.
 */
export function assembleLandslideKinds(model: CityModel): SubjectTables | undefined {
  const column = model.tables.hazards.find(({ key }) => key === 'landslide:');
  if (!column) return undefined;
  const { count } = model.buildings;
  const bytes = () => new Uint8Array(count);
  const hits: Hits = { 0: bytes(), 1: bytes(), 2: bytes(), 3: bytes() };
  const surveyed = column.state.map((state) => (state === STATE_NOT_HIT ? 1 : 0));
  const places = buildingPlaces(model);
  for (const dataset of model.hazardPolygons)
    if (dataset.hazard === 'landslide') keepPolygons(hits, surveyed, dataset, places);
  keepAttributes(hits, model);
  if (!namesPhenomena(model)) return undefined;
  return landslideKindTables({
    1: states(hits[1], hits[0], surveyed),
    2: states(hits[2], hits[0], surveyed),
    3: states(hits[3], hits[0], surveyed),
  });
}

/** Zones that no building stands in are an answer too. */
const namesPhenomena = ({ hazardPolygons, risks }: CityModel): boolean =>
  hazardPolygons.some(({ hazard, phenomenon }) => hazard === 'landslide' && phenomenon.some((code) => code > 0)) ||
  risks.name.some((name, i) => risks.hazard[i] === 'landslide' && phenomenonOf(name) > 0);

const isRanked = (hit: number) => hit === 1 || hit === 2;

function states(ofKind: Uint8Array, unnamed: Uint8Array, surveyed: Uint8Array): Uint8Array {
  return ofKind.map((hit, i) => {
    if (isRanked(hit)) return hit;
    return hit > 0 || unnamed[i]! > 0 || surveyed[i] === 0 ? STATE_UNKNOWN : STATE_NOT_HIT;
  });
}

function keepPolygons(hits: Hits, surveyed: Uint8Array, dataset: HazardPolygonsDataset, places: HazardPlaces): void {
  const [whole] = hazardHits([dataset], places);
  whole!.state.forEach((state, i) => {
    if (state !== STATE_UNKNOWN) surveyed[i] = 1;
  });
  for (const phenomenon of [0, 1, 2, 3] as const) {
    const rows = Uint32Array.from(dataset.phenomenon.keys()).filter((row) => dataset.phenomenon[row] === phenomenon);
    if (rows.length === 0) continue;
    const [found] = hazardHits([rowsOf(dataset, rows)], places);
    found!.state.forEach((state, i) => {
      keep(hits[phenomenon], i, state);
    });
  }
}

function rowsOf(dataset: HazardPolygonsDataset, rows: Uint32Array): HazardPolygonsDataset {
  const floats = (values: Float32Array) => Float32Array.from(rows, (row) => values[row]!);
  const codes = (values: Uint8Array) => Uint8Array.from(rows, (row) => values[row]!);
  return {
    ...dataset,
    count: rows.length,
    name: Array.from(rows, (row) => dataset.name[row]!),
    standardRank: codes(dataset.standardRank),
    depthMeters: floats(dataset.depthMeters),
    durationHours: floats(dataset.durationHours),
    areaType: codes(dataset.areaType),
    phenomenon: codes(dataset.phenomenon),
    polygons: takeRows(dataset.polygons, rows),
    extent: { kind: 'everywhere' },
  };
}

/** Risk attributes name the phenomenon by its label, or by its code where the code list is missing. */
function keepAttributes(hits: Hits, { risks }: CityModel): void {
  for (let i = 0; i < risks.buildingRow.length; i++) {
    if (risks.hazard[i] !== 'landslide') continue;
    const rank = risks.standardRank[i]! || standardRankOfAreaType(risks.areaType[i]!);
    keep(hits[phenomenonOf(risks.name[i]!)], risks.buildingRow[i]!, rank || STATE_HIT_UNRANKED);
  }
}

function phenomenonOf(name: string): keyof Hits {
  const code = parseLandslidePhenomenon(name) || Number(name);
  return code === 1 || code === 2 || code === 3 ? code : 0;
}

/** 特別警戒 over 警戒 over a zone of no known kind. */
function keep(hits: Uint8Array, i: number, state: number): void {
  if (state === STATE_NOT_HIT || state === STATE_UNKNOWN) return;
  const known = hits[i]!;
  if (isRanked(state) ? !isRanked(known) || state > known : known === 0) hits[i] = state;
}
