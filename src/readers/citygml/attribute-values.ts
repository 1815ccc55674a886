import type { CityObject } from './city-object.ts';

/** Null values of the PLATEAU standard: −9999 for numbers, 9999 for counts, 0001 (-01-01) for years and dates. */
const NULL_NUMBERS: ReadonlySet<number> = new Set([-9999, 9999]);
const LATEST_YEAR = 2200;
const MOST_STOREYS = 300;
const LARGEST_CODE = 65535;

/** Collects values that are present but mean nothing, so that they are reported and not lost in silence. */
export type RejectValue = (attribute: string, text: string) => void;

/** A measure; NaN where missing, null, negative or (reported) not a number. */
export function measure(object: CityObject, node: number, reject: RejectValue): number {
  if (node < 0 || !object.hasText(node)) return Number.NaN;
  const value = object.number(node);
  if (Number.isNaN(value)) reject(object.local(node), object.text(node));
  return value < 0 || NULL_NUMBERS.has(value) ? Number.NaN : value;
}

/** A measure that cannot be zero in reality (height, floor area). */
export function positiveMeasure(object: CityObject, node: number, reject: RejectValue): number {
  const value = measure(object, node, reject);
  return value > 0 ? value : Number.NaN;
}

/** Number of storeys; 0 where missing. */
export function storeys(object: CityObject, node: number, reject: RejectValue): number {
  const value = measure(object, node, reject);
  if (Number.isNaN(value)) return 0;
  if (value <= MOST_STOREYS) return Math.round(value);
  reject(object.local(node), object.text(node));
  return 0;
}

/** Year of a gYear or a date; 0 where missing (0001 is the null value). */
export function year(object: CityObject, node: number, reject: RejectValue): number {
  if (node < 0 || !object.hasText(node)) return 0;
  const text = object.text(node);
  const value = Number(text.match(/^(\d{4})(?:$|[-/.年T])/)?.[1] ?? Number.NaN);
  if (value > 1 && value < LATEST_YEAR) return value;
  if (!(value === 1 || value === 9999 || value === 0 || text === '-9999')) reject(object.local(node), text);
  return 0;
}

/** Numeric code; 0 where missing or (reported) not numeric. */
export function code(object: CityObject, node: number, reject: RejectValue): number {
  if (node < 0 || !object.hasText(node)) return 0;
  const value = object.number(node);
  if (Number.isInteger(value) && value >= 0 && value <= LARGEST_CODE) return NULL_NUMBERS.has(value) ? 0 : value;
  if (value >= 0 || Number.isNaN(value)) reject(object.local(node), object.text(node));
  return 0;
}
