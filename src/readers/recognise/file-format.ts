import { decodeText } from '../table/decode-text.ts';

export type FileFormat =
  | 'empty'
  | 'geotiff'
  | 'png'
  | 'jpeg'
  | 'shapefile'
  | 'sidecar'
  | 'dbf'
  | 'geojson'
  | 'json'
  | 'citygml'
  | 'codelist'
  | 'xml'
  | 'csv'
  | 'xlsx'
  | 'parquet'
  | 'geopackage'
  | 'zip'
  | 'tileset'
  | 'tile'
  | 'text'
  | 'document'
  | 'unknown';

const HEAD_BYTES = 64 * 1024;
/** Bytes that `formatOf` needs. */
export const formatHeadBytes = HEAD_BYTES;

export const extensionOf = (path: string): string => /\.([^./!\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

const begins = (head: Uint8Array, ...bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte);
const ascii = (head: Uint8Array, start: number, length: number) =>
  String.fromCharCode(...head.subarray(start, start + length));

function binaryFormat(head: Uint8Array, extension: string): FileFormat | undefined {
  if (begins(head, 0x49, 0x49, 0x2a, 0) || begins(head, 0x4d, 0x4d, 0, 0x2a)) return 'geotiff';
  if (begins(head, 0x49, 0x49, 0x2b, 0) || begins(head, 0x4d, 0x4d, 0, 0x2b)) return 'geotiff';
  if (begins(head, 0x89, 0x50, 0x4e, 0x47)) return 'png';
  if (begins(head, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (begins(head, 0x50, 0x4b, 3, 4) || begins(head, 0x50, 0x4b, 5, 6)) {
    if (/^xls[xm]$/.test(extension)) return 'xlsx';
    return /^(docx|pptx|kmz)$/.test(extension) ? 'document' : 'zip';
  }
  if (ascii(head, 0, 4) === 'PAR1') return 'parquet';
  // Any SQLite file: without the tables of a GeoPackage it is refused when it is read.
  if (ascii(head, 0, 15) === 'SQLite format 3') return 'geopackage';
  if (/^(b3dm|i3dm|pnts|cmpt|glTF)$/.test(ascii(head, 0, 4))) return 'tile';
  if (begins(head, 0, 0, 0x27, 0x0a)) return extension === 'shx' ? 'sidecar' : 'shapefile';
  if (begins(head, 0x25, 0x50, 0x44, 0x46) || begins(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'document';
  return undefined;
}

function xmlFormat(text: string): FileFormat {
  if (/<(?:\w+:)?CityModel[\s>]/.test(text)) return 'citygml';
  return /<(?:gml:)?Dictionary[\s>]/.test(text) ? 'codelist' : 'xml';
}

function jsonFormat(text: string): FileFormat {
  if (/^\s*\{[\s\S]*"asset"\s*:/.test(text) && /"(root|geometricError)"\s*:/.test(text)) return 'tileset';
  return /"(type|coordinates|features|geometry)"\s*:/.test(text) ? 'geojson' : 'json';
}

/** Rows of delimited text: the first two lines hold the same number of cells, at least two. */
function looksDelimited(text: string): boolean {
  const [first, second] = text
    .split(/\r?\n/, 2)
    .map((line) => line.replace(/"[^"]*"/g, '').match(/[,\t;]/g)?.length ?? 0);
  return first !== undefined && first > 0 && first === second;
}

const sidecars = new Set([
  'prj',
  'cpg',
  'tfw',
  'tifw',
  'pgw',
  'pngw',
  'jgw',
  'jpgw',
  'wld',
  'shx',
  'qix',
  'sbn',
  'sbx',
  'qpj',
  'qmd',
  'ovr',
  'aux',
]);

/**
 * Format by the first bytes (see `formatHeadBytes`); the extension only decides between formats that begin alike.
 * Text is taken in any Japanese encoding.
 */
export function formatOf(head: Uint8Array, size: number, path: string): FileFormat {
  const extension = extensionOf(path);
  if (size === 0) return 'empty';
  if (sidecars.has(extension) || /\.aux\.xml$/i.test(path)) return 'sidecar';
  const binary = binaryFormat(head, extension);
  if (binary) return binary;
  if (extension === 'shp') return 'shapefile';
  if (extension === 'dbf') return 'dbf';
  if (head.subarray(0, 1024).includes(0) && !begins(head, 0xff, 0xfe) && !begins(head, 0xfe, 0xff)) return 'unknown';
  return textFormat(decodeText(head, undefined, head.length >= size).text.replace(/^\ufeff/, ''), extension);
}

function textFormat(text: string, extension: string): FileFormat {
  const start = text.trimStart();
  if (start.startsWith('<')) return xmlFormat(text);
  if (/^(gml|xml)$/.test(extension)) return 'xml';
  if (start.startsWith('{') || start.startsWith('[') || start.startsWith('\u001e')) return jsonFormat(text);
  if (/^(geojson|geojsonl|ndjson)$/.test(extension)) return 'geojson';
  if (/^(csv|tsv)$/.test(extension)) return 'csv';
  if (extension === 'json') return 'json';
  if (/^(md|html?|log|css|js|py)$/.test(extension)) return 'text';
  return looksDelimited(start) && /^(txt|dat|)$/.test(extension) ? 'csv' : 'text';
}
