import { integerLiteral } from './sql-identifier.ts';

/**
 * Rounds values so that their sum is the same in whatever order, on whatever engine, to the last bit.
 *
 * Every value becomes a multiple of one power of two, chosen so that no partial sum needs more than the 53 bits of a
 * double: then no addition rounds. The whole is off by at most count × 2⁻⁵³ of the total (1,000,000 buildings: 1.1e-10);
 * for a city of 3,000,000 people one step is half a millionth of a thousandth of a person. NaN stays NaN.
 */
export function exactlySummable(values: Float64Array): Float64Array {
  const step = summationStep(values);
  if (step === 0) return values;
  const shift = 1.5 * 2 ** 52 * step; // adding it pushes all bits below one step out, rounding to the nearest
  const most = 2 ** 51 * step; // above it, half of all, the sum with `shift` has no bit for a single step
  const out = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    out[row] = Math.abs(value) > most ? step * Math.round(value / step) : value + shift - shift;
  }
  return out;
}

/** The power of two that `exactlySummable` makes values whole multiples of; 0 where there is nothing to sum. Bounded below so that its inverse is finite. */
export function summationStep(values: Float64Array): number {
  let total = 0;
  for (let row = 0; row < values.length; row++) {
    const value = Math.abs(values[row]!);
    if (value > 0) total += value;
  }
  return total === 0 ? 0 : 2 ** Math.max(Math.ceil(Math.log2(total)) - 52, -1000);
}

/**
 * The same rounding as an SQL expression, for values whose sum is at most `most`: their sum is then the same in whatever
 * order and on whatever engine. Each is off by at most `most` × 2⁻⁵³.
 */
export function exactlySummableSql(expression: string, most: number): string {
  const shift = `${integerLiteral(3 * 2 ** Math.max(Math.ceil(Math.log2(most)) - 1, 0))}::DOUBLE`;
  return `((${expression}) + ${shift} - ${shift})`;
}
