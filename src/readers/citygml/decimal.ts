/**
 * Numbers straight from bytes. A posList is most of a CityGML file; going through strings costs more than all the rest
 * of the parsing. Results are those of `Number(text)` (tested against it).
 */
const POWERS = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`)); // all exact up to 1e22
const SPLITTER = 134217729; // 2^27 + 1, Veltkamp's splitter for doubles

/** Value and end of the number that `readDecimal` saw last; a module-level pair saves an object for each number. */
let value = 0;
let next = 0;

/**
 * Reads white-space (or comma) separated decimals from `bytes[start…end)` into `out`, at most `out.length`.
 * Returns how many there were, or −1 where something is not a finite number.
 */
export function parseDecimals(bytes: Uint8Array, start: number, end: number, out: Float64Array): number {
  let count = 0;
  let i = start;
  for (;;) {
    while (i < end && ((bytes[i] as number) <= 32 || bytes[i] === 44)) i++;
    if (i >= end) return count;
    if (!readDecimal(bytes, i, end)) return -1;
    if (count < out.length) out[count] = value;
    count++;
    i = next;
  }
}

/** One number that fills the whole range but for white space; NaN if it is not one. */
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number {
  while (start < end && (bytes[start] as number) <= 32) start++;
  while (end > start && (bytes[end - 1] as number) <= 32) end--;
  return start < end && readDecimal(bytes, start, end) && next === end ? value : Number.NaN;
}

function readDecimal(bytes: Uint8Array, start: number, end: number): boolean {
  let i = start;
  const sign = bytes[i];
  if (sign === 45 || sign === 43) i++;
  let high = 0; // first 15 significant digits
  let low = 0; // the next 7
  let digits = 0;
  let lowDigits = 0;
  let decimals = 0;
  let seen = 0;
  let afterPoint = false;
  let byte = 32;
  for (; i < end; i++) {
    byte = bytes[i] as number;
    const digit = byte - 48;
    if (digit >= 0 && digit <= 9) {
      seen++;
      if (afterPoint) decimals++;
      if (digits < 15) {
        high = high * 10 + digit;
        if (high !== 0) digits++;
      } else {
        low = low * 10 + digit;
        lowDigits++;
      }
    } else if (byte === 46 && !afterPoint) afterPoint = true;
    else break;
  }
  next = i;
  const exotic = lowDigits > 7 || decimals > 22 || (i < end && byte > 32 && byte !== 44);
  if (exotic || seen === 0) return readExotic(bytes, start, end);
  const magnitude = lowDigits === 0 ? high / (POWERS[decimals] as number) : quotient(high, low, lowDigits, decimals);
  value = sign === 45 ? -magnitude : magnitude;
  return true;
}

/** Exponents and very long numbers: rare, so a string is fine. */
function readExotic(bytes: Uint8Array, start: number, end: number): boolean {
  let text = '';
  let i = start;
  for (; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte <= 32 || byte === 44) break;
    text += String.fromCharCode(byte);
  }
  next = i;
  value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value);
}

/** (high · 10^lowDigits + low) / 10^decimals in double-double arithmetic, rounded once at the end. */
function quotient(high: number, low: number, lowDigits: number, decimals: number): number {
  const power = POWERS[lowDigits] as number;
  const product = high * power;
  const productError = exactProductError(high, power, product);
  const sum = product + low;
  const shifted = sum - product;
  const error = productError + (product - (sum - shifted) + (low - shifted));
  const divisor = POWERS[decimals] as number;
  const first = sum / divisor;
  const back = first * divisor;
  const remainder = sum - back - exactProductError(first, divisor, back) + error;
  return first + remainder / divisor;
}

function exactProductError(a: number, b: number, product: number): number {
  const aScaled = SPLITTER * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = SPLITTER * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}
