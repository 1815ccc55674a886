import type { MeshLevel } from './datasets.ts';

/**
 * Standard area mesh codes. Source: JIS X 0410; the 100 m mesh (3次 + row and column 0–9) is a common extension.
 * Sizes are kept in units of 1/36,000 degree of latitude and longitude, in which every level is a whole number.
 */
interface MeshSize {
  readonly level: MeshLevel;
  readonly digits: number;
  readonly latUnits: number;
  readonly lonUnits: number;
}

const UNITS_PER_DEGREE = 36_000;

export const meshSizes: readonly MeshSize[] = [
  { level: '80km', digits: 4, latUnits: 24_000, lonUnits: 36_000 },
  { level: '10km', digits: 6, latUnits: 3_000, lonUnits: 4_500 },
  { level: '1km', digits: 8, latUnits: 300, lonUnits: 450 },
  { level: '500m', digits: 9, latUnits: 150, lonUnits: 225 },
  { level: '250m', digits: 10, latUnits: 75, lonUnits: 112.5 },
  { level: '125m', digits: 11, latUnits: 37.5, lonUnits: 56.25 },
  { level: '100m', digits: 10, latUnits: 30, lonUnits: 45 },
];

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

/** South-west corner in units of 1/36,000 degree. Throws a RangeError for digits that are no mesh code of the level. */
function cornerUnits(code: string, level: MeshLevel): readonly [lon: number, lat: number] {
  const size = meshSizes.find((candidate) => candidate.level === level);
  if (!size || code.length !== size.digits || !isMeshCode(code))
    throw new RangeError(`expected a ${level} mesh code, got "${code}"`);
  const digit = (index: number) => code.charCodeAt(index) - 48;
  let lat = (digit(0) * 10 + digit(1)) * 24_000;
  let lon = (100 + digit(2) * 10 + digit(3)) * UNITS_PER_DEGREE;
  if (size.digits >= 6) {
    lat += digit(4) * 3_000;
    lon += digit(5) * 4_500;
  }
  if (size.digits >= 8) {
    lat += digit(6) * 300;
    lon += digit(7) * 450;
  }
  if (level === '100m') return [lon + digit(9) * 45, lat + digit(8) * 30];
  let latUnits = 300;
  let lonUnits = 450;
  for (let index = 8; index < size.digits; index++) {
    const child = digit(index) - 1; // 1 SW, 2 SE, 3 NW, 4 NE
    latUnits /= 2;
    lonUnits /= 2;
    lat += child >= 2 ? latUnits : 0;
    lon += child % 2 === 1 ? lonUnits : 0;
  }
  return [lon, lat];
}

/** West, south, east, north of a mesh in degrees. Throws a RangeError for a code of another level. */
export function meshBounds(code: string, level: MeshLevel): readonly [number, number, number, number] {
  const [lon, lat] = cornerUnits(code, level);
  const size = meshSizes.find((candidate) => candidate.level === level)!;
  return [
    lon / UNITS_PER_DEGREE,
    lat / UNITS_PER_DEGREE,
    (lon + size.lonUnits) / UNITS_PER_DEGREE,
    (lat + size.latUnits) / UNITS_PER_DEGREE,
  ];
}

/** Code of the mesh that holds a place; degrees, inside Japan. */
export function meshCodeAt(lon: number, lat: number, level: MeshLevel): string {
  // A billionth of a unit (0.003 mm) guards against binary rounding of places given exactly on a mesh line.
  let restLat = lat * UNITS_PER_DEGREE + 1e-6;
  let restLon = (lon - 100) * UNITS_PER_DEGREE + 1e-6;
  const take = (latUnits: number, lonUnits: number): readonly [number, number] => {
    const row = Math.floor(restLat / latUnits);
    const column = Math.floor(restLon / lonUnits);
    restLat -= row * latUnits;
    restLon -= column * lonUnits;
    return [row, column];
  };
  const pair = (latUnits: number, lonUnits: number) => take(latUnits, lonUnits).join('');
  const [first, second] = take(24_000, 36_000);
  let code = `${first}${String(second).padStart(2, '0')}`;
  if (level === '80km') return code;
  code += pair(3_000, 4_500);
  if (level === '10km') return code;
  code += pair(300, 450);
  if (level === '100m') return code + pair(30, 45);
  const halvings = { '1km': 0, '500m': 1, '250m': 2, '125m': 3 }[level];
  for (let step = 1; step <= halvings; step++) {
    const [row, column] = take(300 / 2 ** step, 450 / 2 ** step);
    code += String(2 * row + column + 1);
  }
  return code;
}
