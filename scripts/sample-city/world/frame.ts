import proj4 from 'proj4';

/**
 * Where the invented city lies: local metres (x east 0…5120, y north −1024…4096) on a patch of open Pacific about
 * 110 km off the coast, in 平面直角座標系 IX (EPSG:6677), so that no real place is implied.
 */
export const cityFrame = {
  planarCrs: 'EPSG:6677',
  /** EPSG:6677 metres (east, north) of local (0, 0). */
  originEast: 165_600,
  originNorth: -116_000,
  widthMeters: 5120,
  southMeters: -1024,
  northMeters: 4096,
} as const;

export type Point = readonly [number, number];

// proj4 rather than src/spatial on purpose: the sample then checks the app's own projection instead of echoing it.
// Parameters of EPSG:6677 (国土交通省告示第九号 IX系): origin 36° N, 139°50′ E, scale 0.9999, GRS80.
const plane = proj4('+proj=tmerc +lat_0=36 +lon_0=139.8333333333333333 +k=0.9999 +x_0=0 +y_0=0 +ellps=GRS80 +units=m');

/** Local metres → EPSG:6677 metres (east, north). */
export const toPlanar = ([x, y]: Point): Point => [x + cityFrame.originEast, y + cityFrame.originNorth];

/** Local metres → JGD2011 degrees (lon, lat). */
export function toLonLat(point: Point): Point {
  const [east, north] = toPlanar(point);
  const [lon, lat] = plane.inverse([east, north]);
  return [lon!, lat!];
}

/** JGD2011 degrees (lon, lat) → local metres. */
export function fromLonLat([lon, lat]: Point): Point {
  const [east, north] = plane.forward([lon, lat]);
  return [east! - cityFrame.originEast, north! - cityFrame.originNorth];
}

export type MeshDigits = 4 | 6 | 8 | 9 | 10;

/** JIS X 0410 code of a place: 4 (80 km), 6 (10 km), 8 (1 km), 9 (500 m) or 10 (250 m) digits. */
export function meshCode([lon, lat]: Point, digits: MeshDigits): string {
  // Whole milliseconds of arc with a guard against values a hair under an edge.
  let south = Math.floor(lat * 3_600_000 + 1e-4);
  let west = Math.floor((lon - 100) * 3_600_000 + 1e-4);
  const take = (latStep: number, lonStep: number): [number, number] => {
    const row = Math.floor(south / latStep);
    const column = Math.floor(west / lonStep);
    south -= row * latStep;
    west -= column * lonStep;
    return [row, column];
  };
  let code = take(2_400_000, 3_600_000).join('');
  if (digits >= 6) code += take(300_000, 450_000).join('');
  if (digits >= 8) code += take(30_000, 45_000).join('');
  for (let half = 9; half <= digits; half++) {
    const [row, column] = take(30_000 / 2 ** (half - 8), 45_000 / 2 ** (half - 8));
    code += String(2 * row + column + 1);
  }
  return code;
}

/** West, south, east, north of a mesh in degrees. */
export function meshBounds(code: string): readonly [number, number, number, number] {
  const digit = (at: number): number => Number(code[at]);
  let south = (Number(code.slice(0, 2)) * 2) / 3;
  let west = 100 + Number(code.slice(2, 4));
  let height = 2 / 3;
  let width = 1;
  const step = (rows: number, row: number, columns: number, column: number): void => {
    height /= rows;
    width /= columns;
    south += row * height;
    west += column * width;
  };
  if (code.length >= 6) step(8, digit(4), 8, digit(5));
  if (code.length >= 8) step(10, digit(6), 10, digit(7));
  for (let at = 8; at < code.length; at++) step(2, digit(at) > 2 ? 1 : 0, 2, (digit(at) - 1) % 2);
  return [west, south, west + width, south + height];
}
