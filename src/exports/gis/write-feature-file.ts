import { type FeatureTable, featureCount } from '../../domain/feature-table.ts';
import { writeZip } from '../../project/file/write-zip.ts';
import { convertPositions } from '../../spatial/coordinate-system.ts';
import { esriWkt, JGD2011 } from '../../spatial/crs-definitions.ts';
import { withPositions } from '../../spatial/polygon-columns-building.ts';
import { encodeCp932 } from '../encode-cp932.ts';
import { dictionaryCsv } from './column-dictionary.ts';
import { featuresToCzml } from './czml.ts';
import { dbfColumns, dbfParts } from './dbf-columns.ts';
import { type DbfEncoding, type FeatureFile, type FeatureFileFormat, isInDegrees } from './feature-file-formats.ts';
import { featuresToGeoJson } from './geojson.ts';
import { featuresToGeoPackage } from './geopackage.ts';
import { featuresToGeoParquet } from './geoparquet.ts';
import { featuresToKml } from './kml.ts';
import { writeShapefile } from './shapefile.ts';

export interface FeatureFileOptions {
  readonly format: FeatureFileFormat;
  /** File name without extension, also the name of the layer: `青瀬市_建物_20261123`. */
  readonly base: string;
  /** System of the file: EPSG:6668 … 6687. KML and CZML are in degrees whatever is asked. */
  readonly crs: string;
  /** ISO date: `2026-11-23`. */
  readonly date: string;
  /** Of a shapefile's attributes; the other formats are UTF-8 by definition. CP932 is what Japanese desktop tools expect. */
  readonly encoding?: DbfEncoding;
  /** What the columns mean, as a CSV beside a shapefile; the other formats hold it themselves. */
  readonly withDictionary?: boolean;
}

/** Features as a file for other GIS. Positions stay bit for bit where the file is in the table's own system. */
export async function writeFeatureFile(table: FeatureTable, options: FeatureFileOptions): Promise<FeatureFile> {
  const { format, base, date } = options;
  const projected = inSystem(table, isInDegrees(format) ? JGD2011 : options.crs);
  const whole = { unmappable: [], cut: [], shortened: [], parts: 1 };
  const file = (extension: string, parts: BlobPart[], type: string): FeatureFile => ({
    name: `${base}.${extension}`,
    blob: new Blob(parts, { type }),
    ...whole,
  });
  switch (format) {
    case 'geojson':
      return file('geojson', featuresToGeoJson(base, projected), 'application/geo+json');
    case 'geopackage':
      return file('gpkg', [await featuresToGeoPackage(base, date, projected)], 'application/geopackage+sqlite3');
    case 'geoparquet':
      return file('parquet', [featuresToGeoParquet(projected)], 'application/vnd.apache.parquet');
    case 'kml':
      return file('kml', featuresToKml(base, projected), 'application/vnd.google-earth.kml+xml');
    case 'czml':
      return file('czml', featuresToCzml(base, projected), 'application/json');
    case 'shapefile':
      return zippedShapefile(projected, options);
  }
}

/** The same features in another system. */
function inSystem(table: FeatureTable, crs: string): FeatureTable {
  const { geometry } = table;
  if (geometry.kind === 'points')
    return {
      ...table,
      crs,
      geometry: { kind: 'points', positions: convertPositions(geometry.positions, table.crs, crs) },
    };
  const { polygons } = geometry;
  const converted = withPositions(polygons, convertPositions(polygons.positions, table.crs, crs));
  return { ...table, crs, geometry: { kind: 'polygons', polygons: converted } };
}

async function zippedShapefile(
  table: FeatureTable,
  { base, date, encoding = 'cp932', withDictionary = false }: FeatureFileOptions,
): Promise<FeatureFile> {
  const unmappable = new Set<string>();
  const encode = createEncoder(encoding, unmappable);
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const count = featureCount(table);
  const parts = dbfParts(table.columns);
  const written = parts.map((part) => ({ part, columns: dbfColumns(part, count, encode) }));
  const files = written.flatMap(({ part, columns }, i) => {
    const path = parts.length === 1 ? base : `${base}_${i + 1}`;
    const names = columns.map(({ field }) => field.name);
    const shape = writeShapefile({
      base: path,
      geometry: table.geometry,
      fields: columns.map(({ field }) => field),
      rows: Array.from({ length: count }, (_, row) => columns.map(({ values }) => values[row]!)),
      encode,
      prj: esriWkt(table.crs),
      cpg: encoding === 'utf-8' ? 'UTF-8' : 'CP932',
      date: { year, month, day },
    });
    const meaning = new TextEncoder().encode(dictionaryCsv({ ...table, columns: part }, names));
    return withDictionary ? [...shape, { path: `${path}_columns.csv`, bytes: meaning }] : shape;
  });
  const zip = await writeZip(files, new Date(year, month - 1, day));
  const all = written.flatMap(({ part, columns }) =>
    columns.map(({ field, isCut }, i) => ({ name: part[i]!.name, shortName: field.name, isCut })),
  );
  return {
    name: `${base}.zip`,
    blob: new Blob([zip], { type: 'application/zip' }),
    unmappable: [...unmappable],
    cut: all.filter(({ isCut }) => isCut).map(({ shortName }) => shortName),
    shortened: all.flatMap(({ name, shortName }) => (name === shortName ? [] : [{ name, shortName }])),
    parts: parts.length,
  };
}

/** Each text is encoded once: names of zones and classes come back in every row. */
function createEncoder(encoding: DbfEncoding, unmappable: Set<string>): (text: string) => Uint8Array {
  const known = new Map<string, Uint8Array>();
  const utf8 = new TextEncoder();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const encoded = encoding === 'utf-8' ? { bytes: utf8.encode(text), unmappable: [] } : encodeCp932(text);
    for (const character of encoded.unmappable) unmappable.add(character);
    known.set(text, encoded.bytes);
    return encoded.bytes;
  };
}
