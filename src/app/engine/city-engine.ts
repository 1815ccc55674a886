import { type ProxyMarked, proxy, transfer } from 'comlink';
import { type BuildingDetail, readBuildingDetail } from '../../analysis/building-detail.ts';
import { buildingsWhere, type ExposureCell } from '../../analysis/buildings-where.ts';
import { computeExposure } from '../../analysis/exposure.ts';
import type { ExposureParameters, ExposureResult } from '../../analysis/exposure-result.ts';
import { noExposure } from '../../analysis/no-exposure.ts';
import { type AssembleOptions, assembleCity } from '../../city/assemble-city.ts';
import type { CityModel } from '../../city/city-model.ts';
import { packageAssembleOptions } from '../../city/package/open-package.ts';
import { readPackage } from '../../city/package/read-package.ts';
import type { AskedScenario } from '../../city/scenario/asked-scenario.ts';
import { boundsMeet, tilesetPlace, tilesetsBounds } from '../../city/tileset-place.ts';
import type { Answer, AnswerTable, Cell } from '../../domain/answer.ts';
import type { Dataset } from '../../domain/datasets.ts';
import type { SensitivityBand } from '../../domain/evidence.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { FeatureFile } from '../../exports/gis/feature-file-formats.ts';
import type { SceneGlb } from '../../map/gltf/scene-glb-types.ts';
import type { BuildingTiles } from '../../map/tiles/building-tiles.ts';
import { makeTilesInWorker } from '../../map/tiles/make-tiles-in-worker.ts';
import type { SchemaTable } from '../../panels/explore/question-data.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import type { Database } from '../../tables/database.ts';
import {
  createQuestionLoader,
  loadDetailTables,
  loadQuestionTables,
  type QuestionLoader,
} from '../../tables/load-city-tables.ts';
import { warmUp } from '../../tables/warm-up.ts';
import type { CityInquiry } from './city-inquiry.ts';
import type { CityPlanning } from './city-planning.ts';
import type { CityPrinting } from './city-printing.ts';
import type { SceneFileRequest } from './city-scene-file.ts';
import { citySummary } from './city-summary.ts';
import type { CitySummary, CityTileset, EngineProgress, PaintColumns, SceneParts } from './engine-types.ts';
import type { FeatureChoice, FeatureFileRequest } from './feature-types.ts';
import type { FileGroup, GroupOutcome, GroupProgress, Imports } from './imports.ts';
import { LatestCalls } from './latest-calls.ts';
import type { CityQuestionsFacts, DrawnAreaFacts, RowSelection, ScenarioFacts } from './question-types.ts';
import { paintColumns, sceneParts, tilesInput } from './scene-parts.ts';
import type { SqlOutcome } from './sql-console.ts';

interface OpenCity {
  readonly model: CityModel;
  readonly layout: CityLayout;
  /** Names, facts and records follow the question tables; asked for by single buildings only. */
  readonly details: Promise<void>;
}

export type OnProgress = (progress: EngineProgress) => void;

/** The engine behind the page: one city and one database, both in this worker. Every answer is plain data. */
export class CityEngine {
  readonly #database: Promise<Database>;
  #open: OpenCity | undefined;
  #imports: Promise<Imports> | undefined;
  /** Of the open city; made with the first question beyond its first table. */
  #inquiry: Promise<CityInquiry> | undefined;
  readonly #files = new LatestCalls();

  constructor(database: Promise<Database>) {
    this.#database = database;
  }

  /** The readers of all formats, half of the engine's code: fetched with the first import. */
  #readers(): Promise<Imports> {
    this.#imports ??= import('./imports.ts').then(({ Imports }) => new Imports());
    return this.#imports;
  }

  /** Opens a prepared city below `base`. Rejects with an Error naming the file that is missing or broken. */
  async openPackage(base: string, onProgress: OnProgress): Promise<CitySummary> {
    const { manifest, datasets, issues } = await readPackage((path) => fetchBytes(new URL(path, base)), {
      onProgress: (done, total, file) => onProgress({ stage: 'fetch', share: done / total, file }),
    });
    return this.#openDatasets(datasets, issues, onProgress, packageAssembleOptions(manifest));
  }

  async readGroup(group: FileGroup, onProgress: (progress: GroupProgress) => void): Promise<GroupOutcome> {
    if (!this.#imports) void this.#database.then(warmUp); // the database has nothing to do while files are read
    return (await this.#readers()).read(group, onProgress);
  }

  async cancelGroup(id: string): Promise<void> {
    (await this.#readers()).cancel(id);
  }

  async forgetGroup(id: string): Promise<void> {
    (await this.#readers()).forget(id);
  }

  /** Reads what the 3D Tiles at an address hold. Rejects only for faults of ours. */
  async readTilesetAddress(
    id: string,
    address: string,
    onProgress: (progress: GroupProgress) => void,
  ): Promise<GroupOutcome> {
    return (await this.#readers()).readAddress(id, address, onProgress);
  }

  /**
   * Makes a city of everything imported so far. 3D Tiles alone join the open city where they lie in it, and stand alone
   * elsewhere: an invented city must not give its numbers to a real place.
   */
  async openImported(onProgress: OnProgress): Promise<CitySummary> {
    const { datasets, tilesets, issues, title } = await this.#readers();
    const place = tilesetsBounds(tilesets);
    if (datasets.length === 0 && place && this.#open && boundsMeet(place, this.#open.model.bounds))
      return citySummary(this.#open.model, this.#open.layout, tilesets, true);
    return this.#openDatasets(
      datasets,
      issues,
      onProgress,
      { ...tilesetPlace(datasets, tilesets), ...title },
      tilesets,
    );
  }

  /** Files of a dropped tileset by path. */
  async tilesetFiles(id: string): Promise<ReadonlyMap<string, Blob>> {
    return (await this.#readers()).tilesetFiles(id);
  }

  /** Makes the city of what was read, and asks all questions of it from now on. */
  async #openDatasets(
    datasets: readonly Dataset[],
    issues: readonly ImportIssue[],
    onProgress: OnProgress,
    options: AssembleOptions = {},
    tilesets: readonly CityTileset[] = [],
  ): Promise<CitySummary> {
    const opened = await this.#assemble(datasets, issues, onProgress, options).catch((error: unknown) =>
      this.#takeBack(error),
    );
    this.#open = opened;
    this.#inquiry = undefined;
    return citySummary(opened.model, opened.layout, tilesets);
  }

  async #assemble(
    datasets: readonly Dataset[],
    issues: readonly ImportIssue[],
    onProgress: OnProgress,
    options: AssembleOptions,
  ): Promise<OpenCity> {
    await this.#endInquiry();
    const starting = this.#database.then(createQuestionLoader);
    let loader: QuestionLoader | undefined;
    starting.then(
      (started) => {
        loader = started;
      },
      () => undefined, // awaited below
    );
    const model = await assembleCity(datasets, issues, {
      ...options,
      // What is computed before the database has started is loaded by `finish`.
      onPart: (part) => loader?.load(part),
      onProgress: (stage, done, total) => onProgress({ stage, share: done / total }),
    });
    onProgress({ stage: 'tables' });
    const layout = await (await starting).finish(model.tables);
    return { model, layout, details: loadDetailTables(await this.#database, model.tables) };
  }

  /** Part of a city that failed may be in the tables already: the open city's go back in. */
  async #takeBack(error: unknown): Promise<never> {
    if (this.#open) await loadQuestionTables(await this.#database, this.#open.model.tables);
    throw error;
  }

  #city(): OpenCity {
    if (!this.#open) throw new Error('no city is open');
    return this.#open;
  }

  async exposure(parameters: ExposureParameters, scenario?: AskedScenario): Promise<ExposureResult> {
    if (scenario) return (await this.#inquire()).exposure(parameters, scenario);
    const { model, layout } = this.#city();
    const context = {
      layout,
      inputs: model.inputs,
      planarCrs: model.planarCrs,
      assumptions: model.assumptions,
      now: () => new Date().toISOString(),
    };
    return parameters.hazards.length === 0
      ? noExposure(context)
      : computeExposure(await this.#database, parameters, context);
  }

  /**
   * Questions, drawn areas and the SQL console, and their code: half as much again as the engine's own, so it follows the
   * first table.
   */
  #inquire(): Promise<CityInquiry> {
    const open = this.#city();
    this.#inquiry ??= Promise.all([this.#database, import('./city-inquiry.ts')]).then(
      ([db, { CityInquiry }]) => new CityInquiry(db, open),
    );
    return this.#inquiry;
  }

  /** Nothing asked of the city before may touch the tables while another takes them. */
  async #endInquiry(): Promise<void> {
    const inquiry = this.#inquiry;
    this.#inquiry = undefined;
    await inquiry?.then((ended) => ended.end()).catch(() => undefined);
  }

  /** The catalogue; resolves once everything that questions need is loaded. */
  async questions(scenario?: AskedScenario): Promise<CityQuestionsFacts> {
    return (await this.#inquire()).questions(scenario);
  }

  /** What the page shows of a scenario besides answers; its tables are loaded then. */
  async scenario(scenario: AskedScenario): Promise<ScenarioFacts> {
    return (await this.#inquire()).scenario(scenario);
  }

  /**
   * Answers a question of the catalogue, of 現行 or of a scenario of the plan (`askedScenario(plan, id)`), whose name is then
   * in `evidence.scenario`. A newer call of the same purpose cancels this one, which then rejects with an AbortError.
   */
  async ask(purpose: string, id: string, parameters: unknown, scenario?: AskedScenario): Promise<Answer> {
    return (await this.#inquire()).ask(purpose, id, parameters, scenario);
  }

  async cancelAsk(purpose: string): Promise<void> {
    (await this.#inquire()).cancel(purpose);
  }

  /** How far the first number of an answer moves when what was assumed is taken otherwise. */
  async sensitivity(id: string, parameters: unknown, scenario?: AskedScenario): Promise<readonly SensitivityBand[]> {
    return (await this.#inquire()).sensitivity(id, parameters, scenario);
  }

  /** What rows of a table stand for on the map; null where they are nothing to be shown. `table` may come without rows. */
  async select(
    id: string,
    table: AnswerTable,
    rows: readonly (readonly Cell[])[],
    parameters: unknown,
    scenario?: AskedScenario,
  ): Promise<RowSelection | null> {
    return (await this.#inquire()).select(id, table, rows, parameters, scenario);
  }

  /** Layers that can be handed on as features. */
  async featureLayers(scenario?: AskedScenario): Promise<readonly FeatureChoice[]> {
    return (await this.#inquire()).featureLayers(scenario);
  }

  /** Tables of an answer that can be joined to shapes. A newer call cancels this one. */
  async featuresOfAnswer(
    question: string,
    parameters: Readonly<Record<string, unknown>>,
    scenario?: AskedScenario,
  ): Promise<readonly FeatureChoice[]> {
    return (await this.#inquire()).featuresOfAnswer(question, parameters, scenario);
  }

  /** A layer or an answer joined to its shapes as a file for other GIS; `cancelAsk('features')` ends it. */
  async writeFeatures(request: FeatureFileRequest, scenario?: AskedScenario): Promise<FeatureFile> {
    return (await this.#inquire()).writeFeatures(request, scenario);
  }

  /** Every table of the database, described. */
  async schema(scenario?: AskedScenario): Promise<readonly SchemaTable[]> {
    return (await this.#inquire()).schema(scenario);
  }

  /** Runs a text as one query that can only read. Never rejects for what the text says. */
  async runSql(sql: string, scenario?: AskedScenario): Promise<SqlOutcome> {
    return (await this.#inquire()).runSql(sql, scenario);
  }

  async cancelSql(): Promise<void> {
    (await this.#inquire()).cancelSql();
  }

  /** Counts a ring (interleaved degrees) as the zone of the kind 'drawn'. Rejects with a RingError for a ring that is none. */
  async drawArea(ring: Float64Array): Promise<DrawnAreaFacts> {
    return (await this.#inquire()).drawArea(ring);
  }

  async clearArea(): Promise<void> {
    await (await this.#inquire()).clearArea();
  }

  /** Indexes of buildings by id; ids that the city has not are left out. */
  async buildingsById(ids: readonly string[]): Promise<Uint32Array> {
    const wanted = new Set(ids);
    const found: number[] = [];
    this.#city().model.buildings.buildingId.forEach((id, index) => {
      if (wanted.has(id)) found.push(index);
    });
    return Uint32Array.from(found);
  }

  /** Building indexes of a table cell, ascending. */
  async buildingsOf(cell: ExposureCell, scenario?: AskedScenario): Promise<Uint32Array> {
    if (scenario) return (await this.#inquire()).buildingsOf(cell, scenario);
    const { layout } = this.#city();
    return buildingsWhere(await this.#database, cell, layout);
  }

  /** Facts, hazards and reasons of one building. */
  async building(index: number, scenario?: AskedScenario): Promise<BuildingDetail> {
    if (scenario) return (await this.#inquire()).building(index, scenario);
    const { layout, details } = this.#city();
    await details;
    return readBuildingDetail(await this.#database, index, layout);
  }

  /** The engine's part of plan mode, of the city that is open now; its code and columns follow the first call. */
  async planning(): Promise<CityPlanning & ProxyMarked> {
    const { model } = this.#city();
    const { CityPlanning } = await import('./city-planning.ts');
    return proxy(new CityPlanning(model));
  }

  /** The engine's part of output mode, of the city that is open now. */
  async printing(): Promise<CityPrinting & ProxyMarked> {
    const { model } = this.#city();
    const { CityPrinting } = await import('./city-printing.ts');
    return proxy(new CityPrinting(model));
  }

  /** The part of the city in view as a binary glTF; a newer call, or `cancelSceneFile`, ends it with an AbortError. */
  async writeSceneFile(request: SceneFileRequest): Promise<SceneGlb> {
    const { model, layout } = this.#city();
    const { writeSceneFile } = await import('./city-scene-file.ts');
    const scene = await this.#files.run('scene', (signal) => writeSceneFile(model, layout, request, signal));
    return transfer(scene, [scene.glb]);
  }

  async cancelSceneFile(): Promise<void> {
    this.#files.cancel('scene');
  }

  async scene(): Promise<SceneParts> {
    return sceneParts(this.#city().model);
  }

  async paint(): Promise<PaintColumns> {
    return paintColumns(this.#city().model);
  }

  async tiles(onProgress: OnProgress): Promise<BuildingTiles> {
    const { model } = this.#city();
    return makeTilesInWorker(tilesInput(model), {
      onProgress: (done, all) => onProgress({ stage: 'tiles', share: done / all }),
    });
  }
}

async function fetchBytes(url: URL): Promise<Uint8Array | undefined> {
  const response = await fetch(url);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${url.pathname}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
