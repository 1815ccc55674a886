import { type FeatureColumn, featureValue } from '../../domain/feature-table.ts';
import type { DbfField } from './shapefile.ts';

/** Largest text field of dBASE. */
const MOST_TEXT_BYTES = 254;
/** Widest number field that every reader takes. Source: dBASE III PLUS. */
const MOST_NUMBER_BYTES = 20;
const MOST_NAME_CHARACTERS = 10;
/** Source: ArcGIS, Geoprocessing considerations for shapefile output. */
const MOST_DBF_FIELDS = 255;
/** Digits behind these are the noise of sums of floats. */
const SAME_NUMBER = 1e-9;

export interface DbfColumn {
  readonly field: DbfField;
  readonly values: readonly (string | number | null)[];
  /** Texts that end before they did, or digits that the field has no room for. */
  readonly isCut: boolean;
}

/** Columns as wide as their longest values. */
export function dbfColumns(
  columns: readonly FeatureColumn[],
  count: number,
  encode: (text: string) => Uint8Array,
): DbfColumn[] {
  const names = dbfNames(columns);
  return columns.map((column, i) =>
    column.type === 'text'
      ? textColumn(names[i]!, column, count, encode)
      : numberColumn(names[i]!, column, count, column.type === 'integer'),
  );
}

/** The columns of one .dbf each: what names the rows is repeated, where there are more columns than one has room for. */
export function dbfParts(columns: readonly FeatureColumn[]): (readonly FeatureColumn[])[] {
  if (columns.length <= MOST_DBF_FIELDS) return [columns];
  const naming = columns.filter(({ type }) => type === 'text').slice(0, 10);
  const others = columns.filter((column) => !naming.includes(column));
  const room = MOST_DBF_FIELDS - naming.length;
  return Array.from({ length: Math.ceil(others.length / room) }, (_, part) => [
    ...naming,
    ...others.slice(part * room, (part + 1) * room),
  ]);
}

/** Ten characters, each name once whatever the case of its letters: `population_65` → `populati_1`. */
export function dbfNames(columns: readonly Pick<FeatureColumn, 'name' | 'shortName'>[]): string[] {
  const taken = new Set<string>();
  const wished = columns.map(({ name, shortName }) => shortName ?? name);
  // A name that fits keeps it, whatever stands before it.
  const names: (string | undefined)[] = wished.map((name) => {
    if (name.length > MOST_NAME_CHARACTERS || taken.has(name.toLowerCase())) return undefined;
    taken.add(name.toLowerCase());
    return name;
  });
  return names.map((name, i) => name ?? freeName(wished[i]!, taken));
}

function freeName(name: string, taken: Set<string>): string {
  for (let number = 0; ; number++) {
    const ending = number === 0 ? '' : `_${number}`;
    const candidate = `${name.slice(0, MOST_NAME_CHARACTERS - ending.length)}${ending}`;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}

/** A text that does not fit ends at a whole character. */
function textColumn(
  name: string,
  column: FeatureColumn,
  count: number,
  encode: (text: string) => Uint8Array,
): DbfColumn {
  let length = 1;
  let isCut = false;
  const values = Array.from({ length: count }, (_, row) => {
    const text = featureValue(column, row);
    if (text === null) return null;
    const fitting = cutToBytes(String(text), encode);
    length = Math.max(length, encode(fitting).length);
    isCut ||= fitting !== text;
    return fitting;
  });
  return { field: { name, type: 'C', length }, values, isCut };
}

function cutToBytes(text: string, encode: (text: string) => Uint8Array): string {
  if (encode(text).length <= MOST_TEXT_BYTES) return text;
  const characters = [...text];
  let bytes = 0;
  const end = characters.findIndex((character) => {
    bytes += encode(character).length;
    return bytes > MOST_TEXT_BYTES;
  });
  return characters.slice(0, end).join('');
}

/** All digits of all values, as far as the field has room beside the longest whole number. */
function numberColumn(name: string, column: FeatureColumn, count: number, isInteger: boolean): DbfColumn {
  const values = Array.from({ length: count }, (_, row) => featureValue(column, row) as number | null);
  const wholeDigits = values.reduce<number>((most, value) => Math.max(most, wholeLength(value ?? 0)), 1);
  if (isInteger) return { field: { name, type: 'N', length: Math.max(9, wholeDigits) }, values, isCut: false };
  const wanted = values.reduce<number>((most, value) => Math.max(most, decimalsOf(value ?? 0)), 0);
  const decimals = Math.max(0, Math.min(wanted, MOST_NUMBER_BYTES - 1 - wholeDigits));
  const length = wholeDigits + (decimals > 0 ? decimals + 1 : 0);
  return {
    field: { name, type: 'N', length, decimals },
    values,
    isCut: values.some((value) => isOther(value, decimals)),
  };
}

const isOther = (value: number | null, decimals: number): boolean =>
  value !== null && Math.abs(Number(value.toFixed(decimals)) - value) > SAME_NUMBER * Math.max(1, Math.abs(value));

const wholeLength = (value: number): number => (value < 0 ? 1 : 0) + Math.trunc(Math.abs(value)).toFixed(0).length;

/** Places of the shortest decimal that stands for the value: 0.1 → 1, 1e-7 → 7. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(Math.abs(value)).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}
