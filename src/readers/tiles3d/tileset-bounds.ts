type Json = Readonly<Record<string, unknown>>;
type Vector = readonly [number, number, number];

/** west, south, east, north in degrees. */
export type TilesetBounds = readonly [number, number, number, number];

const DEGREES = 180 / Math.PI;
/** GRS 80, as WGS 84 to a tenth of a millimetre. */
const SEMI_MAJOR_METERS = 6378137;
const ECCENTRICITY_SQUARED = 0.00669438002290079;

/** Where a tileset lies, from its root's bounding volume. Undefined where it has none that is known. */
export function tilesetBounds(tileset: Json): TilesetBounds | undefined {
  const root = (tileset.root ?? {}) as Json;
  return volumeBounds(root.boundingVolume, transformOf(root));
}

/** Matrix by columns, as 3D Tiles writes it. */
export type TileTransform = readonly number[];

/** The transform of a tile within that of its parent. */
export function transformOf(tile: Json, parent?: TileTransform): TileTransform | undefined {
  const own = isNumbers(tile.transform, 16) ? tile.transform : undefined;
  if (!own || !parent) return own ?? parent;
  return Array.from({ length: 16 }, (_, at) => {
    const [column, row] = [4 * Math.floor(at / 4), at % 4];
    return [0, 1, 2, 3].reduce((sum, k) => sum + parent[4 * k + row]! * own[column + k]!, 0);
  });
}

/** Box around a bounding volume: region, box or sphere. */
export function volumeBounds(volume: unknown, matrix?: TileTransform): TilesetBounds | undefined {
  const { region, box, sphere } = (volume ?? {}) as Json;
  // A region is never moved by the tile's transform. Source: 3D Tiles 1.1, Tile transforms.
  if (isNumbers(region, 6))
    return [region[0]! * DEGREES, region[1]! * DEGREES, region[2]! * DEGREES, region[3]! * DEGREES];
  if (isNumbers(box, 12)) return boundsOfCorners(boxCorners(box), matrix);
  if (!isNumbers(sphere, 4)) return undefined;
  const [x, y, z, radius] = sphere as [number, number, number, number];
  return boundsOfCorners(boxCorners([x, y, z, radius, 0, 0, 0, radius, 0, 0, 0, radius]), matrix);
}

/** Features of one tile and where it lies. */
export interface PlacedTile {
  readonly bounds: TilesetBounds;
  readonly features: number;
}

/** About a kilometre: what is seen at once with single buildings still told apart. */
const AROUND_DEGREES = 0.01;
/** About ten metres, so that a tile of one building is not infinitely dense. */
const SMALLEST_DEGREES = 0.0001;

/**
 * Where most features stand close together: the densest tile with its neighbours. A tileset often spans a whole city of which
 * only some tiles have features; the view opens here. Undefined without tiles that are placed.
 */
export function densestBounds(tiles: readonly PlacedTile[]): TilesetBounds | undefined {
  const size = (from: number, to: number) => Math.max(SMALLEST_DEGREES, to - from);
  const density = ({ bounds: [west, south, east, north], features }: PlacedTile) =>
    features / Math.sqrt(size(west, east) * size(south, north));
  const [first, ...rest] = tiles;
  if (!first) return undefined;
  const densest = rest.reduce((best, tile) => (density(tile) > density(best) ? tile : best), first);
  const [lon, lat] = middle(densest.bounds);
  const near = tiles.filter(({ bounds: [west, south, east, north] }) => {
    const reach = Math.max(Math.abs(west - lon), Math.abs(east - lon), Math.abs(south - lat), Math.abs(north - lat));
    return reach <= AROUND_DEGREES;
  });
  const all = [densest, ...near].map(({ bounds }) => bounds);
  const side = (index: 0 | 1 | 2 | 3) => all.map((bounds) => bounds[index]);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}

const middle = ([west, south, east, north]: TilesetBounds): [number, number] => [
  (west + east) / 2,
  (south + north) / 2,
];

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

function moved([x, y, z]: Vector, matrix: TileTransform | undefined): Vector {
  if (!matrix) return [x, y, z];
  const row = (k: number) => matrix[k]! * x + matrix[4 + k]! * y + matrix[8 + k]! * z + matrix[12 + k]!;
  return [row(0), row(1), row(2)];
}

function boundsOfCorners(corners: readonly Vector[], matrix: TileTransform | undefined): TilesetBounds | undefined {
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
