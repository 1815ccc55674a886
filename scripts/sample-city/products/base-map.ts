import { type Colour, colour, Picture } from '../formats/picture.ts';
import { toUtf8 } from '../formats/text.ts';
import type { RawFile } from '../formats/zip.ts';
import type { City } from '../world/city.ts';
import { cityFrame, type Point, toPlanar } from '../world/frame.ts';
import { breakwaters, portSiding, railway, stationPoint } from '../world/layout.ts';
import { clipToConvex, rectangle } from '../world/shapes.ts';
import { type Block, fromAxes, type Road, streetGrids } from '../world/streets.ts';
import { riverHalfWidth, streamHalfWidthMeters } from '../world/terrain.ts';
import type { Sample } from './sample.ts';

/** Metres shown: the whole width, from the sea (y −304) to the hills (y 4096). */
const south = -304;
const north = cityFrame.northMeters;
const pixelsPerMeter = 0.5;

/** Muted colours without any hue of the hazard ramps (ui.md §4). */
const ink = {
  ground: colour('#eceff2'),
  block: colour('#f4f6f7'),
  blockEdge: colour('#d3d8de'),
  road: colour('#ffffff'),
  roadEdge: colour('#cdd3d9'),
  green: colour('#e0e9df'),
  field: colour('#e6ece4'),
  fieldEdge: colour('#d9e1d6'),
  hill: colour('#d9e3d8'),
  contour: colour('#bccabb'),
  water: colour('#9cc2e0'),
  bank: colour('#5f8fb8'),
  railway: colour('#8b939c'),
  levee: colour('#dfe7de'),
  ground2: colour('#e7ebee'),
  line: colour('#aeb6be'),
} as const;

type Pixel = readonly [number, number];
const pixel = ([x, y]: Point): Pixel => [x * pixelsPerMeter, (north - y) * pixelsPerMeter];

/** The drawn base map: PNG, world file and .prj in EPSG:6677. */
export function baseMapFiles({ city }: Sample): RawFile[] {
  const width = cityFrame.widthMeters * pixelsPerMeter;
  const height = (north - south) * pixelsPerMeter;
  const picture = new Picture(width, height, ink.ground);
  for (const { block, use } of city.blocks) drawBlock(picture, city, block, use);
  drawRelief(picture, city);
  for (const { kind, ground } of city.landmarks) {
    if (kind === 'station') continue;
    picture.fill([ground.map(pixel)], kind === 'park' || kind === 'shrine' ? ink.green : ink.ground2);
    outline(picture, ground, ink.blockEdge, 1);
  }
  drawWater(picture, city);
  drawRoads(picture, city.roads);
  drawRailway(picture);
  for (const line of breakwaters) picture.stroke(line.map(pixel), 3.5, ink.line);
  const [west, top] = toPlanar([0, north]);
  const step = 1 / pixelsPerMeter;
  const world = [step, 0, 0, -step, west + step / 2, top - step / 2].map((value) => `${value.toFixed(6)}\r\n`).join('');
  const name = '基図_青瀬市';
  return [
    { path: `${name}.png`, bytes: picture.toPng() },
    { path: `${name}.pgw`, bytes: toUtf8(world) },
    { path: `${name}.prj`, bytes: toUtf8(wkt6677) },
  ];
}

const wkt6677 =
  'PROJCS["JGD_2011_Japan_Zone_9",GEOGCS["GCS_JGD_2011",DATUM["D_JGD_2011",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",139.8333333333333],PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",36.0],UNIT["Meter",1.0],AUTHORITY["EPSG","6677"]]';

function outline(picture: Picture, ring: readonly Point[], rgb: Colour, width: number): void {
  picture.stroke([...ring, ring[0]!].map(pixel), width, rgb);
}

/** Contour every 10 m on the hills, and light from the north-west in a few steps only, so that the PNG stays small. */
function drawRelief(picture: Picture, { terrain }: City): void {
  for (let row = 0; row < picture.height; row++)
    for (let column = 0; column < picture.width; column++) {
      const x = (column + 0.5) / pixelsPerMeter;
      const y = north - (row + 0.5) / pixelsPerMeter;
      const hill = terrain.at(terrain.hill, x, y);
      if (hill <= 0) continue;
      const height = terrain.groundAt(x, y);
      const light = terrain.groundAt(x - 14, y + 14) - terrain.groundAt(x + 14, y - 14);
      const wooded = terrain.at(terrain.wild, x, y) > 0 || terrain.slopeAt(x, y) > 0.16;
      if (!wooded) continue;
      const shade = Math.max(-3, Math.min(3, Math.round(light / 3))) * -0.018;
      picture.set(
        column,
        row,
        ink.hill.map((value) => Math.max(0, Math.min(255, Math.round(value * (1 + shade))))) as unknown as Colour,
      );
      const below = terrain.groundAt(x, y - 2);
      const beside = terrain.groundAt(x + 2, y);
      const crosses = (step: number): boolean =>
        Math.floor(height / step) !== Math.floor(below / step) ||
        Math.floor(height / step) !== Math.floor(beside / step);
      if (crosses(10)) picture.set(column, row, ink.contour, crosses(50) ? 0.95 : 0.5);
    }
}

function drawBlock(picture: Picture, city: City, block: Block, use: string): void {
  const { district } = block;
  const half = streetGrids[district.fabric].width / 2;
  const corners: readonly Point[] = [
    [block.u[0] + half, block.v[0] + half],
    [block.u[1] - half, block.v[0] + half],
    [block.u[1] - half, block.v[1] - half],
    [block.u[0] + half, block.v[1] - half],
  ];
  const ring = corners.map(([u, v]) => fromAxes(district, u, v));
  const part = clipToConvex(district.ring, ring);
  if (part.length < 3) return;
  const [mx, my] = part.reduce<Point>((sum, p) => [sum[0] + p[0] / part.length, sum[1] + p[1] / part.length], [0, 0]);
  if (!terrainFlat(city, mx, my)) return;
  const [fill, edge] =
    use === 'field'
      ? [ink.field, ink.fieldEdge]
      : use === 'park'
        ? [ink.green, ink.blockEdge]
        : [ink.block, ink.blockEdge];
  picture.fill([part.map(pixel)], fill);
  outline(picture, part, edge, 1);
  if (use !== 'field') return;
  // Ridges between paddies.
  const strips = Math.max(2, Math.round((block.u[1] - block.u[0]) / 32));
  for (let k = 1; k < strips; k++) {
    const u = block.u[0] + ((block.u[1] - block.u[0]) * k) / strips;
    const line = [fromAxes(district, u, block.v[0] + half), fromAxes(district, u, block.v[1] - half)];
    if (line.every(([x, y]) => city.districtMap.at(x, y) === district.index))
      picture.stroke(line.map(pixel), 1, ink.fieldEdge);
  }
}

const terrainFlat = ({ terrain }: City, x: number, y: number): boolean =>
  terrain.slopeAt(x, y) < 0.2 &&
  terrain.at(terrain.wild, x, y) < 0 &&
  terrain.at(terrain.river, x, y) > riverHalfWidth(y) + 26 &&
  terrain.at(terrain.stream, x, y) > streamHalfWidthMeters + 14;

/** Sea, rivers with their banks, and the green of the levees. */
function drawWater(picture: Picture, { terrain }: City): void {
  for (let row = 0; row < picture.height; row++)
    for (let column = 0; column < picture.width; column++) {
      const x = (column + 0.5) / pixelsPerMeter;
      const y = north - (row + 0.5) / pixelsPerMeter;
      const river = terrain.at(terrain.river, x, y) - riverHalfWidth(y);
      const stream = terrain.at(terrain.stream, x, y) - streamHalfWidthMeters;
      if (y < 700 && terrain.isSea([x, y])) {
        const shore = !terrain.isSea([x, y + 3]) || !terrain.isSea([x + 3, y]) || !terrain.isSea([x - 3, y]);
        picture.set(column, row, shore && river > 0 ? ink.bank : ink.water);
      } else if (river < 0 || stream < 0)
        picture.set(column, row, Math.max(-river, -stream) < 2 ? ink.bank : ink.water);
      else if (river < 26 || stream < 12) picture.set(column, row, ink.levee);
    }
}

const order: readonly Road['roadClass'][] = ['lane', 'street', 'collector', 'prefectural', 'national'];

/** All edges of a class before all fills, so that crossings stay open; wide roads over narrow ones. */
function drawRoads(picture: Picture, roads: readonly Road[]): void {
  for (const roadClass of order) {
    const own = roads.filter((road) => road.roadClass === roadClass);
    for (const { line, widthMeters } of own)
      picture.stroke(line.map(pixel), Math.max(2, widthMeters * pixelsPerMeter) + 1.4, ink.roadEdge);
    for (const { line, widthMeters } of own)
      picture.stroke(line.map(pixel), Math.max(1.6, widthMeters * pixelsPerMeter), ink.road);
  }
}

function drawRailway(picture: Picture): void {
  picture.fill([rectangle([stationPoint[0], stationPoint[1] + 2], 250, 26, 0).map(pixel)], ink.blockEdge);
  for (const [line, width] of [
    [railway, 3.4],
    [portSiding, 2],
  ] as const) {
    picture.stroke(line.map(pixel), width, ink.railway);
    picture.stroke(line.map(pixel), width * 0.36, ink.road, 0.8);
  }
}
