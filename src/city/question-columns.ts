import type { Dataset, DatasetKind, HazardRecordColumns } from '../domain/datasets.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { QuestionPart } from '../tables/city-tables.ts';
import type { BuildingFacts } from './building-columns.ts';
import { type AttributeSurvey, mergeHazards } from './hazard-columns.ts';
import { type HazardHits, isHazardDataset } from './hazard-hits.ts';
import { type HazardPlaces, hazardHits } from './hazard-sources.ts';
import { assemblePeople, type PeopleAssembly } from './people.ts';
import { assembleZones, type ZoneAssembly } from './zone-layers.ts';

/** The buildings of a city with what they say of themselves. */
export interface QuestionInput {
  readonly facts: BuildingFacts;
  /** Planar. */
  readonly footprints: PolygonColumns;
  readonly areaClassification: Uint16Array;
  readonly risks: HazardRecordColumns;
  readonly survey?: AttributeSurvey;
  readonly planarCrs: string;
  readonly method: HazardPlaces['method'];
}

export interface QuestionColumns {
  readonly people: PeopleAssembly;
  readonly zones: ZoneAssembly;
  readonly hazards: ReturnType<typeof mergeHazards>;
  /** What each dataset alone says of the buildings. */
  readonly hits: readonly HazardHits[];
  readonly places: HazardPlaces;
}

export interface QuestionOptions {
  /** Called before each stage; the stage waits for it. */
  readonly enter?: (stage: 'people' | 'zones' | 'hazards') => Promise<void>;
  /** Called with each part as soon as it is computed, the largest first: its loading goes on beside the other stages. */
  readonly onPart?: (part: QuestionPart) => void;
}

/**
 * The columns that tables of exposure are counted from: people, zones and hazards of every building, at its representative
 * point. `datasets` in the order of `sortDatasets`.
 */
export async function questionColumns(
  { facts, footprints, areaClassification, risks, survey, planarCrs, method }: QuestionInput,
  datasets: readonly Dataset[],
  { enter, onPart }: QuestionOptions = {},
): Promise<QuestionColumns> {
  const of = <K extends DatasetKind>(kind: K) =>
    datasets.filter((dataset): dataset is Extract<Dataset, { readonly kind: K }> => dataset.kind === kind);

  await enter?.('people');
  const people = assemblePeople({ population: of('population'), peopleFlow: of('people_flow') }, facts, planarCrs);
  onPart?.({ part: 'measures', buildings: { ...facts, ...people.columns } });

  await enter?.('zones');
  const zoned = { x: facts.xMeters, y: facts.yMeters, areaClassification };
  const zones = assembleZones(of('zones'), zoned, planarCrs);
  for (const table of zones.tables) onPart?.({ part: 'zones', table });

  await enter?.('hazards');
  const points = { lon: facts.lon, lat: facts.lat, x: facts.xMeters, y: facts.yMeters };
  const places = { points, footprints, planarCrs, method };
  const hits = hazardHits(datasets.filter(isHazardDataset), places);
  const hazards = mergeHazards(facts.count, risks, hits, survey);
  for (const column of hazards.columns) onPart?.({ part: 'hazard', column });
  return { people, zones, hazards, hits, places };
}
