import { type BuildingDetail, readBuildingDetail } from '../../analysis/building-detail.ts';
import { buildingsWhere, type ExposureCell } from '../../analysis/buildings-where.ts';
import { computeExposure } from '../../analysis/exposure.ts';
import type { ExposureParameters, ExposureResult } from '../../analysis/exposure-result.ts';
import { noExposure } from '../../analysis/no-exposure.ts';
import { computeSensitivity } from '../../analysis/sensitivity.ts';
import { type AskedCity, askableCity } from '../../city/asked-city.ts';
import type { CityModel } from '../../city/city-model.ts';
import type { AskedScenario } from '../../city/scenario/asked-scenario.ts';
import type { Answer, AnswerTable, Cell } from '../../domain/answer.ts';
import type { SensitivityBand } from '../../domain/evidence.ts';
import type { FeatureFile } from '../../exports/gis/feature-file-formats.ts';
import type { SchemaTable } from '../../panels/explore/question-data.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import type { Database } from '../../tables/database.ts';
import { dropTables } from '../../tables/drop-tables.ts';
import { citySchema } from '../../tables/schema/city-schema.ts';
import { askCity, ofScenario, questionFacts, selectRows } from './city-questions.ts';
import { type AreaDrawing, createAreaDrawing, type DrawnZone } from './drawn-area.ts';
import type { FeatureChoice, FeatureFileRequest } from './feature-types.ts';
import { LatestCalls } from './latest-calls.ts';
import { OpenScenarios } from './open-scenarios.ts';
import type { CityQuestionsFacts, DrawnAreaFacts, RowSelection, ScenarioFacts } from './question-types.ts';
import { scenarioFacts } from './scenario-facts.ts';
import { SqlConsole, type SqlOutcome, sqlFailure } from './sql-console.ts';
import { TableGate } from './table-gate.ts';

/** An open city whose question tables are loaded. */
export interface InquiredCity {
  readonly model: CityModel;
  readonly layout: CityLayout;
  /** Names, facts and zone cells follow the question tables. */
  readonly details: Promise<void>;
}

/**
 * Everything that is asked of an open city after its first table: the catalogue, drawn areas, the expert's SQL. Every question
 * may be asked of a scenario of the plan as well (`askedScenario`); without one it is asked of 現行. The first question of a
 * scenario, or of one that was changed, loads what the scenario changes: a moment for a small city, seconds for a large one.
 */
export class CityInquiry {
  readonly #db: Database;
  readonly #model: CityModel;
  readonly #layout: CityLayout;
  readonly #city: Promise<AskedCity>;
  readonly #scenarios: OpenScenarios;
  readonly #console: SqlConsole;
  readonly #ended = new AbortController();
  readonly #calls = new LatestCalls();
  readonly #gate = new TableGate();
  /** Ends once all is done that was looked at so far. */
  #looking: Promise<unknown> = Promise.resolve();
  readonly #drawing: AreaDrawing;

  constructor(db: Database, { model, layout, details }: InquiredCity) {
    this.#db = db;
    this.#model = model;
    this.#layout = layout;
    this.#drawing = createAreaDrawing(model.buildings, model.planarCrs);
    this.#city = details.then(async () => {
      await this.#dropOthers();
      return askableCity(db, model, layout, this.#ended.signal);
    });
    this.#city.catch(() => undefined); // told to whoever asks
    // What was under way over its tables ends before they go.
    this.#scenarios = new OpenScenarios((scenario) => this.#gate.replace(() => scenario.close()));
    this.#console = new SqlConsole();
  }

  /** Ends everything under way, for another city to take the tables. Resolves once nothing touches them any more. */
  async end(): Promise<void> {
    this.#ended.abort();
    this.#calls.cancelAll();
    const city = await this.#city.catch(() => undefined);
    await this.#console.end();
    for (const scenario of await this.#scenarios.all()) await scenario.close();
    await city?.close();
  }

  /** A city that was open before must not be found by the expert's queries. Lookup tables are of no city. */
  async #dropOthers(): Promise<void> {
    const own = new Set(citySchema(this.#layout).map(({ name }) => name));
    await dropTables(this.#db, (name) => own.has(name) || name.startsWith('depth_class_'));
  }

  /** Reads tables of the city or of a scenario, which stay as they are until it is done. */
  #read<Value>(scenario: AskedScenario | undefined, task: (city: AskedCity) => Promise<Value>): Promise<Value> {
    return this.#gate.read(async () => {
      const city = await this.#cityOf(scenario);
      if (!city.loaded) {
        // Subjects take seconds of this thread: what is looked at goes first, calls that wait in line among it.
        await new Promise((resolve) => setTimeout(resolve));
        await this.#looking;
      }
      return task(await city.whole(this.#ended.signal));
    });
  }

  /** The same for what needs no subjects: the first table of a scenario does not wait for them. */
  #look<Value>(scenario: AskedScenario | undefined, task: (city: AskedCity) => Promise<Value>): Promise<Value> {
    return this.#gate.read(() => {
      const result = this.#cityOf(scenario).then(task);
      // Only what is past the gate: a look behind a replacement would wait for the very reader that waits for it.
      this.#looking = Promise.allSettled([this.#looking, result]);
      return result;
    });
  }

  #cityOf(scenario: AskedScenario | undefined): Promise<AskedCity> {
    return scenario ? this.#scenarios.of(scenario, this.#city) : this.#city;
  }

  questions(scenario?: AskedScenario): Promise<CityQuestionsFacts> {
    return this.#read(scenario, async ({ layout, issues }) => questionFacts(layout, issues));
  }

  /** What the page shows of a scenario besides answers: what of it is not as in 現行. */
  scenario(scenario: AskedScenario): Promise<ScenarioFacts> {
    return this.#look(scenario, async ({ model, parts }) => scenarioFacts(this.#model, model, parts.layout));
  }

  /** Answers a question of the catalogue. A newer call of the same purpose cancels this one: it rejects with an AbortError. */
  ask(purpose: string, id: string, parameters: unknown, scenario?: AskedScenario): Promise<Answer> {
    return this.#calls.run(purpose, (signal) =>
      this.#read(scenario, async (city) =>
        ofScenario(await askCity(city.db, id, parameters, city.context(signal)), scenario),
      ),
    );
  }

  cancel(purpose: string): void {
    this.#calls.cancel(purpose);
  }

  /** The table of the exposure view. */
  exposure(parameters: ExposureParameters, scenario?: AskedScenario): Promise<ExposureResult> {
    return this.#look(scenario, async (city) =>
      ofScenario(
        parameters.hazards.length === 0
          ? noExposure(city.context())
          : await computeExposure(city.db, parameters, city.context()),
        scenario,
      ),
    );
  }

  /** Building indexes of a cell of the exposure view, ascending. */
  buildingsOf(cell: ExposureCell, scenario?: AskedScenario): Promise<Uint32Array> {
    return this.#look(scenario, (city) => buildingsWhere(city.db, cell, city.layout));
  }

  /** Facts, hazards and reasons of one building. */
  building(index: number, scenario?: AskedScenario): Promise<BuildingDetail> {
    return this.#look(scenario, (city) => readBuildingDetail(city.db, index, city.layout));
  }

  /** How far the answer's first number moves when what was assumed is taken otherwise. Seconds, the first time. */
  sensitivity(id: string, parameters: unknown, scenario?: AskedScenario): Promise<readonly SensitivityBand[]> {
    return this.#calls.run('sensitivity', (signal) =>
      this.#read(scenario, async (city) => {
        const alternatives = await city.alternatives(this.#ended.signal);
        return computeSensitivity(city.db, alternatives, id, parameters, city.context(signal));
      }),
    );
  }

  /** What rows of an answer's table stand for; null where they are nothing to be shown. */
  select(
    id: string,
    table: AnswerTable,
    rows: readonly (readonly Cell[])[],
    parameters: unknown,
    scenario?: AskedScenario,
  ): Promise<RowSelection | null> {
    return this.#calls.run('select', () =>
      this.#read(scenario, ({ db, layout }) => selectRows(db, id, table, rows, parameters, layout)),
    );
  }

  /** Layers that can be handed on as features. */
  featureLayers(scenario?: AskedScenario): Promise<FeatureChoice[]> {
    return this.#read(scenario, async (city) => (await featureCode()).featureLayerChoices(city));
  }

  /** Tables of an answer that can be joined to shapes. A newer call cancels this one. */
  featuresOfAnswer(
    question: string,
    parameters: Readonly<Record<string, unknown>>,
    scenario?: AskedScenario,
  ): Promise<FeatureChoice[]> {
    return this.#calls.run('features of answer', (signal) =>
      this.#read(scenario, async (city) => (await featureCode()).answerChoices(city, question, parameters, signal)),
    );
  }

  /** A layer or an answer joined to its shapes as a file for other GIS; `cancel('features')` ends it with an AbortError. */
  writeFeatures(request: FeatureFileRequest, scenario?: AskedScenario): Promise<FeatureFile> {
    return this.#calls.run('features', (signal) =>
      this.#read(scenario, async (city) => (await featureCode()).writeCityFeatures(city, request, scenario, signal)),
    );
  }

  schema(scenario?: AskedScenario): Promise<readonly SchemaTable[]> {
    return this.#read(scenario, async ({ layout }) => citySchema(layout));
  }

  /** Runs the expert's text as one query that can only read. Never rejects for what the text says. */
  async runSql(sql: string, scenario?: AskedScenario): Promise<SqlOutcome> {
    try {
      const { db } = await (await this.#cityOf(scenario)).whole(this.#ended.signal);
      return await this.#console.run(db, sql);
    } catch (error) {
      return { ok: false, failure: sqlFailure(error) };
    }
  }

  cancelSql(): void {
    this.#console.cancel();
  }

  /**
   * Counts an area (interleaved degrees) as a zone of the kind 'drawn' from now on. Rejects with a RingError for a ring
   * that is none.
   */
  async drawArea(ring: Float64Array): Promise<DrawnAreaFacts> {
    const drawn = this.#drawing.zoneOf(ring);
    await this.#replaceDrawn(drawn);
    return {
      areaSquareMeters: drawn.table.areaSquareMeters[0]!,
      buildings: drawn.table.member.reduce((count, zone) => count + Number(zone >= 0), 0),
    };
  }

  async clearArea(): Promise<void> {
    if ((await this.#city).drawn) await this.#replaceDrawn(undefined);
  }

  async #replaceDrawn(drawn: DrawnZone | undefined): Promise<void> {
    await this.#city; // the cells are loaded with the details
    await this.#gate.replace(async () => {
      for (const city of [await this.#city, ...(await this.#scenarios.all())]) await city.draw(drawn);
    });
  }
}

/** Writers of files are fetched when they are first asked for. */
const featureCode = () => import('./city-features.ts');
