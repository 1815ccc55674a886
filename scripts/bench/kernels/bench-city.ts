import type { Raster } from '../../../src/domain/datasets.ts';
import { meshCodeOfPlace, meshPlacesAt } from '../../../src/domain/mesh-code.ts';
import type { PolygonColumns } from '../../../src/domain/polygon-columns.ts';
import { fromGeographic, toGeographic } from '../../../src/spatial/coordinate-system.ts';
import { buildPolygonColumns } from '../../../src/spatial/polygon-columns-building.ts';
import { createBenchZones } from './bench-zones.ts';
import { createRandom, type Random } from './random.ts';

/** An invented city of the size asked for; the same for the same size. Planar metres in EPSG:6677. */
export interface BenchCity {
  readonly planarCrs: 'EPSG:6677';
  /** Square, 1,500 buildings per km² as in a Japanese regional city. */
  readonly bounds: readonly [minX: number, minY: number, maxX: number, maxY: number];
  readonly footprints: PolygonColumns;
  readonly buildingId: readonly string[];
  /** Centre of each building, planar, and in degrees (interleaved lon, lat). */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly lonLat: Float64Array;
  readonly usage: Uint16Array;
  readonly structure: Uint16Array;
  readonly storeys: Uint16Array;
  readonly heightMeters: Float32Array;
  readonly floorAreaSquareMeters: Float64Array;
  /** 200 districts of 500 vertices that fill the city. */
  readonly districts: PolygonColumns;
  /** 居住誘導区域 with holes, 2,000 vertices; and the same with one vertex dragged by 300 m. */
  readonly residence: PolygonColumns;
  readonly changedResidence: PolygonColumns;
  /** 300 polygons, rank 1 警戒 2 特別警戒. */
  readonly landslide: PolygonColumns;
  readonly landslideRank: Uint8Array;
  /** 250 m meshes with people, 65+ and 75+. */
  readonly meshCode: readonly string[];
  readonly population: Float64Array;
  readonly population65: Float64Array;
  readonly population75: Float64Array;
  /** Depth of a flood at 10 m; NaN in a corner that no survey has reached. */
  readonly depth: Raster;
}

const BUILDINGS_PER_SQUARE_KILOMETRE = 1500;
const WEST = -20_000;
const SOUTH = -35_000;

export function createBenchCity(buildings: number): BenchCity {
  const random = createRandom(20_260_401);
  const size = Math.max(2000, Math.sqrt(buildings / BUILDINGS_PER_SQUARE_KILOMETRE) * 1000);
  const bounds = [WEST, SOUTH, WEST + size, SOUTH + size] as const;
  const places = placeBuildings(buildings, bounds, random);
  const zones = createBenchZones(bounds, random);
  return {
    planarCrs: 'EPSG:6677',
    bounds,
    ...places,
    ...attributesOf(places.areas, random),
    ...zones,
    ...createPopulation(bounds, random),
    depth: createDepth(bounds),
  };
}

/** Buildings in the order of 1 km squares, as the files of a city come; inside a square at random. */
function placeBuildings(count: number, [minX, minY, maxX]: BenchCity['bounds'], random: Random) {
  const side = Math.max(1, Math.round((maxX - minX) / 1000));
  const step = (maxX - minX) / side;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const areas = new Float64Array(count);
  const positions = new Float64Array(count * 10);
  for (let building = 0; building < count; building++) {
    const square = Math.floor((building / count) * side * side);
    x[building] = minX + ((square % side) + random()) * step;
    y[building] = minY + (Math.floor(square / side) + random()) * step;
    const [width, depth, angle] = [6 + 8 * random(), 7 + 9 * random(), (Math.PI / 2) * random()];
    areas[building] = width * depth;
    writeRectangle(positions, building, x[building]!, y[building]!, width, depth, angle);
  }
  const planar = new Float64Array(2 * count);
  for (let building = 0; building < count; building++) {
    planar[2 * building] = x[building]!;
    planar[2 * building + 1] = y[building]!;
  }
  const every = (vertices: number) => Uint32Array.from({ length: count + 1 }, (_, index) => index * vertices);
  const footprints = { positions, ringOffsets: every(5), polygonOffsets: every(1), rowOffsets: every(1) };
  const buildingId = Array.from({ length: count }, (_, building) => `bldg-${String(building).padStart(7, '0')}`);
  return { x, y, areas, footprints, buildingId, lonLat: toGeographic(planar, 'EPSG:6677') };
}

function writeRectangle(
  positions: Float64Array,
  building: number,
  x: number,
  y: number,
  width: number,
  depth: number,
  angle: number,
): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  [0, 1, 2, 3, 0].forEach((corner, index) => {
    const u = (corner === 1 || corner === 2 ? 0.5 : -0.5) * width;
    const v = (corner >= 2 ? 0.5 : -0.5) * depth;
    positions[10 * building + 2 * index] = x + u * cos - v * sin;
    positions[10 * building + 2 * index + 1] = y + u * sin + v * cos;
  });
}

function attributesOf(areas: Float64Array, random: Random) {
  const usages = [411, 411, 411, 411, 411, 411, 412, 413, 402, 401, 422, 441, 461];
  const count = areas.length;
  const usage = new Uint16Array(count);
  const structure = new Uint16Array(count);
  const storeys = new Uint16Array(count);
  const heightMeters = new Float32Array(count);
  const floorAreaSquareMeters = new Float64Array(count);
  for (let building = 0; building < count; building++) {
    usage[building] = usages[Math.floor(random() * usages.length)]!;
    structure[building] = random() < 0.7 ? 601 : 603;
    storeys[building] = 1 + Math.floor(random() ** 3 * 8);
    heightMeters[building] = 3 * storeys[building]! + 0.6;
    floorAreaSquareMeters[building] = areas[building]! * storeys[building]!;
  }
  return { usage, structure, storeys, heightMeters, floorAreaSquareMeters };
}

/** Every 250 m mesh that the city touches; one in twenty is empty, one in fifty is withheld (NaN). */
function createPopulation([minX, minY, maxX, maxY]: BenchCity['bounds'], random: Random) {
  const corners = toGeographic(Float64Array.of(minX, minY, maxX, maxY), 'EPSG:6677');
  const { columns, rows } = meshPlacesAt(
    Float64Array.of(corners[0]!, corners[2]!),
    Float64Array.of(corners[1]!, corners[3]!),
    '250m',
  );
  const meshCode: string[] = [];
  const people: number[] = [];
  for (let row = rows[0]! - 1; row <= rows[1]! + 1; row++)
    for (let column = columns[0]! - 1; column <= columns[1]! + 1; column++) {
      meshCode.push(meshCodeOfPlace(column, row, '250m'));
      people.push(random() < 0.05 ? 0 : Math.round(30 + 400 * random()));
    }
  const population = Float64Array.from(people);
  const share = (low: number, high: number) =>
    population.map((value) => (random() < 0.02 ? Number.NaN : Math.round(value * (low + (high - low) * random()))));
  return { meshCode, population, population65: share(0.2, 0.4), population75: share(0.1, 0.2) };
}

/** A flood plain along a winding river: deepest at the river, dry on the hills, a corner without survey. */
function createDepth([minX, minY, maxX, maxY]: BenchCity['bounds']): Raster {
  const cell = 10;
  const width = Math.ceil((maxX - minX) / cell);
  const height = Math.ceil((maxY - minY) / cell);
  const data = new Float32Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [u, v] = [column / width, row / height];
      const river = 0.5 + 0.15 * Math.sin(7 * u) + 0.03 * Math.sin(41 * u);
      const hills = 0.4 * Math.sin(31 * u) * Math.sin(29 * v) + 0.2 * Math.sin(173 * u) * Math.sin(167 * v);
      const depth = 6 - 30 * Math.abs(v - river) + hills;
      const surveyed = u + v < 1.8;
      data[row * width + column] = !surveyed ? Number.NaN : depth > 0 ? Math.round(depth * 100) / 100 : 0;
    }
  return { width, height, data, crs: 'EPSG:6677', transform: [cell, 0, minX, 0, -cell, maxY] };
}

/** Projection of the points, for benchmarks of the projection alone. */
export const projectBenchPoints = (city: BenchCity): Float64Array => fromGeographic(city.lonLat, city.planarCrs);

/** An empty layer, for cities without one. */
export const noPolygons: PolygonColumns = buildPolygonColumns([]);
