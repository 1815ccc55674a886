/**
 * Whether two values that JSON can hold are the same. Parts that are shared are not looked into, so that comparing a zone
 * with itself after one vertex moved costs its one ring.
 */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = definedKeys(left);
  return keys.length === definedKeys(right).length && keys.every((key) => isSameValue(left[key], right[key]));
}

const definedKeys = (value: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(value).filter((key) => value[key] !== undefined);
