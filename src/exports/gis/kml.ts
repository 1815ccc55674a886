import { type FeatureColumn, type FeatureTable, featureCount, featureValue } from '../../domain/feature-table.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { aliasesOf } from './column-dictionary.ts';
import { orientGeometry } from './orient-rings.ts';
import { nameColumn } from './row-name.ts';

/** Placemarks that are joined to one text. */
const FEATURES_PER_PART = 10_000;
const kmlTypes: Readonly<Record<FeatureColumn['type'], string>> = { text: 'string', integer: 'int', number: 'double' };
/** Of fills; lines are opaque. */
const FILL_ALPHA = '99';

/**
 * KML 2.3 in parts of one file: a placemark a row, its attributes as typed data of one schema whose display names are the
 * titles, clamped to the ground. Positions are degrees. A cell without a value has no data element. Source: OGC 12-007r2.
 */
export function featuresToKml(base: string, table: FeatureTable): string[] {
  const { columns, description, paint } = table;
  const geometry = orientGeometry(table.geometry, 'counter-clockwise');
  const name = nameColumn(columns);
  const aliases = aliasesOf(table);
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.3"><Document>',
    `<name>${xmlText(base)}</name>`,
    ...(description === '' ? [] : [`<description>${xmlText(description)}</description>`]),
    ...(paint?.colours ?? []).map(styleOf),
    '<Schema name="features" id="features">',
    ...columns.map(
      (column, i) =>
        `<SimpleField type="${kmlTypes[column.type]}" name="${xmlText(column.name)}"><displayName>${xmlText(aliases[i]!)}</displayName></SimpleField>`,
    ),
    '</Schema>',
  ];
  const placemark = (row: number): string => {
    const title = name ? featureValue(name, row) : null;
    const shape = geometry.kind === 'polygons' ? polygonsOf(geometry.polygons, row) : pointOf(geometry.positions, row);
    return [
      '<Placemark>',
      title === null ? '' : `<name>${xmlText(String(title))}</name>`,
      paint ? `<styleUrl>#c${paint.row[row]}</styleUrl>` : '',
      `<ExtendedData><SchemaData schemaUrl="#features">${columns.map((column) => simpleData(column, row)).join('')}</SchemaData></ExtendedData>`,
      shape,
      '</Placemark>',
    ].join('');
  };
  const parts = [`${head.join('\n')}\n`];
  const count = featureCount(table);
  for (let start = 0; start < count; start += FEATURES_PER_PART) {
    const rows = Array.from({ length: Math.min(FEATURES_PER_PART, count - start) }, (_, i) => start + i);
    parts.push(`${rows.map(placemark).join('\n')}\n`);
  }
  return [...parts, '</Document></kml>\n'];
}

/** Colours are written alpha, blue, green, red. */
function styleOf(colour: string, index: number): string {
  const [red, green, blue] = [colour.slice(1, 3), colour.slice(3, 5), colour.slice(5, 7)];
  const bgr = `${blue}${green}${red}`.toLowerCase();
  return `<Style id="c${index}"><IconStyle><color>ff${bgr}</color></IconStyle><LineStyle><color>ff${bgr}</color><width>1.5</width></LineStyle><PolyStyle><color>${FILL_ALPHA}${bgr}</color></PolyStyle></Style>`;
}

function simpleData(column: FeatureColumn, row: number): string {
  const value = featureValue(column, row);
  return value === null ? '' : `<SimpleData name="${xmlText(column.name)}">${xmlText(String(value))}</SimpleData>`;
}

const pointOf = (positions: Float64Array, row: number): string =>
  Number.isNaN(positions[2 * row]!)
    ? ''
    : `<Point><coordinates>${positions[2 * row]},${positions[2 * row + 1]}</coordinates></Point>`;

function polygonsOf({ rowOffsets, polygonOffsets, ringOffsets, positions }: PolygonColumns, row: number): string {
  const polygons: string[] = [];
  for (let polygon = rowOffsets[row]!; polygon < rowOffsets[row + 1]!; polygon++) {
    const rings: string[] = [];
    const outer = polygonOffsets[polygon]!;
    for (let ring = outer; ring < polygonOffsets[polygon + 1]!; ring++) {
      const places: string[] = [];
      for (let v = ringOffsets[ring]!; v < ringOffsets[ring + 1]!; v++)
        places.push(`${positions[2 * v]},${positions[2 * v + 1]}`);
      const side = ring === outer ? 'outerBoundaryIs' : 'innerBoundaryIs';
      rings.push(`<${side}><LinearRing><coordinates>${places.join(' ')}</coordinates></LinearRing></${side}>`);
    }
    polygons.push(`<Polygon><tessellate>1</tessellate>${rings.join('')}</Polygon>`);
  }
  return polygons.length > 1 ? `<MultiGeometry>${polygons.join('')}</MultiGeometry>` : polygons.join('');
}

/** Characters that XML 1.0 has no place for are left out. */
const xmlText = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
