type TypedArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** Typed arrays of one type joined end to end; a single one is handed on as it is. */
export function concatTyped<T extends TypedArray>(parts: readonly T[]): T {
  if (parts.length === 1) return parts[0]!;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const joined = new (parts[0]!.constructor as new (length: number) => T)(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export function concatLists<T>(parts: readonly (readonly T[])[]): readonly T[] {
  if (parts.length === 1) return parts[0]!;
  const [first = [], ...others] = parts.filter((part) => part.length > 0);
  return first.concat(...others); // `flat` looks at every element
}

export function selectTyped<T extends TypedArray>(column: T, rows: Uint32Array): T {
  const selected = new (column.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) selected[i] = column[rows[i]!]!;
  return selected;
}

export function selectList<T>(column: readonly T[], rows: Uint32Array): readonly T[] {
  const selected = new Array<T>(rows.length);
  for (let i = 0; i < rows.length; i++) selected[i] = column[rows[i]!]!;
  return selected;
}
