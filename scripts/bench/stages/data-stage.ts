import { computeExposure } from '../../../src/analysis/exposure.ts';
import type { ExposureParameters, ExposureResult } from '../../../src/analysis/exposure-result.ts';
import type { CityModel, ZoneLayer } from '../../../src/city/city-model.ts';
import { type ImportedCity, importCity } from '../../../src/city/import-city.ts';
import { depthHazards, parseHazardKey } from '../../../src/domain/hazard.ts';
import type { PolygonColumns } from '../../../src/domain/polygon-columns.ts';
import { createPointGrid } from '../../../src/spatial/point-grid.ts';
import { withPositions } from '../../../src/spatial/polygon-columns-building.ts';
import { relocate } from '../../../src/spatial/relocate.ts';
import type { CityLayout } from '../../../src/tables/city-layout.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createQuestionLoader, loadDepths, replaceMembership } from '../../../src/tables/load-city-tables.ts';
import { warmUp } from '../../../src/tables/warm-up.ts';
import { countText, type Measure, type MeasureKey, timeRuns } from '../measure.ts';
import type { Stage } from './stage.ts';

/** Any input that the batch takes: import by stages, table, then a dragged zone and changed thresholds on it. */
export const runDataStage: Stage<'data'> = async (host, { runs, input, settings, label }) => {
  const files = await host.openFiles(input);
  const db = await host.createDatabase();
  await warmUp(db);
  const importOnce = async () => {
    const start = performance.now();
    const loader = createQuestionLoader(db);
    const imported = await importCity(files, {
      settings,
      createPool: host.createPool,
      createFeatureHelper: host.createFeatureHelper,
      onPart: loader.load,
    });
    const layout = await loader.finish(imported.city.tables);
    const question = askable(imported.city);
    const result = question && (await ask(db, question, imported.city, layout));
    return { imported, layout, question, result, seconds: (performance.now() - start) / 1000 };
  };
  const imports = [await importOnce()];
  for (let run = 1; run < runs; run++) imports.push(await importOnce());
  const { imported, layout, question } = imports.at(-1)!;
  const on = label || countText(imported.city.buildings.count, 'buildings');
  const of = (key: MeasureKey, seconds: (run: (typeof imports)[number]) => number): Measure => ({
    key,
    place: host.place,
    on,
    unit: 's',
    values: imports.map(seconds),
  });
  const measures = [
    of('files-to-table', (run) => run.seconds),
    of('files-read', ({ imported }) => stageSeconds(imported, 'read')),
    of('files-buildings', ({ imported }) => stageSeconds(imported, 'buildings', 'terrain')),
    of('files-columns', ({ imported }) => stageSeconds(imported, 'zones', 'hazards', 'people')),
    of('files-table', ({ imported, seconds }) => seconds - stageSeconds(imported)),
  ];
  if (question) {
    const later = async (key: MeasureKey, task: (run: number) => unknown) =>
      measures.push({ key, place: host.place, on, unit: 's', ...(await timeRuns(runs, task)) });
    const change = createZoneChange(db, imported.city, layout, question);
    if (change) await later('files-changed-zone', change);
    for (const column of imported.city.tables.hazards) await loadDepths(db, column);
    const ofDepth = question.hazards.filter((key) => depthHazards.includes(parseHazardKey(key).hazard));
    if (ofDepth.length > 0)
      await later('files-changed-thresholds', (run) =>
        ask(db, { ...question, hazards: ofDepth, depthBoundsMeters: [0.3 + run / 100, 2, 4.5] }, imported.city, layout),
      );
  }
  await db.close();
  return measures;
};

/** Of all stages, or of the given ones. */
function stageSeconds({ milliseconds }: ImportedCity, ...stages: readonly string[]): number {
  const wanted = stages.length > 0 ? stages : Object.keys(milliseconds);
  return wanted.reduce((sum, stage) => sum + (milliseconds[stage] ?? 0), 0) / 1000;
}

/** The table that the page opens with: the finest zones that the city has × every hazard. */
function askable({ tables }: CityModel): ExposureParameters | undefined {
  if (tables.hazards.length === 0) return undefined;
  const most = [...tables.zones].sort((a, b) => b.zoneId.length - a.zoneId.length)[0];
  return { zoneKinds: [most?.zoneKind ?? 'city'], hazards: tables.hazards.map(({ key }) => key) };
}

async function ask(
  db: Database,
  parameters: ExposureParameters,
  { inputs, planarCrs, assumptions }: CityModel,
  layout: CityLayout,
): Promise<ExposureResult> {
  const result = await computeExposure(db, parameters, { layout, inputs, planarCrs, assumptions, now: () => '' });
  const broken = result.checks.find(({ holds }) => !holds);
  if (broken) throw new Error(`${broken.code}: expected ${broken.expected}, found ${broken.found}`);
  return result;
}

/** Drags the first vertex of 居住誘導区域 (or else of the first kind of zones) there and back. */
function createZoneChange(db: Database, city: CityModel, layout: CityLayout, question: ExposureParameters) {
  const layer = city.zones.find(({ dataset }) => dataset.zoneKind === 'residence') ?? city.zones[0];
  if (!layer) return undefined;
  const { zoneKind } = layer.dataset;
  let [before, after] = [layer.planar, dragged(layer)];
  let member = city.tables.zones.find((table) => table.zoneKind === zoneKind)!.member;
  const grid = createPointGrid(city.buildings.xMeters, city.buildings.yMeters);
  return async () => {
    member = relocate(grid, member, before, after).member;
    [before, after] = [after, before];
    const loading = replaceMembership(db, zoneKind, member);
    await Promise.all([ask(db, question, city, layout), loading]);
  };
}

const DRAG_METERS = 300;

/** The second vertex: the first is written twice, at both ends of the ring. */
function dragged({ planar }: ZoneLayer): PolygonColumns {
  const positions = planar.positions.slice();
  positions[2]! -= DRAG_METERS;
  return withPositions(planar, positions);
}
