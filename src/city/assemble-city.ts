import type { Dataset, DatasetKind } from '../domain/datasets.ts';
import { hazardKey, hazardNames } from '../domain/hazard.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { withPositions } from '../spatial/polygon-columns-building.ts';
import type { HazardColumn, QuestionPart } from '../tables/city-tables.ts';
import { type BuildingFacts, buildingFacts } from './building-columns.ts';
import type { CityModel } from './city-model.ts';
import { cityName } from './city-name.ts';
import { type Bounds, cityBounds, cityPlanarCrs } from './city-place.ts';
import { evidenceInputs } from './evidence-inputs.ts';
import { type HazardDataset, isHazardDataset } from './hazard-hits.ts';
import { hazardRecordTable } from './hazard-records.ts';
import { type DepthMethod, durationColumns } from './hazard-sources.ts';
import { type MergedBuildings, mergeBuildings } from './merge-buildings.ts';
import { planarPolygons } from './planar-polygons.ts';
import { questionColumns } from './question-columns.ts';
import { withoutRepeatedHazards } from './repeated-hazards.ts';
import { sortDatasets, sortIssues } from './sort-datasets.ts';
import { assembleTerrain, groundHeights } from './terrain-grid.ts';

/** People first: their columns are the largest to load, which goes on beside the other stages. */
export const assemblyStages = ['buildings', 'people', 'zones', 'hazards', 'terrain'] as const;
export type AssemblyStage = (typeof assemblyStages)[number];

export interface AssembleOptions {
  /** Overrides what the sources say. */
  readonly name?: string;
  readonly fictional?: boolean;
  readonly planarCrs?: string;
  /** Where the city lies if no dataset has shapes; degrees. */
  readonly bounds?: Bounds;
  /** Ellipsoidal height minus 標高 of the city. */
  readonly geoidHeightMeters?: number;
  /** `point` if absent. */
  readonly depthMethod?: DepthMethod;
  /**
   * Whether a building of this file without a risk attribute was surveyed and is not hit. Unknown if absent, because a
   * missing attribute does not say that anyone looked.
   */
  readonly missingRiskMeansNotHit?: (file: string) => boolean;
  /** Called with each part of the question tables as soon as it is computed. */
  readonly onPart?: (part: QuestionPart) => void;
  readonly signal?: AbortSignal;
  /** Called before each stage and once at the end (`done` = `total`). */
  readonly onProgress?: (stage: AssemblyStage, done: number, total: number) => void;
}

/** 平面直角座標系 IX: where nothing says where the city lies. */
const DEFAULT_PLANAR_CRS = 'EPSG:6677';

/**
 * Geoid height of Tokyo (GSIGEO2011, about 36.7 m), taken for every city that is given none. It only lifts local data to
 * meet 3D Tiles made by others; no figure depends on it.
 */
const DEFAULT_GEOID_METERS = 36.7;

/**
 * Puts a city together from what the readers gave: each building once, one planar CRS, zones, hazards and people as columns.
 * The result does not depend on the order of the datasets. Rejects with an AbortError when the signal fires, which is
 * looked at between the stages.
 */
export async function assembleCity(
  unsorted: readonly Dataset[],
  readIssues: readonly ImportIssue[],
  options: AssembleOptions = {},
): Promise<CityModel> {
  const { datasets, issues: repeatIssues } = withoutRepeatedHazards(sortDatasets(unsorted));
  const of = <K extends DatasetKind>(kind: K) =>
    datasets.filter((dataset): dataset is Extract<Dataset, { readonly kind: K }> => dataset.kind === kind);
  const enter = stageGate(options);

  await enter('buildings');
  const planarCrs = options.planarCrs ?? cityPlanarCrs(datasets) ?? DEFAULT_PLANAR_CRS;
  const { buildings, issues: mergeIssues } = mergeBuildings(of('buildings'));
  const footprints = planarFootprints(buildings, planarCrs);
  const facts = buildingFacts(buildings, footprints, planarCrs);

  const hazardDatasets = datasets.filter(isHazardDataset);
  const buildingFiles = of('buildings').map((dataset) => dataset.source.file);
  const missingMeansNotHit = buildingFiles.map((file) => options.missingRiskMeansNotHit?.(file) ?? false);
  const { people, zones, hazards, hits, places } = await questionColumns(
    {
      facts,
      footprints,
      areaClassification: buildings.areaClassification,
      risks: buildings.risks,
      survey: { datasetIndex: buildings.datasetIndex, missingMeansNotHit, files: buildingFiles },
      planarCrs,
      method: options.depthMethod ?? 'point',
    },
    datasets,
    { enter, ...(options.onPart && { onPart: options.onPart }) },
  );
  const hazardRecords = hazardRecordTable(
    buildings.risks,
    attributeSource(buildingFiles, buildings.datasetIndex),
    hits,
    durationColumns(hazardDatasets, places),
  );

  await enter('terrain');
  const terrain = assembleTerrain(of('terrain'), planarCrs);
  const columns = { ...facts, ...people.columns, groundHeightMeters: groundHeights(facts, terrain) };
  await enter();

  const sources = [...new Map(datasets.map(({ source }) => [JSON.stringify(source), source])).values()];
  const [baseMap] = of('base_map');
  const named = cityName(datasets);
  return {
    name: options.name ?? named.name,
    fictional: options.fictional ?? named.fictional,
    planarCrs,
    geoidHeightMeters: options.geoidHeightMeters ?? DEFAULT_GEOID_METERS,
    bounds: cityBounds(datasets, options.bounds),
    buildings: columns,
    footprints,
    buildingName: buildings.name,
    buildingExtra: buildings.extra,
    buildingSource: sourceIndex(
      of('buildings').map(({ source }) => JSON.stringify(source)),
      sources,
      buildings.datasetIndex,
    ),
    lod: buildings.lod,
    risks: buildings.risks,
    ...(buildings.lod2 && { lod2: buildings.lod2 }),
    zones: zones.layers,
    hazardPolygons: of('hazard_polygons'),
    hazardRasters: of('hazard_raster'),
    ...(terrain && { terrain }),
    roads: of('roads'),
    population: of('population'),
    peopleFlow: of('people_flow'),
    consumption: of('consumption'),
    facilities: of('facilities'),
    ...(baseMap && { baseMap }),
    sources,
    issues: [
      ...sortIssues([...readIssues, ...mergeIssues, ...repeatIssues]),
      ...withoutBuildings(facts),
      ...withoutArea(facts, buildingFiles),
      ...durationsAlone(hazardDatasets, hazards.columns),
      ...zones.issues,
      ...hazards.issues,
      ...people.issues,
    ],
    tables: {
      buildings: columns,
      zones: zones.tables,
      hazards: hazards.columns,
      hazardRecords,
      unplaced: people.unplaced,
      source: people.source,
    },
    inputs: evidenceInputs(datasets),
    assumptions: cityAssumptions(facts, hazardDatasets, buildingFiles, options),
  };
}

function planarFootprints({ footprint, footprintPlanar }: MergedBuildings, planarCrs: string): PolygonColumns {
  if (footprintPlanar?.crs === planarCrs) return withPositions(footprint, footprintPlanar.positions);
  return planarPolygons(footprint, planarCrs);
}

/** Lets waiting messages (a cancel) in between the stages, says which one begins, and stops when cancelled. */
function stageGate({ signal, onProgress }: AssembleOptions): (stage?: AssemblyStage) => Promise<void> {
  return async (stage) => {
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const total = assemblyStages.length;
    if (stage) onProgress?.(stage, assemblyStages.indexOf(stage), total);
    else onProgress?.(assemblyStages.at(-1)!, total, total);
  };
}

const withoutBuildings = ({ count }: BuildingFacts): ImportIssue[] =>
  count > 0 ? [] : [{ severity: 'warning', code: 'no-buildings', file: '' }];

/** A square decimetre: less is a line, or a ring that crosses itself. */
const LEAST_FOOTPRINT_SQUARE_METERS = 0.01;

function withoutArea(
  { footprintAreaSquareMeters, buildingId }: BuildingFacts,
  files: readonly string[],
): ImportIssue[] {
  let count = 0;
  let first = '';
  footprintAreaSquareMeters.forEach((area, i) => {
    if (area >= LEAST_FOOTPRINT_SQUARE_METERS) return;
    if (count++ === 0) first = buildingId[i]!;
  });
  if (count === 0) return [];
  return [
    { severity: 'warning', code: 'footprint-without-area', file: files.join(', '), count, values: { id: first } },
  ];
}

/** Hours of inundation make no hazard without a depth; they must not vanish in silence. */
function durationsAlone(datasets: readonly HazardDataset[], columns: readonly HazardColumn[]): ImportIssue[] {
  return datasets
    .filter(({ quantity }) => quantity === 'duration')
    .filter(({ hazard, scale }) => !columns.some(({ key }) => key === hazardKey(hazard, scale)))
    .map(({ hazard, scale, source }) => ({
      severity: 'warning',
      code: 'duration-without-depth',
      file: source.file,
      values: { hazard: hazardNames[hazard].ja + scale },
    }));
}

/** `file#attribute`, one shared text a file. */
function attributeSource(files: readonly string[], datasetIndex: Uint16Array): (building: number) => string {
  const texts = files.map((file) => `${file}#attribute`);
  return (building) => texts[datasetIndex[building]!]!;
}

function sourceIndex(
  keyOfDataset: readonly string[],
  sources: readonly Dataset['source'][],
  datasetIndex: Uint16Array,
): Uint16Array {
  const rows = new Map(sources.map((source, row) => [JSON.stringify(source), row]));
  const rowOfDataset = keyOfDataset.map((key) => rows.get(key)!);
  return datasetIndex.map((index) => rowOfDataset[index]!);
}

function cityAssumptions(
  facts: BuildingFacts,
  hazardDatasets: readonly HazardDataset[],
  buildingFiles: readonly string[],
  options: AssembleOptions,
): CityModel['assumptions'] {
  const estimated = (flags: Uint8Array) => flags.reduce((sum, flag) => sum + flag, 0);
  const bounded = hazardDatasets.filter(
    (dataset) => dataset.kind === 'hazard_polygons' && dataset.extent.kind === 'bounds',
  );
  return [
    { code: 'storeys-from-height', value: estimated(facts.storeysEstimated), editable: false },
    { code: 'floor-area-from-footprint', value: estimated(facts.floorAreaEstimated), editable: false },
    ...(bounded.length > 0
      ? [{ code: 'survey-extent-bounds', value: bounded.map(({ source }) => source.file).join(', '), editable: true }]
      : []),
    ...buildingFiles
      .filter((file) => options.missingRiskMeansNotHit?.(file))
      .map((file) => ({ code: 'missing-risk-attribute-not-hit', value: file, editable: true })),
    { code: 'depth-method', value: options.depthMethod ?? 'point', editable: true },
    { code: 'geoid-height-m', value: options.geoidHeightMeters ?? DEFAULT_GEOID_METERS, editable: true },
  ];
}
