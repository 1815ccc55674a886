import { evacuationHazards, type FacilitiesDataset, type FacilityKind } from '../../domain/datasets.ts';
import { toGeographic } from '../../spatial/coordinate-system.ts';
import { positionsInJapan } from '../crs/guess-crs.ts';
import { GEOMETRY_POINT, placeOfRow } from '../table/record-table.ts';
import { extraOf } from './extra.ts';
import type { Column, Interpretation, Interpreter } from './interpretation.ts';
import { likelyNameColumn } from './likely-name.ts';

/** Heads of the columns that say for which hazard a site may be used. */
const hazardColumns: Readonly<Record<(typeof evacuationHazards)[number], RegExp>> = {
  river: /^(洪水|水害|river|flood|disaster1|災害種別_洪水|P20_009)$/i,
  landslide: /^(崖崩れ、土石流及び地滑り|崖崩れ.*|がけ崩れ.*|土砂災害|土砂|landslide|disaster2|災害種別_崖崩れ.*)$/i,
  storm_surge: /^(高潮|storm_surge|disaster3|災害種別_高潮)$/i,
  earthquake: /^(地震|earthquake|disaster4|災害種別_地震|P20_007)$/i,
  tsunami: /^(津波|tsunami|disaster5|災害種別_津波|P20_008)$/i,
  fire: /^(大規模な火事|火事|fire|disaster6|災害種別_大規模な火事)$/i,
  inland: /^(内水氾濫|内水|inland|disaster7|災害種別_内水氾濫)$/i,
  volcano: /^(火山現象|火山|volcano|disaster8|災害種別_火山現象|P20_010)$/i,
};

const yes = /^(1|○|〇|◯|◎|●|✓|有|可|true|yes|対応)$/i;

/** Words in a kind column, a category or a file name → kind. The first that fits wins. */
const kindWords: readonly (readonly [RegExp, FacilityKind])[] = [
  [/指定緊急避難場所|緊急避難場所|広域避難場所|一時避難|避難場所|mergeFromCity_2|evacuation.?site/i, 'evacuation_site'],
  [/避難所|mergeFromCity_1|shelter|P20/i, 'shelter'],
  [/要配慮|福祉|介護|老人|高齢者|障害|障がい|保育|児童|デイサービス|特別養護|P14|welfare|nursing|care/i, 'welfare'],
  [/医療|病院|診療|クリニック|歯科|AED|P04|medical|hospital|clinic/i, 'medical'],
  [/学校|幼稚園|こども園|大学|P29|school/i, 'school'],
  [/駅|station|N02|S12/i, 'station'],
  [/商業|店舗|ショッピング|スーパー|commercial|shop/i, 'commercial'],
  [/市役所|役場|庁舎|官公|消防|警察|公民館|P28|P17|P18|P05|P03|government/i, 'government'],
];

export function facilityKindOfText(text: string): FacilityKind | undefined {
  const plain = text.normalize('NFKC');
  return kindWords.find(([pattern]) => pattern.test(plain))?.[1];
}

interface Places {
  readonly rows: Uint32Array;
  readonly positions: Float64Array;
}

/** Interleaved positions of the rows, from point geometry or from coordinate columns; undefined (with an issue) if neither. */
function places(interpreter: Interpreter): Places | undefined {
  const { table } = interpreter;
  const lon = interpreter.column('lon') ?? interpreter.column('x');
  const lat = interpreter.column('lat') ?? interpreter.column('y');
  const points = table.geometry?.type.includes(GEOMETRY_POINT) ? table.geometry.points : undefined;
  if (points) return usable(interpreter, toGeographic(points, interpreter.source.crs));
  if (!lon || !lat) {
    interpreter.requiredColumn('lat');
    interpreter.requiredColumn('lon');
    return undefined;
  }
  const positions = new Float64Array(table.rowCount * 2);
  for (let row = 0; row < table.rowCount; row++) {
    positions[row * 2] = lon.number(row);
    positions[row * 2 + 1] = lat.number(row);
  }
  return usable(interpreter, toGeographic(positions, interpreter.source.crs));
}

function usable(interpreter: Interpreter, positions: Float64Array): Places {
  const { table } = interpreter;
  const rows: number[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    if (positionsInJapan(positions.subarray(row * 2, row * 2 + 2))) rows.push(row);
    else if (table.columns.some((column) => column[row] !== null && column[row] !== ''))
      interpreter.report('warning', 'position-missing', { group: 'position', place: placeOfRow(table, row) });
  }
  const taken = Uint32Array.from(rows);
  const result = new Float64Array(taken.length * 2);
  taken.forEach((row, index) => {
    result[index * 2] = positions[row * 2]!;
    result[index * 2 + 1] = positions[row * 2 + 1]!;
  });
  return { rows: taken, positions: result };
}

function usableFor(columns: readonly (Column | undefined)[], row: number): number {
  return columns.reduce((bits, column, bit) => (column && yes.test(column.text(row)) ? bits | (1 << bit) : bits), 0);
}

/** Rows with a position as facilities. The kind comes from the user, a kind column, the file name, or the row's name. */
export function toFacilities(interpreter: Interpreter, kind?: FacilityKind): Interpretation {
  const found = places(interpreter);
  if (!found) return { datasets: [], issues: interpreter.issues };
  const { rows, positions } = found;
  const { table } = interpreter;
  const id = interpreter.column('facility_id');
  const name = interpreter.column('name') ?? likelyNameColumn(interpreter, rows);
  if (!name) interpreter.report('warning', 'name-column-missing', { values: { found: table.fields.join(', ') } });
  const address = interpreter.column('address');
  const capacity = interpreter.column('capacity');
  const kindColumn = interpreter.column('facility_kind');
  const fromFile = facilityKindOfText(table.file);
  const forHazard = evacuationHazards.map((hazard) => interpreter.columnNamed(hazardColumns[hazard]));
  const kindOf = (row: number): FacilityKind =>
    kind ??
    (kindColumn && facilityKindOfText(kindColumn.text(row))) ??
    fromFile ??
    facilityKindOfText(name?.text(row) ?? '') ??
    'other';
  const dataset: FacilitiesDataset = {
    kind: 'facilities',
    source: interpreter.source,
    count: rows.length,
    facilityId: Array.from(rows, (row) => id?.text(row) || `row-${table.firstRow + row}`),
    facilityKind: Array.from(rows, kindOf),
    name: Array.from(rows, (row) => name?.text(row) ?? ''),
    address: Array.from(rows, (row) => address?.text(row) ?? ''),
    positions,
    capacity: Float64Array.from(rows, (row) => capacity?.number(row) ?? Number.NaN),
    usableFor: Uint8Array.from(rows, (row) => usableFor(forHazard, row)),
    extra: extraOf(table, rows, [id, name, address, capacity, kindColumn, ...forHazard]),
  };
  return { datasets: [dataset], issues: interpreter.issues };
}
