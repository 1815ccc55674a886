import { type FeatureTable, featureCount, featureValue } from '../../domain/feature-table.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { columnDictionary } from './column-dictionary.ts';
import { orientGeometry } from './orient-rings.ts';
import { nameColumn } from './row-name.ts';

/** Packets that are joined to one text. */
const FEATURES_PER_PART = 10_000;
/** Of features without a colour of their own: the blue of the selection. Source: ui.md §4. */
const PLAIN_COLOUR = '#0017c1';
const FILL_ALPHA = 153;

/**
 * CZML 1.0 in parts of one file. A row is a packet with its attributes as properties; a cell without a value has no property.
 * Ground of several parts is one packet a part below it. All lie on the ground: CZML drapes a polygon without a height.
 * Positions are degrees. Source: CZML Guide (AnalyticalGraphicsInc/czml-writer).
 */
export function featuresToCzml(base: string, table: FeatureTable): string[] {
  const { columns, description } = table;
  const geometry = orientGeometry(table.geometry, 'counter-clockwise');
  const name = nameColumn(columns);
  const document = {
    id: 'document',
    version: '1.0',
    name: base,
    description,
    properties: { columns: JSON.stringify(columnDictionary(table)) },
  };
  const parts = [`[\n${JSON.stringify(document)}`];
  const packets = (row: number): object[] => {
    const values = columns.map((column) => [column.name, featureValue(column, row)] as const);
    const packet = {
      id: `${table.name}/${row}`,
      name: String((name ? featureValue(name, row) : null) ?? `${row + 1}`),
      properties: Object.fromEntries(values.filter(([, value]) => value !== null)),
    };
    const colour = rgbaOf(table, row);
    if (geometry.kind === 'points') return [{ ...packet, ...pointOf(geometry.positions, row, colour) }];
    const shapes = polygonsOf(geometry.polygons, row, colour);
    if (shapes.length < 2) return [{ ...packet, ...(shapes[0] && { polygon: shapes[0] }) }];
    const pieces = shapes.map((polygon, i) => ({
      id: `${packet.id}/${i}`,
      parent: packet.id,
      name: packet.name,
      properties: packet.properties,
      polygon,
    }));
    return [packet, ...pieces];
  };
  const count = featureCount(table);
  for (let start = 0; start < count; start += FEATURES_PER_PART) {
    const texts: string[] = [];
    for (let row = start; row < Math.min(count, start + FEATURES_PER_PART); row++)
      for (const packet of packets(row)) texts.push(`,\n${JSON.stringify(packet)}`);
    parts.push(texts.join(''));
  }
  return [...parts, '\n]\n'];
}

type Rgba = readonly [number, number, number, number];

function rgbaOf({ paint }: FeatureTable, row: number): Rgba {
  const colour = Number.parseInt((paint?.colours[paint.row[row]!] ?? PLAIN_COLOUR).slice(1), 16);
  return [colour >> 16, (colour >> 8) & 255, colour & 255, FILL_ALPHA];
}

function pointOf(positions: Float64Array, row: number, [red, green, blue]: Rgba): object {
  const [lon, lat] = [positions[2 * row]!, positions[2 * row + 1]!];
  if (Number.isNaN(lon)) return {};
  return {
    position: { cartographicDegrees: [lon, lat, 0] },
    point: { pixelSize: 8, color: { rgba: [red, green, blue, 255] }, heightReference: 'CLAMP_TO_GROUND' },
  };
}

function polygonsOf(
  { rowOffsets, polygonOffsets, ringOffsets, positions }: PolygonColumns,
  row: number,
  rgba: Rgba,
): object[] {
  /** Without the closing vertex. */
  const degreesOf = (ring: number): number[] => {
    const degrees: number[] = [];
    for (let v = ringOffsets[ring]!; v < ringOffsets[ring + 1]! - 1; v++)
      degrees.push(positions[2 * v]!, positions[2 * v + 1]!, 0);
    return degrees;
  };
  return Array.from({ length: rowOffsets[row + 1]! - rowOffsets[row]! }, (_, part) => {
    const outer = polygonOffsets[rowOffsets[row]! + part]!;
    const end = polygonOffsets[rowOffsets[row]! + part + 1]!;
    const holes = Array.from({ length: end - outer - 1 }, (__, i) => degreesOf(outer + 1 + i));
    return {
      positions: { cartographicDegrees: degreesOf(outer) },
      ...(holes.length > 0 && { holes: { cartographicDegrees: holes } }),
      material: { solidColor: { color: { rgba } } },
    };
  });
}
