import type { AnalysisContext } from '../../analysis/analysis-context.ts';
import { loadRankBounds } from '../../analysis/rank-bounds.ts';
import { computeSensitivity } from '../../analysis/sensitivity.ts';
import { alternativeKinds, alternativeTables } from '../../city/alternatives.ts';
import type { CityModel } from '../../city/city-model.ts';
import { loadDrawnFacilities, withDrawnFacilities } from '../../city/subjects/drawn-facilities.ts';
import { createWalking } from '../../city/walking.ts';
import type { Answer, AnswerTable, Cell } from '../../domain/answer.ts';
import type { SensitivityBand } from '../../domain/evidence.ts';
import { DRAWN_ZONE_KIND } from '../../domain/zone-kind.ts';
import type { SchemaTable } from '../../panels/explore/question-data.ts';
import { type CityLayout, withZones } from '../../tables/city-layout.ts';
import type { Database } from '../../tables/database.ts';
import { dropTables } from '../../tables/drop-tables.ts';
import { type LoadedAlternative, loadAlternative } from '../../tables/load-alternative.ts';
import { loadZones, replaceMembership } from '../../tables/load-city-tables.ts';
import { citySchema } from '../../tables/schema/city-schema.ts';
import { quoteIdentifier } from '../../tables/sql-identifier.ts';
import { findZoneCells, loadZoneCells, splitCells, type ZoneCells } from '../../tables/zone-cells.ts';
import { askCity, questionFacts, selectRows } from './city-questions.ts';
import { type AreaDrawing, createAreaDrawing, type DrawnZone } from './drawn-area.ts';
import { LatestCalls } from './latest-calls.ts';
import { type LoadedSubjects, loadCitySubjects } from './load-subjects.ts';
import type { CityQuestionsFacts, DrawnAreaFacts, RowSelection } from './question-types.ts';
import { SqlConsole } from './sql-console.ts';
import { TableGate } from './table-gate.ts';

/** An open city whose question tables are loaded. */
export interface InquiredCity {
  readonly model: CityModel;
  readonly layout: CityLayout;
  /** Names, facts and zone cells follow the question tables. */
  readonly details: Promise<void>;
}

/** Everything that is asked of an open city after its first table: the catalogue, drawn areas, the expert's SQL. */
export class CityInquiry {
  readonly console: SqlConsole;
  readonly #db: Database;
  readonly #model: CityModel;
  readonly #layout: CityLayout;
  readonly #subjects: Promise<LoadedSubjects>;
  readonly #ended = new AbortController();
  readonly #calls = new LatestCalls();
  readonly #gate = new TableGate();
  readonly #drawing: AreaDrawing;
  readonly #walking: AnalysisContext['walking'];
  #alternatives: Promise<readonly LoadedAlternative[]> | undefined;
  #cells: ZoneCells | undefined;
  #drawn: DrawnZone | undefined;

  constructor(db: Database, { model, layout, details }: InquiredCity) {
    this.#db = db;
    this.#model = model;
    this.#layout = layout;
    this.#drawing = createAreaDrawing(model.buildings, model.planarCrs);
    this.#subjects = details.then(async () => {
      await this.#dropOthers();
      return loadCitySubjects(db, model, this.#ended.signal);
    });
    this.#subjects.catch(() => undefined); // told to whoever asks
    this.#walking = createWalking(model);
    this.console = new SqlConsole(db);
  }

  /** Ends everything under way, for another city to take the tables. Resolves once nothing touches them any more. */
  async end(): Promise<void> {
    this.#ended.abort();
    this.#calls.cancelAll();
    await this.#subjects.catch(() => undefined);
    for (const { schema } of (await this.#alternatives?.catch(() => undefined)) ?? [])
      await this.#db.run(`DROP SCHEMA IF EXISTS ${quoteIdentifier(schema)} CASCADE`);
    await this.console.end();
  }

  /** A city that was open before must not be found by the expert's queries. Lookup tables are of no city. */
  async #dropOthers(): Promise<void> {
    const own = new Set(citySchema(this.#layout).map(({ name }) => name));
    await dropTables(this.#db, (name) => own.has(name) || name.startsWith('depth_class_'));
  }

  async questions(): Promise<CityQuestionsFacts> {
    const { issues } = await this.#subjects;
    return questionFacts({ model: this.#model, layout: await this.#asked() }, issues);
  }

  /** Answers a question of the catalogue. A newer call of the same purpose cancels this one: it rejects with an AbortError. */
  ask(purpose: string, id: string, parameters: unknown): Promise<Answer> {
    return this.#calls.run(purpose, (signal) =>
      this.#gate.read(async () => askCity(this.#db, id, parameters, await this.#context(signal))),
    );
  }

  cancel(purpose: string): void {
    this.#calls.cancel(purpose);
  }

  /** How far the answer's first number moves when what was assumed is taken otherwise. Seconds, the first time. */
  sensitivity(id: string, parameters: unknown): Promise<readonly SensitivityBand[]> {
    return this.#calls.run('sensitivity', async (signal) => {
      this.#alternatives ??= this.#loadAlternatives();
      const alternatives = await this.#alternatives;
      return this.#gate.read(async () =>
        computeSensitivity(this.#db, alternatives, id, parameters, await this.#context(signal)),
      );
    });
  }

  async #loadAlternatives(): Promise<readonly LoadedAlternative[]> {
    const loaded: LoadedAlternative[] = [];
    for (const kind of alternativeKinds) {
      const tables = await alternativeTables(this.#model, kind, this.#ended.signal);
      this.#ended.signal.throwIfAborted();
      loaded.push(await loadAlternative(this.#db, tables));
    }
    return [...loaded, ...(await loadRankBounds(this.#db, this.#layout))];
  }

  /** What rows of an answer's table stand for; null where they are nothing to be shown. */
  select(
    id: string,
    table: AnswerTable,
    rows: readonly (readonly Cell[])[],
    parameters: unknown,
  ): Promise<RowSelection | null> {
    return this.#calls.run('select', () =>
      this.#gate.read(async () => selectRows(this.#db, id, table, rows, parameters, await this.#asked())),
    );
  }

  async schema(): Promise<readonly SchemaTable[]> {
    return citySchema(await this.#asked());
  }

  /**
   * Counts an area (interleaved degrees) as a zone of the kind 'drawn' from now on. Rejects with a RingError for a ring
   * that is none.
   */
  async drawArea(ring: Float64Array): Promise<DrawnAreaFacts> {
    const drawn = this.#drawing.zoneOf(ring);
    await this.#subjects.catch(() => undefined); // the cells are loaded with the details
    await this.#replaceDrawn(drawn);
    return {
      areaSquareMeters: drawn.table.areaSquareMeters[0]!,
      buildings: drawn.table.member.reduce((count, zone) => count + Number(zone >= 0), 0),
    };
  }

  async clearArea(): Promise<void> {
    if (this.#drawn) await this.#replaceDrawn(undefined);
  }

  #replaceDrawn(drawn: DrawnZone | undefined): Promise<void> {
    const { zones, buildings } = this.#model.tables;
    return this.#gate.replace(async () => {
      this.#cells ??= findZoneCells(buildings.count, zones);
      await Promise.all([
        loadZoneCells(this.#db, drawn ? splitCells(this.#cells, drawn.table) : this.#cells),
        loadZones(this.#db, drawn ? [...zones, drawn.table] : zones),
        drawn && replaceMembership(this.#db, DRAWN_ZONE_KIND, drawn.table.member),
        drawn && this.#drawFacilities(drawn),
      ]);
      this.#drawn = drawn;
    });
  }

  async #drawFacilities({ planar }: DrawnZone): Promise<void> {
    const subjects = await this.#subjects.catch(() => undefined);
    if (subjects && subjects.layout.facilities.length > 0) await loadDrawnFacilities(this.#db, planar);
  }

  /** The layout with all that is loaded by now. */
  async #asked(): Promise<CityLayout> {
    const subjects = await this.#subjects;
    const layout = { ...this.#layout, subjects: subjects.layout };
    if (!this.#drawn) return layout;
    const { zoneKind, zoneId, name, areaSquareMeters } = this.#drawn.table;
    const withFacilities = { ...layout, subjects: withDrawnFacilities(layout.subjects) };
    return withZones(withFacilities, { zoneKind, zoneId, name, areaSquareMeters: [...areaSquareMeters] });
  }

  async #context(signal: AbortSignal): Promise<AnalysisContext> {
    const { inputs, planarCrs, assumptions } = this.#model;
    return {
      layout: await this.#asked(),
      inputs,
      planarCrs,
      assumptions,
      now: () => new Date().toISOString(),
      ...(this.#walking && { walking: this.#walking }),
      signal,
    };
  }
}
