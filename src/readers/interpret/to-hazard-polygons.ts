import type { HazardPolygonsDataset } from '../../domain/datasets.ts';
import { standardRankOfReservoirRank, stateOfDepth } from '../../domain/depth-rank.ts';
import {
  type DepthClass,
  parseDepthText,
  spansStandardRanks,
  standardRankOfDepthClass,
} from '../../domain/depth-text.ts';
import { durationClassOfHours } from '../../domain/duration-class.ts';
import {
  parseLandslideAreaType,
  parseLandslidePhenomenon,
  standardRankOfAreaType,
} from '../../domain/landslide-area.ts';
import type { Role } from '../role.ts';
import { BAD_CELL, parseNumberCell } from '../table/parse-cell.ts';
import type { Column, Interpretation, Interpreter } from './interpretation.ts';
import { polygonRows } from './row-polygons.ts';

type HazardRole = Extract<Role, { as: 'hazard' }>;

/** Depth classes of 国土数値情報 A31_001 (2012): five classes 11–15, or seven 21–27. */
const a31Classes: Readonly<Record<number, DepthClass>> = {
  11: { fromMeters: 0, toMeters: 0.5 },
  12: { fromMeters: 0.5, toMeters: 1 },
  13: { fromMeters: 1, toMeters: 2 },
  14: { fromMeters: 2, toMeters: 5 },
  15: { fromMeters: 5, toMeters: Number.POSITIVE_INFINITY },
  21: { fromMeters: 0, toMeters: 0.5 },
  22: { fromMeters: 0.5, toMeters: 1 },
  23: { fromMeters: 1, toMeters: 2 },
  24: { fromMeters: 2, toMeters: 3 },
  25: { fromMeters: 3, toMeters: 4 },
  26: { fromMeters: 4, toMeters: 5 },
  27: { fromMeters: 5, toMeters: Number.POSITIVE_INFINITY },
};

interface Values {
  readonly standardRank: Uint8Array;
  readonly depthMeters: Float32Array;
  readonly durationHours: Float32Array;
  readonly areaType: Uint8Array;
  readonly phenomenon: Uint8Array;
}

function emptyValues(count: number): Values {
  return {
    standardRank: new Uint8Array(count),
    depthMeters: new Float32Array(count).fill(Number.NaN),
    durationHours: new Float32Array(count).fill(Number.NaN),
    areaType: new Uint8Array(count),
    phenomenon: new Uint8Array(count),
  };
}

function rankOfClass(interpreter: Interpreter, depthClass: DepthClass): number {
  if (spansStandardRanks(depthClass))
    interpreter.report('note', 'depth-class-spans', {
      group: `${depthClass.fromMeters}-${depthClass.toMeters}`,
      values: {
        class: `${depthClass.fromMeters}–${Number.isFinite(depthClass.toMeters) ? depthClass.toMeters : ''} m`,
      },
    });
  return standardRankOfDepthClass(depthClass);
}

/** Rank of a cell that holds a rank code, an A31 class code or a class in words; 0 if none of them. */
function rankOfCell(interpreter: Interpreter, role: HazardRole, column: Column, row: number): number {
  const number = parseNumberCell(column.cell(row));
  if (number === BAD_CELL) {
    const depthClass = parseDepthText(column.text(row));
    if (depthClass) return rankOfClass(interpreter, depthClass);
    column.bad(row);
    return 0;
  }
  if (Number.isNaN(number)) return 0;
  if (number >= 1 && number <= 6 && Number.isInteger(number))
    return role.hazard === 'reservoir' ? standardRankOfReservoirRank[number]! : number;
  const a31 = a31Classes[number];
  if (a31 && /A31/i.test(column.field)) return rankOfClass(interpreter, a31);
  if (number !== 0) column.bad(row);
  return 0;
}

function depthValues(interpreter: Interpreter, role: HazardRole, rows: Uint32Array): Values | undefined {
  const depth = interpreter.column('depth_m');
  const rank = interpreter.column('rank') ?? (depth ? undefined : valueColumn(interpreter));
  if (!depth && !rank) {
    interpreter.requiredColumn('depth_m');
    return undefined;
  }
  const values = emptyValues(rows.length);
  rows.forEach((row, index) => {
    const meters = depth ? parseNumberCell(depth.cell(row)) : Number.NaN;
    if (meters === BAD_CELL) values.standardRank[index] = rankOfCell(interpreter, role, depth!, row);
    else if (meters >= 0) {
      values.depthMeters[index] = meters;
      values.standardRank[index] = stateOfDepth(meters);
    } else if (rank) values.standardRank[index] = rankOfCell(interpreter, role, rank, row);
    // Below zero is no depth; -9999 and the like are plain marks of "missing".
    if (typeof meters === 'number' && meters < 0 && meters > -9000) depth!.bad(row);
  });
  return values;
}

/** The column whose texts are depth classes, where no name is known (A51, municipal maps). */
function valueColumn(interpreter: Interpreter): Column | undefined {
  return interpreter.table.fields
    .map((_, index) => interpreter.columnAt(index))
    .find((column) => {
      let classes = 0;
      for (let row = 0; row < Math.min(interpreter.table.rowCount, 50); row++)
        if (parseDepthText(column.text(row)) && /m|メートル|未満|以上/.test(column.text(row).normalize('NFKC')))
          classes++;
      return classes > 0 && classes >= Math.min(interpreter.table.rowCount, 50) / 2;
    });
}

function durationValues(interpreter: Interpreter, rows: Uint32Array): Values | undefined {
  const hours = interpreter.column('duration_h');
  const rank = hours ? undefined : interpreter.column('rank');
  if (!hours && !rank) {
    interpreter.requiredColumn('duration_h');
    return undefined;
  }
  const values = emptyValues(rows.length);
  rows.forEach((row, index) => {
    if (hours) {
      const value = hours.number(row);
      values.durationHours[index] = value;
      values.standardRank[index] = durationClassOfHours(value);
    } else {
      const code = rank!.integer(row);
      if (code <= 7) values.standardRank[index] = code;
      else rank!.bad(row);
    }
  });
  return values;
}

function landslideValues(interpreter: Interpreter, rows: Uint32Array): Values {
  const type = interpreter.column('area_type');
  const phenomenon = interpreter.column('phenomenon');
  const fromFile = parseLandslideAreaType(interpreter.table.file);
  const phenomenonFromFile = parseLandslidePhenomenon(interpreter.table.file);
  const values = emptyValues(rows.length);
  rows.forEach((row, index) => {
    const number = type ? parseNumberCell(type.cell(row)) : Number.NaN;
    const code =
      number === BAD_CELL ? parseLandslideAreaType(type!.text(row)) : Number.isNaN(number) ? fromFile : number;
    if (code >= 1 && code <= 4) values.areaType[index] = code;
    else type?.bad(row);
    values.standardRank[index] = standardRankOfAreaType(values.areaType[index]!);
    const kind = phenomenon ? parseNumberCell(phenomenon.cell(row)) : Number.NaN;
    values.phenomenon[index] =
      kind === BAD_CELL
        ? parseLandslidePhenomenon(phenomenon!.text(row))
        : Number.isNaN(kind)
          ? phenomenonFromFile
          : kind;
  });
  if (!type && fromFile === 0) interpreter.requiredColumn('area_type');
  return values;
}

function collapseOfText(text: string): number {
  const flow = /氾濫流|hanran|(^|[^\d])41_|flow/i.test(text);
  const bank = /河岸侵食|kagan|(^|[^\d])42_|erosion/i.test(text);
  return flow && bank ? 3 : flow ? 1 : bank ? 2 : 0;
}

function collapseValues(interpreter: Interpreter, rows: Uint32Array): Values {
  const type = interpreter.column('area_type') ?? interpreter.column('rank');
  const fromFile = collapseOfText(interpreter.table.file.normalize('NFKC'));
  const values = emptyValues(rows.length);
  rows.forEach((row, index) => {
    const number = type ? parseNumberCell(type.cell(row)) : Number.NaN;
    const code = number === BAD_CELL ? collapseOfText(type!.text(row)) : Number.isNaN(number) ? fromFile : number;
    if (code >= 1 && code <= 3) values.standardRank[index] = code;
    else type?.bad(row);
  });
  if (!type && fromFile === 0) interpreter.requiredColumn('area_type');
  return values;
}

function valuesOf(interpreter: Interpreter, role: HazardRole, rows: Uint32Array): Values | undefined {
  if (role.hazard === 'landslide') return landslideValues(interpreter, rows);
  if (role.hazard === 'collapse') return collapseValues(interpreter, rows);
  if (role.quantity === 'duration') return durationValues(interpreter, rows);
  return depthValues(interpreter, role, rows);
}

/** Polygons with a rank, a depth (number or words), a duration or a kind of area as a hazard dataset. */
export function toHazardPolygons(interpreter: Interpreter, role: HazardRole): Interpretation {
  const found = polygonRows(interpreter);
  if (!found || found.rows.length === 0) return { datasets: [], issues: interpreter.issues };
  const values = valuesOf(interpreter, role, found.rows);
  if (!values) return { datasets: [], issues: interpreter.issues };
  const name = interpreter.column('hazard_name') ?? interpreter.column('name');
  const dataset: HazardPolygonsDataset = {
    kind: 'hazard_polygons',
    source: interpreter.source,
    hazard: role.hazard,
    scale: role.scale,
    quantity: role.hazard === 'landslide' || role.hazard === 'collapse' ? 'area_type' : role.quantity,
    count: found.rows.length,
    name: Array.from(found.rows, (row) => name?.text(row) ?? ''),
    ...values,
    polygons: found.polygons,
    extent: interpreter.settings.extent === 'everywhere' ? { kind: 'everywhere' } : { kind: 'bounds' },
  };
  return { datasets: [dataset], issues: interpreter.issues };
}
