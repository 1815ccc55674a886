const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const SPLITTER = 134_217_729; // 2^27 + 1, Dekker
const MAX_EXACT = Number.MAX_SAFE_INTEGER;

/** Where the last number ended: index of the byte after it. Read straight after `parseDecimal`. */
export const decimalEnd = { index: 0 };

/** (high + low) / divisor, rounded once: double-double division (Dekker 1971). */
function divideExactly(high: number, low: number, divisor: number): number {
  const quotient = high / divisor;
  const q = SPLITTER * quotient;
  const qHigh = q - (q - quotient);
  const qLow = quotient - qHigh;
  const d = SPLITTER * divisor;
  const dHigh = d - (d - divisor);
  const dLow = divisor - dHigh;
  const product = quotient * divisor;
  const error = qHigh * dHigh - product + qHigh * dLow + qLow * dHigh + qLow * dLow;
  return quotient + (high - product - error + low) / divisor;
}

function fallback(bytes: Uint8Array, start: number, end: number): number {
  let text = '';
  for (let index = start; index < end; index++) text += String.fromCharCode(bytes[index]!);
  return Number(text);
}

/**
 * Reads a JSON number at `start` without making a string: up to 19 significant digits exactly, anything longer through
 * `Number`. NaN if there is no number. The byte after it is left in `decimalEnd.index`.
 */
export function parseDecimal(bytes: Uint8Array, start: number): number {
  let index = start;
  let byte = bytes[index]!;
  const negative = byte === 45;
  if (negative) byte = bytes[++index]!;
  const firstDigit = index;
  let mantissa = 0; // first 15 digits
  let rest = 0; // next digits
  let digits = 0;
  let restDigits = 0;
  let decimals = 0;
  let point = false;
  for (; ; byte = bytes[++index]!) {
    const digit = byte - 48;
    if (digit >= 0 && digit <= 9) {
      if (digits < 15) {
        mantissa = mantissa * 10 + digit;
        if (mantissa !== 0) digits++;
      } else {
        rest = rest * 10 + digit;
        restDigits++;
      }
      if (point) decimals++;
    } else if (byte === 46 && !point) point = true;
    else break;
  }
  decimalEnd.index = index;
  if (index === firstDigit) return Number.NaN;
  if (byte === 101 || byte === 69) return parseExponent(bytes, start, index);
  let value: number;
  if (restDigits === 0) value = decimals === 0 ? mantissa : mantissa / powersOfTen[Math.min(decimals, 22)]!;
  else if (restDigits <= 4 && decimals <= 22) {
    const scaled = mantissa * powersOfTen[restDigits]!;
    // mantissa × 10^n = scaled + scaledError exactly (Dekker product), the further digits join the low part.
    value =
      scaled + rest <= MAX_EXACT
        ? (scaled + rest) / powersOfTen[decimals]!
        : divideScaled(mantissa, restDigits, rest, powersOfTen[decimals]!);
  } else return fallback(bytes, start, index);
  if (restDigits === 0 && decimals > 22) return fallback(bytes, start, index);
  return negative ? -value : value;
}

function divideScaled(mantissa: number, restDigits: number, rest: number, divisor: number): number {
  const power = powersOfTen[restDigits]!;
  const product = mantissa * power;
  const m = SPLITTER * mantissa;
  const mHigh = m - (m - mantissa);
  const mLow = mantissa - mHigh;
  // A power up to 10^4 has 14 bits: it needs no splitting.
  const error = mHigh * power - product + mLow * power + rest;
  const high = product + error;
  return divideExactly(high, error - (high - product), divisor);
}

function parseExponent(bytes: Uint8Array, start: number, from: number): number {
  let index = from + 1;
  if (bytes[index] === 43 || bytes[index] === 45) index++;
  while (bytes[index]! >= 48 && bytes[index]! <= 57) index++;
  decimalEnd.index = index;
  return fallback(bytes, start, index);
}
