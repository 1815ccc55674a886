import type { Evidence } from '../domain/evidence.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { DRAWN_ZONE_KIND } from '../domain/zone-kind.ts';
import type { Walking } from '../spatial/walking.ts';
import { type CityLayout, withZones } from '../tables/city-layout.ts';
import type { ZoneTable } from '../tables/city-tables.ts';
import type { Database } from '../tables/database.ts';
import type { LoadedAlternative } from '../tables/load-alternative.ts';
import { loadZones, replaceMembership } from '../tables/load-city-tables.ts';
import { quoteIdentifier } from '../tables/sql-identifier.ts';
import { findZoneCells, loadZoneCells, splitCells, type ZoneCells } from '../tables/zone-cells.ts';
import type { CityModel } from './city-model.ts';
import { loadAlternatives } from './load-alternatives.ts';
import { citySubjects, type SubjectAssembly } from './subjects/assemble-subjects.ts';
import { loadDrawnFacilities, withDrawnFacilities } from './subjects/drawn-facilities.ts';
import { type LoadedSubjects, loadCitySubjects } from './subjects/load-city-subjects.ts';
import { createWalking } from './walking.ts';

/** An area that was drawn, as a zone, with its shape in planar metres. */
interface DrawnZone {
  readonly table: ZoneTable;
  readonly planar: PolygonColumns;
}

/** What is loaded of a city that questions are asked of. */
interface AskedParts {
  /** Sees its tables; puts tables where they do not lie over another's. */
  readonly db: Database;
  readonly model: CityModel;
  /** Without its subjects. */
  readonly layout: CityLayout;
  /** Beside those of the model. */
  readonly assumptions: Evidence['assumptions'];
  readonly walking: Walking;
  /** To be assembled: all of the city's, or those that a scenario changes. */
  readonly subjects: readonly SubjectAssembly[];
  /** Of a scenario: the city below it, with its subjects, and what it does to it. */
  readonly over?: {
    readonly city: AskedCity;
    /** Of its tables. */
    readonly schema: string;
    readonly apply: (city: CityModel) => CityModel;
  };
}

/** The city, or a scenario over it, with everything that its questions need: the one home for the page and the batch. */
export class AskedCity {
  readonly db: Database;
  readonly model: CityModel;
  readonly parts: AskedParts;
  #subjects: Promise<LoadedSubjects> | undefined;
  /** Once they are loaded. */
  #loaded: LoadedSubjects | undefined;
  #cells: ZoneCells | undefined;
  #drawn: DrawnZone | undefined;
  #alternatives: Promise<readonly LoadedAlternative[]> | undefined;

  constructor(parts: AskedParts) {
    this.parts = parts;
    this.db = parts.db;
    this.model = parts.model;
  }

  /**
   * Resolves with this city once its subjects are loaded, without which most questions cannot be asked; begun by the first
   * call. A subject that fails is an issue, and its questions lack it. Rejects with an AbortError when the signal fires.
   */
  async whole(signal?: AbortSignal): Promise<this> {
    this.#subjects ??= this.#loadSubjects(signal);
    try {
      this.#loaded = await this.#subjects;
    } catch (error) {
      this.#subjects = undefined; // can be tried again
      throw error;
    }
    return this;
  }

  async #loadSubjects(signal?: AbortSignal): Promise<LoadedSubjects> {
    const { db, model, subjects, over } = this.parts;
    const loaded = await loadCitySubjects(db, model, { subjects, ...(signal && { signal }) }, over?.city.loaded);
    if (this.#drawn) await this.#drawFacilities(this.#drawn, loaded);
    return loaded;
  }

  /** Subjects, once they are loaded. */
  get loaded(): LoadedSubjects | undefined {
    return this.#loaded;
  }

  /** What was met while the subjects were loaded. */
  get issues(): readonly ImportIssue[] {
    return this.#loaded?.issues ?? [];
  }

  get drawn(): DrawnZone | undefined {
    return this.#drawn;
  }

  /** With what is loaded by now: subjects, the drawn area. */
  get layout(): CityLayout {
    const layout = { ...this.parts.layout, ...(this.#loaded && { subjects: this.#loaded.layout }) };
    if (!this.#drawn) return layout;
    const { zoneKind, zoneId, name, areaSquareMeters } = this.#drawn.table;
    const drawn = { zoneKind, zoneId, name, areaSquareMeters: [...areaSquareMeters] };
    return withZones({ ...layout, ...(layout.subjects && { subjects: withDrawnFacilities(layout.subjects) }) }, drawn);
  }

  /** What a question is asked with besides its parameters: an `AnalysisContext`. */
  context(signal?: AbortSignal) {
    const { inputs, planarCrs, assumptions } = this.model;
    return {
      layout: this.layout,
      inputs,
      planarCrs,
      assumptions: [...assumptions, ...this.parts.assumptions],
      now: () => new Date().toISOString(),
      walking: this.parts.walking,
      ...(signal && { signal }),
    };
  }

  /** Tables of what can be assumed otherwise; seconds, the first time. */
  alternatives(signal?: AbortSignal): Promise<readonly LoadedAlternative[]> {
    const { db, model, over } = this.parts;
    this.#alternatives ??= loadAlternatives(db, over?.city.model ?? model, this.parts.layout, {
      ...(signal && { signal }),
      ...(over && { change: { prefix: `${over.schema}_`, apply: over.apply } }),
    });
    return this.#alternatives;
  }

  /** Counts an area as a zone of the kind 'drawn' from now on; undefined: no more. Nobody may ask meanwhile. */
  async draw(drawn: DrawnZone | undefined): Promise<void> {
    const { db, model, over } = this.parts;
    const { zones, buildings } = model.tables;
    // A scenario with the city's zones sees those of the city, the drawn one among them.
    if (zones !== over?.city.model.tables.zones) {
      this.#cells ??= findZoneCells(buildings.count, zones);
      await Promise.all([
        loadZoneCells(db, drawn ? splitCells(this.#cells, drawn.table) : this.#cells),
        loadZones(db, drawn ? [...zones, drawn.table] : zones),
        drawn && replaceMembership(db, DRAWN_ZONE_KIND, drawn.table.member),
      ]);
    }
    if (drawn && this.#loaded) await this.#drawFacilities(drawn, this.#loaded);
    this.#drawn = drawn;
  }

  /** Of its own facilities; those of the city below are drawn there. */
  async #drawFacilities({ planar }: DrawnZone, { layout }: LoadedSubjects): Promise<void> {
    const { db, over } = this.parts;
    const isOwn = layout.facilities !== over?.city.loaded?.layout.facilities;
    if (isOwn && layout.facilities.length > 0) await loadDrawnFacilities(db, planar);
  }

  /** Drops what lies over the city's own tables. Nobody may ask any more. */
  async close(): Promise<void> {
    const { db, over } = this.parts;
    const alternatives = (await this.#alternatives?.catch(() => undefined)) ?? [];
    this.#alternatives = undefined;
    for (const { schema } of alternatives) await dropSchema(db, schema);
    if (!over) return;
    await db.close();
    await dropSchema(over.city.db, over.schema);
  }
}

const dropSchema = (db: Database, schema: string): Promise<void> =>
  db.run(`DROP SCHEMA IF EXISTS ${quoteIdentifier(schema)} CASCADE`);

/** A city whose question tables are loaded, with all that the questions of the catalogue need. Rejects as `whole` does. */
export function askableCity(
  db: Database,
  model: CityModel,
  layout: CityLayout,
  signal?: AbortSignal,
): Promise<AskedCity> {
  const walking = createWalking(model);
  return new AskedCity({ db, model, layout, assumptions: [], walking, subjects: citySubjects }).whole(signal);
}
