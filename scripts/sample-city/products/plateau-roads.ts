import { coded, element, GmlFile, multiSurface, polygon, seededId } from '../formats/city-gml.ts';
import type { RawFile } from '../formats/zip.ts';
import { cityFrame, meshCode, type Point, toLonLat } from '../world/frame.ts';
import type { RoadClass } from '../world/layout.ts';
import { bandAlong, distance } from '../world/shapes.ts';
import type { Sample } from './sample.ts';

/** Road_function of PLATEAU by class of road. */
const functions: Readonly<Record<RoadClass, number>> = {
  national: 2,
  prefectural: 3,
  collector: 4,
  street: 4,
  lane: 4,
};

/** Long roads are cut into pieces of about this length, so that each lies in one 1 km mesh, more or less. */
const pieceMeters = 240;

/** `udx/tran/{mesh3}_tran_6697_op.gml`: road areas, LOD1. */
export function roadFiles({ city }: Sample): RawFile[] {
  const files = new Map<string, GmlFile>();
  city.roads.forEach((road, index) => {
    piecesOf(road.line.filter(inCity)).forEach((line, part) => {
      const mesh = meshCode(toLonLat(line[Math.floor(line.length / 2)]!), 8);
      const file = files.get(mesh) ?? new GmlFile();
      files.set(mesh, file);
      const parts = [
        ...(road.name ? [element('gml:name', road.name)] : []),
        element('core:creationDate', '2024-04-01'),
        coded('tran:class', 'Road_class', 1040),
        coded('tran:function', 'Road_function', functions[road.roadClass]),
        element('tran:lod1MultiSurface', multiSurface([polygon([file.ring(bandAlong(line, road.widthMeters), 0)])])),
      ];
      file.add(element('tran:Road', parts.join(''), `gml:id="${seededId('tran', city.seed, `${index} ${part}`)}"`));
    });
  });
  return [...files]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([mesh, file]) => ({ path: `udx/tran/${mesh}_tran_6697_op.gml`, bytes: file.toBytes() }));
}

const inCity = ([x, y]: Point): boolean =>
  x >= -40 && x <= cityFrame.widthMeters + 40 && y <= cityFrame.northMeters + 40;

/** Cuts a line at its own vertices; neighbouring pieces share a vertex. */
function piecesOf(line: readonly Point[]): Point[][] {
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  let length = 0;
  line.forEach((point, i) => {
    if (piece.length > 0) length += distance(piece.at(-1)!, point);
    piece.push(point);
    if (length < pieceMeters || i === line.length - 1) return;
    pieces.push(piece);
    piece = [point];
    length = 0;
  });
  if (piece.length > 1) pieces.push(piece);
  return pieces;
}
