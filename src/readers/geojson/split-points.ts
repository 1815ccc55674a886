import type { SourceFile } from '../source-file.ts';
import type { Stretch } from './feature-helper.ts';

/** Bytes looked through for the beginning of a feature; larger features are left to one reader. */
const WINDOW_BYTES = 1 << 20;

/**
 * The beginning of a feature. It cannot stand inside a text, where the quotation mark behind the brace would have to be
 * escaped; it may only be a feature among another one's properties, so whoever reads up to it must check that a feature
 * of the array begins there.
 */
const FEATURE_START = /\{\s*(?:"id"\s*:\s*(?:"[^"\\]*"|-?\d+)\s*,\s*)?"type"\s*:\s*"Feature"\s*,/;

/** A features array cut into about equal stretches at places where a feature seems to begin; fewer if none is found. */
export async function splitFeatures(file: SourceFile, start: number, count: number): Promise<readonly Stretch[]> {
  const starts = [start];
  for (let part = 1; part < count; part++) {
    const from = Math.round(start + ((file.size - start) * part) / count);
    const window = await file.slice(from, Math.min(file.size, from + WINDOW_BYTES));
    // latin1: one character a byte, so that places in the text are places in the file
    const found = FEATURE_START.exec(new TextDecoder('latin1').decode(window));
    if (found && from + found.index > starts.at(-1)!) starts.push(from + found.index);
  }
  return starts.map((begin, part) => ({ start: begin, end: starts[part + 1] ?? file.size }));
}
