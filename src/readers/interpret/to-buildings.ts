import { buildingStructures, buildingUsages, type CodeLabel } from '../../domain/building-codes.ts';
import type { BuildingsDataset, HazardRecordColumns } from '../../domain/datasets.ts';
import { parseNumberCell } from '../table/parse-cell.ts';
import type { ColumnKey } from './column-names.ts';
import { extraOf } from './extra.ts';
import type { Column, Interpretation, Interpreter } from './interpretation.ts';
import { polygonRows } from './row-polygons.ts';

const noRisks: HazardRecordColumns = {
  buildingRow: new Uint32Array(),
  hazard: [],
  scale: [],
  name: [],
  rank: new Uint8Array(),
  standardRank: new Uint8Array(),
  depthMeters: new Float32Array(),
  durationHours: new Float32Array(),
  areaType: new Uint8Array(),
};

/** Code of a PLATEAU label: equal, or one begins with the other (木造 = 木造・土蔵造, 業務施設 = 業務). */
function codeOfLabel(labels: readonly CodeLabel[], text: string): number {
  const plain = text.normalize('NFKC').toLowerCase();
  const found =
    labels.find(({ ja, en }) => ja === plain || en.toLowerCase() === plain) ??
    labels.find(({ ja }) => plain.length >= 2 && (ja.startsWith(plain) || plain.startsWith(ja)));
  return found?.code ?? 0;
}

/** Reads a column of codes that may hold labels instead; unknown labels are one issue, their code 0 (missing). */
function codes(column: Column | undefined, rows: Uint32Array, labels: readonly CodeLabel[] = []): Uint16Array {
  const result = new Uint16Array(rows.length);
  if (!column) return result;
  const known = new Map<string, number>();
  rows.forEach((row, index) => {
    const cell = column.cell(row);
    if (typeof cell === 'number' && cell >= 0 && cell <= 65_535) {
      result[index] = cell === 9999 ? 0 : cell;
      return;
    }
    const text = column.text(row);
    if (text === '') return;
    let code = known.get(text);
    if (code === undefined) {
      const value = parseNumberCell(text);
      code = typeof value === 'number' ? (value > 0 && value !== 9999 ? value : 0) : codeOfLabel(labels, text);
      if (code === 0 && typeof value !== 'number') column.bad(row);
      known.set(text, code);
    } else if (code === 0 && typeof parseNumberCell(text) !== 'number') column.bad(row);
    result[index] = code;
  });
  return result;
}

function floats<T extends Float32Array | Float64Array>(column: Column | undefined, rows: Uint32Array, result: T): T {
  rows.forEach((row, index) => {
    const value = column ? column.number(row) : Number.NaN;
    result[index] = value === -9999 ? Number.NaN : value;
  });
  return result;
}

/** Footprint polygons with attributes as a buildings dataset: a user's own building map. */
export function toBuildings(interpreter: Interpreter): Interpretation {
  const found = polygonRows(interpreter);
  if (!found) return { datasets: [], issues: interpreter.issues };
  const { rows, polygons, planar } = found;
  const { table, source } = interpreter;
  const without = table.geometry!.type.filter((type) => type === 0).length;
  if (without > 0)
    interpreter.report('warning', 'building-without-geometry', { count: without, values: { id: `(${without})` } });
  const column = (key: ColumnKey) => interpreter.column(key);
  const used = new Map<ColumnKey, Column | undefined>();
  const take = (key: ColumnKey) => {
    const taken = column(key);
    used.set(key, taken);
    return taken;
  };
  const id = take('building_id');
  if (!id) interpreter.report('note', 'ids-made', { count: rows.length });
  const buildingId = Array.from(rows, (row) => id?.text(row) || `row-${table.firstRow + row}`);
  const none = () => new Uint16Array(rows.length);
  const name = take('name');
  const dataset: BuildingsDataset = {
    kind: 'buildings',
    source,
    count: rows.length,
    buildingId,
    gmlId: buildingId,
    name: Array.from(rows, (row) => name?.text(row) ?? ''),
    usage: codes(take('usage'), rows, buildingUsages),
    buildingClass: none(),
    structure: codes(take('structure'), rows, buildingStructures),
    fireproof: codes(take('fireproof'), rows),
    areaClassification: none(),
    storeysAbove: codes(take('storeys'), rows),
    storeysBelow: codes(take('storeys_below'), rows),
    heightMeters: floats(take('height_m'), rows, new Float32Array(rows.length)),
    groundHeightMeters: floats(take('ground_height_m'), rows, new Float32Array(rows.length)),
    totalFloorAreaSquareMeters: floats(take('floor_area_m2'), rows, new Float64Array(rows.length)),
    yearOfConstruction: codes(take(interpreter.settings.columns?.year ? 'year' : 'year_of_construction'), rows),
    surveyYear: none(),
    lod: new Uint8Array(rows.length),
    footprintSource: new Uint8Array(rows.length).fill(4),
    footprint: polygons,
    ...(planar && { footprintPlanar: planar }),
    risks: noRisks,
    extra: extraOf(table, rows, [...used.values()]),
  };
  return { datasets: [dataset], issues: interpreter.issues };
}
