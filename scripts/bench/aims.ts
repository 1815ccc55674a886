import type { Measure, MeasureKey } from './measure.ts';

interface Aim {
  /** What is measured, for people. */
  readonly title: string;
  /** Best peer's figure in the unit of the measure, and who it is. Source: issue 2, "Must show". */
  readonly peer?: { readonly value: number; readonly name: string };
  /** Source: issue 2, "Must show". */
  readonly aim?: number;
  /** The figures hold for so many buildings only. */
  readonly buildings?: number;
}

const geoPandas = (value: number) => ({ value, name: 'GeoPandas' });

export const aims: Readonly<Partial<Record<MeasureKey, Aim>>> = {
  'citygml-one-file': {
    title: 'unzip + parse CityGML, one file of 60 MB',
    peer: { value: 37, name: 'lxml' },
    aim: 80,
  },
  'citygml-package': {
    title: 'unzip + parse CityGML, 60 MB in files of 1 km meshes',
    peer: { value: 37, name: 'lxml' },
    aim: 80,
  },
  'columns-and-table': { title: 'columns and table', peer: geoPandas(1.77), aim: 0.35, buildings: 1_000_000 },
  'columns-only': { title: '· columns' },
  'columns-loading': { title: '· rest of loading' },
  'columns-table': { title: '· table' },
  'changed-zone': { title: 'changed zone → new table', peer: geoPandas(0.3), aim: 0.06, buildings: 1_000_000 },
  'changed-thresholds': {
    title: 'changed thresholds → new table',
    peer: geoPandas(0.1),
    aim: 0.03,
    buildings: 1_000_000,
  },
  'footprint-depth': { title: 'largest overlap of the footprint, depth raster' },
  'footprint-polygons': { title: 'largest overlap of the footprint, hazard polygons' },
  recolour: { title: 'recolour', aim: 0.02, buildings: 100_000 },
  'recolour-textures': { title: 'recolour, with textures made and sent', aim: 0.02, buildings: 100_000 },
  'questions-subjects': { title: 'columns of all subjects, computed and loaded' },
  'questions-all': { title: 'all tables of all questions', aim: 1.5, buildings: 1_000_000 },
  'questions-change': { title: 'a changed parameter, median over the questions', aim: 0.1, buildings: 1_000_000 },
  'step-hour': { title: 'a step of the hour slider', aim: 0.05, buildings: 1_000_000 },
  'step-year': { title: 'a step of the year slider', aim: 0.05, buildings: 1_000_000 },
  'plan-start': { title: 'plan mode: columns of the indicators, session begun' },
  'plan-drag': { title: 'plan mode: a vertex dragged, all indicators' },
  'plan-drag-95': { title: '· 95th percentile', aim: 0.1, buildings: 1_000_000 },
  'plan-undo': { title: 'plan mode: undo, all indicators' },
  'plan-undo-95': { title: '· 95th percentile', aim: 0.1, buildings: 1_000_000 },
  'drag-task': {
    title: 'page: longest task of the main thread in a drag, processor',
    aim: 0.05,
    buildings: 1_000_000,
  },
  'drag-task-wall': { title: '· by the clock' },
  'drag-move': { title: '· all tasks, a move of the vertex, processor' },
  'memory-peak': { title: 'peak memory of the browser' },
  'print-compose': { title: 'print: a sheet composed' },
  'print-png': { title: 'print: PNG' },
  'print-pdf': { title: 'print: PDF' },
  'print-atlas': { title: 'print: atlas as PDF' },
  'print-memory': { title: '· peak memory' },
  'print-document': { title: 'print: the whole 防災指針 pack' },
  'print-document-memory': { title: '· peak memory' },
  'files-to-table': { title: 'files → table', peer: geoPandas(11.6), aim: 6, buildings: 1_000_000 },
  'files-read': { title: '· read' },
  'files-buildings': { title: '· buildings' },
  'files-columns': { title: '· zones, hazards, people' },
  'files-table': { title: '· rest of loading, table' },
  'files-changed-zone': { title: 'changed zone → new table' },
  'files-changed-thresholds': { title: 'changed thresholds → new table' },
  'batch-without-csv': {
    title: 'batch command: files → table',
    peer: geoPandas(11.6),
    aim: 6,
    buildings: 1_000_000,
  },
  'batch-command': { title: 'batch command with its CSV files' },
  'page-panels': { title: 'page: panels painted', aim: 1 },
  'page-table': { title: 'page: first table' },
  'page-3d': { title: 'page: first 3D frame' },
  'javascript-first': { title: 'JavaScript before Cesium and DuckDB, gzip', aim: 200 },
  'javascript-page': { title: '· of the page' },
  'javascript-workers': { title: '· of its engine worker' },
  'bytes-total': { title: 'transferred in all' },
};

export function titleOf({ key }: Measure): string {
  return aims[key]?.title ?? key.replace(/^(bytes|question)-/, '· ');
}

/** Reference and aim where they were given for this size. */
export function aimOf({ key, on }: Measure): Pick<Aim, 'peer' | 'aim'> {
  const aim = aims[key];
  if (!aim || (aim.buildings && on !== `${aim.buildings.toLocaleString('en')} buildings`)) return {};
  return aim;
}
