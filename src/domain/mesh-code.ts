import type { MeshLevel } from './datasets.ts';

/**
 * Standard area mesh codes. Source: JIS X 0410; the 100 m mesh (3次 + row and column 0–9) is a common extension.
 * Sizes are whole milliseconds of arc, so that no rounding moves a place over a mesh line.
 */
export interface MeshSize {
  readonly level: MeshLevel;
  readonly digits: number;
  readonly latMilliseconds: number;
  readonly lonMilliseconds: number;
}

const MILLISECONDS_PER_DEGREE = 3_600_000;
/** Meshes are counted from 100° E. */
const LON_ZERO_DEGREES = 100;

export const meshSizes: readonly MeshSize[] = [
  { level: '80km', digits: 4, latMilliseconds: 2_400_000, lonMilliseconds: 3_600_000 },
  { level: '10km', digits: 6, latMilliseconds: 300_000, lonMilliseconds: 450_000 },
  { level: '1km', digits: 8, latMilliseconds: 30_000, lonMilliseconds: 45_000 },
  { level: '500m', digits: 9, latMilliseconds: 15_000, lonMilliseconds: 22_500 },
  { level: '250m', digits: 10, latMilliseconds: 7_500, lonMilliseconds: 11_250 },
  { level: '125m', digits: 11, latMilliseconds: 3_750, lonMilliseconds: 5_625 },
  { level: '100m', digits: 10, latMilliseconds: 3_000, lonMilliseconds: 4_500 },
];

const sizeOf = (level: MeshLevel): MeshSize => meshSizes.find((size) => size.level === level)!;

const pattern = /^[3-6]\d(2[0-9]|3[0-9]|4[0-9]|5[0-4])([0-7]{2}(\d{2}([1-4]{1,3}|\d{2})?)?)?$/;

/** Whether the digits can be a mesh code of Japan at any level. */
export const isMeshCode = (code: string): boolean => pattern.test(code);

const levelOfDigits: Readonly<Record<number, MeshLevel>> = {
  4: '80km',
  6: '10km',
  8: '1km',
  9: '500m',
  10: '250m',
  11: '125m',
};

/**
 * Level that all codes of one source have, or undefined if they are not mesh codes of one level.
 * Ten digits are 250 m unless a last digit outside 1–4 shows that they are 100 m meshes.
 */
export function meshLevelOfCodes(codes: Iterable<string>): MeshLevel | undefined {
  let digits = 0;
  let quarter = true;
  for (const code of codes) {
    if (!isMeshCode(code)) return undefined;
    if (digits === 0) digits = code.length;
    if (code.length !== digits) return undefined;
    if (digits === 10 && !/[1-4]{2}$/.test(code)) quarter = false;
  }
  return digits === 10 && !quarter ? '100m' : levelOfDigits[digits];
}

/** Number of a mesh counted from 100° E and the equator, in meshes of its level. */
export interface MeshPlace {
  readonly column: number;
  readonly row: number;
}

/** Column and row of a code. Throws a RangeError for digits that are no mesh code of the level. */
export function meshPlaceOfCode(code: string, level: MeshLevel): MeshPlace {
  const size = sizeOf(level);
  if (code.length !== size.digits || !isMeshCode(code))
    throw new RangeError(`expected a ${level} mesh code, got "${code}"`);
  const digit = (index: number) => code.charCodeAt(index) - 48;
  let row = digit(0) * 10 + digit(1);
  let column = digit(2) * 10 + digit(3);
  if (size.digits >= 6) [row, column] = [row * 8 + digit(4), column * 8 + digit(5)];
  if (size.digits >= 8) [row, column] = [row * 10 + digit(6), column * 10 + digit(7)];
  if (level === '100m') return { row: row * 10 + digit(8), column: column * 10 + digit(9) };
  for (let index = 8; index < size.digits; index++) {
    const child = digit(index) - 1; // 0 SW, 1 SE, 2 NW, 3 NE
    row = row * 2 + (child >> 1);
    column = column * 2 + (child & 1);
  }
  return { row, column };
}

/** Code (up to 11 digits) of a column and row, as a number. */
export function meshNumberOfPlace(column: number, row: number, level: MeshLevel): number {
  if (level === '80km') return row * 100 + column;
  if (level === '10km') return tensOf(row, column, 8);
  if (level === '1km') return kilometreNumber(row, column);
  if (level === '100m')
    return kilometreNumber(Math.floor(row / 10), Math.floor(column / 10)) * 100 + (row % 10) * 10 + (column % 10);
  const halvings = level === '500m' ? 1 : level === '250m' ? 2 : 3;
  let code = kilometreNumber(row >> halvings, column >> halvings);
  for (let bit = halvings - 1; bit >= 0; bit--) code = code * 10 + 2 * ((row >> bit) & 1) + ((column >> bit) & 1) + 1;
  return code;
}

/** 2次 code: 1次 code and one digit each for the eighth of row and column. */
function tensOf(row: number, column: number, parts: number): number {
  const [firstRow, firstColumn] = [(row / parts) | 0, (column / parts) | 0];
  return (firstRow * 100 + firstColumn) * 100 + (row - firstRow * parts) * 10 + (column - firstColumn * parts);
}

function kilometreNumber(row: number, column: number): number {
  const [secondRow, secondColumn] = [(row / 10) | 0, (column / 10) | 0];
  return tensOf(secondRow, secondColumn, 8) * 100 + (row - secondRow * 10) * 10 + (column - secondColumn * 10);
}

/** West, south, east, north of a mesh in degrees. Throws a RangeError for a code of another level. */
export function meshBounds(code: string, level: MeshLevel): readonly [number, number, number, number] {
  const { column, row } = meshPlaceOfCode(code, level);
  const { latMilliseconds, lonMilliseconds } = sizeOf(level);
  return [
    LON_ZERO_DEGREES + (column * lonMilliseconds) / MILLISECONDS_PER_DEGREE,
    (row * latMilliseconds) / MILLISECONDS_PER_DEGREE,
    LON_ZERO_DEGREES + ((column + 1) * lonMilliseconds) / MILLISECONDS_PER_DEGREE,
    ((row + 1) * latMilliseconds) / MILLISECONDS_PER_DEGREE,
  ];
}

/**
 * A ten-thousandth of a millisecond of arc (3 µm) guards against binary rounding of places given exactly on a mesh line:
 * 35.675° × 3,600,000 must not become …,999.99.
 */
const GUARD_MILLISECONDS = 1e-4;

/**
 * Looks up a number for the mesh of each place (degrees) in a table of meshes, row by row: table cell (column, row) counted
 * from a first mesh. Places outside the table give −1. One pass, because a city asks a million times.
 */
export function meshLookup(
  lon: Float64Array,
  lat: Float64Array,
  level: MeshLevel,
  table: { readonly first: MeshPlace; readonly columns: number; readonly rows: number; readonly values: Int32Array },
): Int32Array {
  const { latMilliseconds, lonMilliseconds } = sizeOf(level);
  const { first, columns, rows, values } = table;
  const found = new Int32Array(lon.length);
  for (let index = 0; index < lon.length; index++) {
    const east = (lon[index]! - LON_ZERO_DEGREES) * MILLISECONDS_PER_DEGREE + GUARD_MILLISECONDS;
    const north = lat[index]! * MILLISECONDS_PER_DEGREE + GUARD_MILLISECONDS;
    const column = Math.floor(east / lonMilliseconds) - first.column;
    const row = Math.floor(north / latMilliseconds) - first.row;
    const inside = column >= 0 && column < columns && row >= 0 && row < rows;
    found[index] = inside ? values[row * columns + column]! : -1;
  }
  return found;
}

/** Columns and rows of places; degrees. NaN and places outside the code range give −1. */
export function meshPlacesAt(
  lon: Float64Array,
  lat: Float64Array,
  level: MeshLevel,
): { readonly columns: Int32Array; readonly rows: Int32Array } {
  const { latMilliseconds, lonMilliseconds } = sizeOf(level);
  const columns = new Int32Array(lon.length);
  const rows = new Int32Array(lon.length);
  for (let index = 0; index < lon.length; index++) {
    const east = (lon[index]! - LON_ZERO_DEGREES) * MILLISECONDS_PER_DEGREE + GUARD_MILLISECONDS;
    const north = lat[index]! * MILLISECONDS_PER_DEGREE + GUARD_MILLISECONDS;
    // codes have two digits for 1° of longitude from 100° E and for 40′ of latitude from the equator
    const inside = east >= 0 && east < 360_000_000 && north >= 0 && north < 240_000_000;
    columns[index] = inside ? (east / lonMilliseconds) | 0 : -1;
    rows[index] = inside ? (north / latMilliseconds) | 0 : -1;
  }
  return { columns, rows };
}

/** Codes of many places as numbers (they fit doubles exactly); NaN for places without a code. */
export function meshNumbersAt(lon: Float64Array, lat: Float64Array, level: MeshLevel): Float64Array {
  const { columns, rows } = meshPlacesAt(lon, lat, level);
  const codes = new Float64Array(lon.length);
  for (let index = 0; index < codes.length; index++)
    codes[index] = columns[index]! < 0 ? Number.NaN : meshNumberOfPlace(columns[index]!, rows[index]!, level);
  return codes;
}

/** Code of the mesh that holds a place; degrees. A place on a mesh line belongs to the mesh north or east of it. */
export function meshCodeAt(lon: number, lat: number, level: MeshLevel): string {
  const { columns, rows } = meshPlacesAt(Float64Array.of(lon), Float64Array.of(lat), level);
  if (columns[0]! < 0) throw new RangeError(`expected a place with a mesh code, got ${lon}, ${lat}`);
  return meshCodeOfPlace(columns[0]!, rows[0]!, level);
}

/** Code of a column and row as text. */
export const meshCodeOfPlace = (column: number, row: number, level: MeshLevel): string =>
  String(meshNumberOfPlace(column, row, level)).padStart(sizeOf(level).digits, '0');

/** Codes of the eight meshes around one, from the south-west row by row. */
export function meshNeighbours(code: string, level: MeshLevel): readonly string[] {
  const { column, row } = meshPlaceOfCode(code, level);
  const neighbours: string[] = [];
  for (const dy of [-1, 0, 1])
    for (const dx of [-1, 0, 1])
      if (dx !== 0 || dy !== 0) neighbours.push(meshCodeOfPlace(column + dx, row + dy, level));
  return neighbours;
}

/** Code of the larger mesh that a mesh lies in. Throws a RangeError where the level is not a larger one. */
export function meshParent(code: string, level: MeshLevel, parentLevel: MeshLevel): string {
  const { column, row } = meshPlaceOfCode(code, level);
  const [size, parent] = [sizeOf(level), sizeOf(parentLevel)];
  const times = parent.latMilliseconds / size.latMilliseconds;
  if (!Number.isInteger(times)) throw new RangeError(`expected a level that ${level} meshes fill, got ${parentLevel}`);
  return meshCodeOfPlace(Math.floor(column / times), Math.floor(row / times), parentLevel);
}
