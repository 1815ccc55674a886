type Json = Readonly<Record<string, unknown>>;
type Vector = readonly [number, number, number];

/** west, south, east, north in degrees. */
export type TilesetBounds = readonly [number, number, number, number];

const DEGREES = 180 / Math.PI;
/** GRS 80, as WGS 84 to a tenth of a millimetre. */
const SEMI_MAJOR_METERS = 6378137;
const ECCENTRICITY_SQUARED = 0.00669438002290079;

/** Where a tileset lies, from its root's bounding volume (region, box or sphere). Undefined where it has none that is known. */
export function tilesetBounds(tileset: Json): TilesetBounds | undefined {
  const root = tileset.root as Json | undefined;
  const volume = root?.boundingVolume as Json | undefined;
  if (!volume) return undefined;
  const { region, box, sphere } = volume;
  // A region is never moved by the tile's transform. Source: 3D Tiles 1.1, Tile transforms.
  if (isNumbers(region, 6))
    return [region[0]! * DEGREES, region[1]! * DEGREES, region[2]! * DEGREES, region[3]! * DEGREES];
  const matrix = isNumbers(root?.transform, 16) ? root.transform : undefined;
  if (isNumbers(box, 12)) return boundsOfCorners(boxCorners(box), matrix);
  if (!isNumbers(sphere, 4)) return undefined;
  const [x, y, z, radius] = sphere as [number, number, number, number];
  return boundsOfCorners(boxCorners([x, y, z, radius, 0, 0, 0, radius, 0, 0, 0, radius]), matrix);
}

const isNumbers = (value: unknown, length: number): value is readonly number[] =>
  Array.isArray(value) && value.length === length && value.every((entry) => Number.isFinite(entry));

const signs = [-1, 1] as const;

function boxCorners(box: readonly number[]): Vector[] {
  const axis = (sign: number, k: number, part: number) => sign * box[3 * k + part]!;
  return signs.flatMap((a) =>
    signs.flatMap((b) =>
      signs.map((c): Vector => {
        const part = (index: 0 | 1 | 2) => box[index]! + axis(a, 1, index) + axis(b, 2, index) + axis(c, 3, index);
        return [part(0), part(1), part(2)];
      }),
    ),
  );
}

/** `matrix` by columns, as 3D Tiles writes it. */
function moved([x, y, z]: Vector, matrix: readonly number[] | undefined): Vector {
  if (!matrix) return [x, y, z];
  const row = (k: number) => matrix[k]! * x + matrix[4 + k]! * y + matrix[8 + k]! * z + matrix[12 + k]!;
  return [row(0), row(1), row(2)];
}

function boundsOfCorners(corners: readonly Vector[], matrix: readonly number[] | undefined): TilesetBounds | undefined {
  const places = corners.map((corner) => lonLat(moved(corner, matrix)));
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  if (!places.flat().every(Number.isFinite)) return undefined;
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Earth-centred metres → degrees. Source: Bowring's first approximation, better than 1 mm near the surface. */
function lonLat([x, y, z]: Vector): readonly [number, number] {
  const axis = Math.hypot(x, y);
  const semiMinor = SEMI_MAJOR_METERS * Math.sqrt(1 - ECCENTRICITY_SQUARED);
  const angle = Math.atan2(z * SEMI_MAJOR_METERS, axis * semiMinor);
  const second = ECCENTRICITY_SQUARED / (1 - ECCENTRICITY_SQUARED);
  const lat = Math.atan2(
    z + second * semiMinor * Math.sin(angle) ** 3,
    axis - ECCENTRICITY_SQUARED * SEMI_MAJOR_METERS * Math.cos(angle) ** 3,
  );
  return [Math.atan2(y, x) * DEGREES, lat * DEGREES];
}
