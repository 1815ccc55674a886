/** Typed arrays that grow by doubling; the only way rows are collected here, so a million buildings stay flat. */
type TypedArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

export interface Growable<T extends TypedArray> {
  readonly length: number;
  push(value: number): void;
  get(index: number): number;
  /** Copies `source[start…end)` to the end. */
  append(source: ArrayLike<number> & TypedArray, start: number, end: number): void;
  /** Forgets everything from `length` on. */
  truncate(length: number): void;
  /** An exact copy, free to transfer. */
  finish(): T;
}

const FIRST_CAPACITY = 64;

function createGrowable<T extends TypedArray>(make: (length: number) => T): Growable<T> {
  let data = make(FIRST_CAPACITY);
  let length = 0;
  const reserve = (needed: number): void => {
    if (needed <= data.length) return;
    const grown = make(Math.max(needed, data.length * 2));
    grown.set(data.subarray(0, length));
    data = grown;
  };
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === data.length) reserve(length + 1);
      data[length++] = value;
    },
    get: (index) => data[index] ?? Number.NaN,
    append(source, start, end) {
      reserve(length + end - start);
      data.set(source.subarray(start, end), length);
      length += end - start;
    },
    truncate(to) {
      length = Math.min(length, to);
    },
    finish: () => data.slice(0, length) as T,
  };
}

export const growableFloat64 = (): Growable<Float64Array> => createGrowable((n) => new Float64Array(n));
export const growableFloat32 = (): Growable<Float32Array> => createGrowable((n) => new Float32Array(n));
export const growableUint32 = (): Growable<Uint32Array> => createGrowable((n) => new Uint32Array(n));
export const growableUint16 = (): Growable<Uint16Array> => createGrowable((n) => new Uint16Array(n));
export const growableUint8 = (): Growable<Uint8Array> => createGrowable((n) => new Uint8Array(n));
