import { fromArrayBuffer } from 'geotiff';
import { filesLike, numberOf, textOfBytes } from './raw-text.ts';
import type { Rings } from './shapes.ts';

export interface NaiveZone {
  readonly id: string;
  /** Degrees. */
  readonly polygons: readonly Rings[];
}

/** Polygon features of a GeoJSON, with a value of their properties as id (or their number from 1). */
export function readGeoJson(bytes: Uint8Array, id?: string): NaiveZone[] {
  const { features } = JSON.parse(textOfBytes(bytes)) as {
    features: { properties: Record<string, string>; geometry: { type: string; coordinates: unknown } }[];
  };
  return features.map(({ properties, geometry }, i) => ({
    id: id ? properties[id]! : `row-${i + 1}`,
    polygons: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Rings[],
  }));
}

/** Polygons of a .shp: a ring that runs clockwise begins a polygon, others are holes. Source: ESRI Shapefile description. */
export function readShp(bytes: Uint8Array): Rings[][] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shapes: Rings[][] = [];
  for (let at = 100; at < bytes.length; ) {
    const length = view.getInt32(at + 4) * 2;
    const parts = view.getInt32(at + 8 + 36, true);
    const points = view.getInt32(at + 8 + 40, true);
    const starts = Array.from({ length: parts }, (_, i) => view.getInt32(at + 52 + 4 * i, true));
    const polygons: (readonly [number, number])[][][] = [];
    starts.forEach((start, part) => {
      const ring = Array.from({ length: (starts[part + 1] ?? points) - start }, (_, i) => {
        const place = at + 52 + 4 * parts + 16 * (start + i);
        return [view.getFloat64(place, true), view.getFloat64(place + 8, true)] as const;
      });
      const turn = ring.reduce((sum, [x, y], i) => {
        const [nextX, nextY] = ring[(i + 1) % ring.length]!;
        return sum + (nextX - x) * (nextY + y);
      }, 0);
      if (turn > 0) polygons.push([ring]);
      else polygons.at(-1)!.push(ring);
    });
    shapes.push(polygons);
    at += 8 + length;
  }
  return shapes;
}

/** One text column of a .dbf. Source: dBASE III header (32 bytes a field). */
export function readDbfColumn(bytes: Uint8Array, name: string): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count, head, size] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
  let offset = 1;
  for (let at = 32; bytes[at] !== 13; at += 32) {
    const field = textOfBytes(bytes.subarray(at, at + 11)).split('\0')[0];
    const length = bytes[at + 16]!;
    if (field === name)
      return Array.from({ length: count }, (_, row) => {
        const start = head + row * size + offset;
        return textOfBytes(bytes.subarray(start, start + length), 'shift_jis').trim();
      });
    offset += length;
  }
  throw new Error(`no field ${name}`);
}

/** Value of the cell that holds a place given in the raster's own CRS; NaN outside and where nodata. */
export async function readRaster(bytes: Uint8Array): Promise<(place: readonly [number, number]) => number> {
  const image = await (await fromArrayBuffer(bytes.slice().buffer)).getImage();
  const values = (await image.readRasters({ interleave: true })) as unknown as Float32Array;
  const [originX, originY] = image.getOrigin() as [number, number];
  const [cellX, cellY] = image.getResolution() as [number, number];
  const [width, height, nodata] = [image.getWidth(), image.getHeight(), image.getGDALNoData()];
  return ([x, y]) => {
    const [column, row] = [Math.floor((x - originX) / cellX), Math.floor((y - originY) / cellY)];
    if (column < 0 || row < 0 || column >= width || row >= height) return Number.NaN;
    const value = values[row * width + column]!;
    return value === nodata ? Number.NaN : value;
  };
}

export interface NaiveMesh {
  readonly code: string;
  /** Mesh whose details hold those of this one; its own code mostly. */
  readonly holder: string;
  readonly population: number;
  readonly over65: number;
  readonly over75: number;
  readonly households: number;
}

/** e-Stat 地域メッシュ統計: two header rows, columns found by their labels, `*` withheld. */
export function readCensus(bytes: Uint8Array): NaiveMesh[] {
  const [, labels, ...rows] = textOfBytes(bytes, 'shift_jis')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const column = (label: string) => labels!.findIndex((text) => text.trim() === label);
  const value = (row: readonly string[], label: string) => {
    const text = row[column(label)]!;
    return text === '*' ? Number.NaN : numberOf(text);
  };
  return rows.map((row) => ({
    code: row[0]!,
    holder: row[2] || row[0]!,
    population: value(row, '人口（総数）'),
    over65: value(row, '６５歳以上人口　総数'),
    over75: value(row, '７５歳以上人口　総数'),
    households: value(row, '世帯総数'),
  }));
}

/** People of weekday noons (dayflag 1, timezone 0) of the newest month, by 1 km mesh. */
export function readNoon(files: ReadonlyMap<string, Uint8Array>): Map<string, number> {
  const [, newest] = filesLike(files, /monthly_mdp_mesh1km\.csv$/).at(-1)!;
  const people = new Map<string, number>();
  for (const line of textOfBytes(newest).trim().split(/\r?\n/).slice(1)) {
    const [mesh, , , , , dayFlag, timezone, population] = line.split(',');
    if (dayFlag === '1' && timezone === '0') people.set(mesh!, (people.get(mesh!) ?? 0) + Number(population));
  }
  return people;
}

/** JIS X 0410 code of a place: degrees cut into 40′ × 1°, eighths, tenths, then halves. */
export function meshCode([lon, lat]: readonly [number, number], halvings: number): string {
  let [north, east] = [lat * 1.5, lon - 100];
  let code = '';
  for (const parts of [1, 8, 10]) {
    north *= parts;
    east *= parts;
    code += `${Math.floor(north)}${Math.floor(east)}`;
    north -= Math.floor(north);
    east -= Math.floor(east);
  }
  for (let i = 0; i < halvings; i++) {
    north *= 2;
    east *= 2;
    code += 2 * Math.floor(north) + Math.floor(east) + 1;
    north -= Math.floor(north);
    east -= Math.floor(east);
  }
  return code;
}
