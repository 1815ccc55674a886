import { computeExposure } from '../../../src/analysis/exposure.ts';
import type { ExposureParameters, ExposureResult } from '../../../src/analysis/exposure-result.ts';
import { type QuestionColumns, type QuestionInput, questionColumns } from '../../../src/city/question-columns.ts';
import { createStageClock } from '../../../src/city/stage-clock.ts';
import type { Dataset } from '../../../src/domain/datasets.ts';
import { overlapFootprintsWithPolygons } from '../../../src/spatial/footprint-polygon-overlap.ts';
import { overlapFootprintsWithRaster } from '../../../src/spatial/footprint-raster-overlap.ts';
import { createPointGrid } from '../../../src/spatial/point-grid.ts';
import { relocate } from '../../../src/spatial/relocate.ts';
import type { CityLayout } from '../../../src/tables/city-layout.ts';
import type { CityTables } from '../../../src/tables/city-tables.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createQuestionLoader, loadDepths, replaceMembership } from '../../../src/tables/load-city-tables.ts';
import { warmUp } from '../../../src/tables/warm-up.ts';
import { benchDatasets } from '../inputs/bench-datasets.ts';
import { benchQuestion } from '../inputs/bench-question.ts';
import { type BenchCity, createBenchCity } from '../kernels/bench-city.ts';
import { countText, type Measure, type MeasureKey, type Place, timeRuns } from '../measure.ts';
import { recolourTimes } from './recolour.ts';
import type { Stage } from './stage.ts';

/** Everything on a city in memory: its buildings with points and floor areas, polygons as read, raster, mesh. */
export const runCityStage: Stage<'city'> = async (host, { runs, buildings, parts }) => {
  const city = createBenchCity(buildings);
  const measures: Measure[] = [];
  const measure = async (key: MeasureKey, task: (run: number) => unknown) => {
    const on = countText(buildings, 'buildings');
    measures.push({ key, place: host.place, on, unit: 's', ...(await timeRuns(runs, task)) });
  };
  if (parts.some((part) => part === 'columns' || part === 'zone' || part === 'thresholds')) {
    const db = await host.createDatabase();
    await warmUp(db);
    const open = createOpenCity(db, benchQuestion(city), benchDatasets(city));
    if (parts.includes('columns')) {
      await measure('columns-and-table', () => open.computeAndAsk());
      measures.push(...open.steps(host.place, runs));
    } else await open.computeAndAsk();
    if (parts.includes('zone')) {
      const change = createZoneChange(open, city);
      await measure('changed-zone', change);
    }
    if (parts.includes('thresholds')) {
      await open.loadDepths();
      // The hazard of depth alone, since no other changes; another edge each time, so that no lookup table is found ready.
      await measure('changed-thresholds', (run) =>
        open.ask({ hazards: ['river:L2'], depthBoundsMeters: [0.3 + run / 100, 2, 4.5] }),
      );
    }
    await db.close();
  }
  if (parts.includes('footprint')) await measureFootprints(city, measure);
  if (parts.includes('recolour')) await recolourTimes(buildings, measure);
  return measures;
};

const table: ExposureParameters = { zoneKinds: ['district'], hazards: ['river:L2', 'landslide:'] };

interface OpenBenchCity {
  readonly db: Database;
  computeAndAsk(): Promise<ExposureResult>;
  ask(parameters?: Partial<ExposureParameters>): Promise<ExposureResult>;
  loadDepths(): Promise<void>;
  residenceMembers(): Int32Array;
  /** What the last runs of `computeAndAsk` spent their time on. */
  steps(place: Place, runs: number): readonly Measure[];
}

/** The path of the app: each column goes to the database as soon as it is computed, then the table is asked for. */
function createOpenCity(db: Database, input: QuestionInput, datasets: readonly Dataset[]): OpenBenchCity {
  let columns: QuestionColumns | undefined;
  let layout: CityLayout | undefined;
  const clocks: Readonly<Record<string, number>>[] = [];
  const ask = (parameters: Partial<ExposureParameters> = {}) =>
    computeExposure(
      db,
      { ...table, ...parameters },
      { layout: layout!, inputs: [], planarCrs: input.planarCrs, assumptions: [], now: () => '' },
    ).then(checked);
  return {
    db,
    async computeAndAsk() {
      const clock = createStageClock();
      clock.enter('columns-only');
      const loader = createQuestionLoader(db);
      columns = await questionColumns(input, datasets, { onPart: loader.load });
      clock.enter('columns-loading');
      layout = await loader.finish(tablesOf(input, columns));
      clock.enter('columns-table');
      const result = await ask();
      clock.enter('');
      clocks.push(clock.milliseconds);
      return result;
    },
    ask,
    async loadDepths() {
      for (const column of columns!.hazards.columns) await loadDepths(db, column);
    },
    steps: (place, runs) =>
      (['columns-only', 'columns-loading', 'columns-table'] as const).map((key) => ({
        key,
        place,
        on: countText(input.facts.count, 'buildings'),
        unit: 's',
        values: clocks.slice(-runs).map((milliseconds) => milliseconds[key]! / 1000),
      })),
    residenceMembers: () => columns!.zones.tables.find(({ zoneKind }) => zoneKind === 'residence')!.member,
  };
}

/** A figure that breaks a law of the table is no result. */
function checked(result: ExposureResult): ExposureResult {
  const broken = result.checks.find(({ holds }) => !holds);
  if (broken) throw new Error(`${broken.code}: expected ${broken.expected}, found ${broken.found}`);
  return result;
}

function tablesOf({ facts }: QuestionInput, { people, zones, hazards }: QuestionColumns): CityTables {
  return {
    buildings: { ...facts, ...people.columns },
    zones: zones.tables,
    hazards: hazards.columns,
    hazardRecords: {
      buildingIndex: new Uint32Array(0),
      hazard: [],
      scale: [],
      name: [],
      rank: new Uint8Array(0),
      depthMeters: new Float32Array(0),
      durationHours: new Float32Array(0),
      areaType: new Uint8Array(0),
      source: [],
    },
    unplaced: people.unplaced,
    source: people.source,
  };
}

/** One vertex of 居住誘導区域 dragged there and back; the grid of the points is made once, when drawing begins. */
function createZoneChange(open: OpenBenchCity, city: BenchCity): () => Promise<ExposureResult> {
  const grid = createPointGrid(city.x, city.y);
  let [before, after] = [city.residence, city.changedResidence];
  let member = open.residenceMembers();
  return async () => {
    member = relocate(grid, member, before, after).member;
    [before, after] = [after, before];
    const loading = replaceMembership(open.db, 'residence', member);
    const [result] = await Promise.all([open.ask(), loading]);
    return result;
  };
}

async function measureFootprints(
  city: BenchCity,
  measure: (key: MeasureKey, task: () => unknown) => Promise<void>,
): Promise<void> {
  await measure('footprint-depth', () => overlapFootprintsWithRaster(city.footprints, city.depth));
  const stateOutside = new Uint8Array(city.x.length);
  await measure('footprint-polygons', () =>
    overlapFootprintsWithPolygons(city.footprints, city.landslide, city.landslideRank, { stateOutside }),
  );
}
