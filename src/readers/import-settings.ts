import { z } from 'zod';
import { columnKeysOf } from './interpret/column-names.ts';
import { parseRole } from './role.ts';
import type { SourceFile } from './source-file.ts';

const columnKey = z
  .string()
  .refine((name) => columnKeysOf(name).length > 0, 'expected one of our columns, such as "building_id" or "depth_m"');

/**
 * What the user says about files that recognition cannot know: `--as`, a settings file of the batch, choices in the
 * import dialog. Keys of `files` are paths inside the drop, base names, or globs (`*`, `**`, `?`).
 */
export const fileSettingsSchema = z.strictObject({
  /** Role, as `parseRole` reads it. */
  as: z
    .string()
    .refine((text) => parseRole(text) !== undefined, 'expected a dataset kind such as "buildings" or "hazard:river:L2"')
    .optional(),
  /** `EPSG:6677`, `6677`, `9系` … */
  crs: z.string().optional(),
  encoding: z.string().optional(),
  /** Our column key (see column-names.ts) → their column name. */
  columns: z.record(columnKey, z.string()).optional(),
  /** Our column key → (their value → our code). */
  values: z.record(columnKey, z.record(z.string(), z.union([z.string(), z.number()]))).optional(),
  /** Raster value that means "not surveyed". */
  nodata: z.number().optional(),
  /** How far the survey reaches: bounding box, everywhere, or a polygon file of the same drop. */
  extent: z.union([z.literal('bounds'), z.literal('everywhere'), z.string()]).optional(),
  year: z.number().int().optional(),
  licence: z.string().optional(),
  title: z.string().optional(),
  /** What a building without a risk attribute means: unknown (default) or surveyed and not hit. */
  missing_risk_attribute: z.enum(['unknown', 'not_hit']).optional(),
});
export type FileSettings = z.infer<typeof fileSettingsSchema>;

export const importSettingsSchema = z.strictObject({
  /** For all files that say nothing themselves. */
  default: fileSettingsSchema.optional(),
  files: z.record(z.string(), fileSettingsSchema).optional(),
});
export type ImportSettings = z.infer<typeof importSettingsSchema>;

const escapeRegExp = (text: string) => text.replace(/[.+^${}()|[\]\\]/g, '\\$&');

function globPattern(glob: string): RegExp {
  const source = escapeRegExp(glob)
    .replace(/\*\*\/?/g, '\u0000')
    .replaceAll('*', '[^/!]*')
    .replaceAll('?', '[^/!]')
    .replaceAll('\u0000', '.*');
  return new RegExp(`^${source}$`, 'i');
}

const normalise = (path: string) => path.normalize('NFKC').replaceAll('\\', '/');

/** Whether a key of `files` speaks of a file. */
export function fitsFile(key: string, path: string): boolean {
  const wanted = normalise(key);
  const given = normalise(path);
  if (given === wanted || given.endsWith(`/${wanted}`) || given.endsWith(`!${wanted}`) || wanted.endsWith(`/${given}`))
    return true;
  const name = given.split(/[/!]/).at(-1)!;
  if (/[*?]/.test(wanted)) return globPattern(wanted).test(given) || globPattern(wanted).test(name);
  return name === wanted;
}

/** Settings of one file: the default, overlaid with every entry whose key fits its path, in the order given. */
export function settingsOfFile(settings: ImportSettings, file: Pick<SourceFile, 'path'>): FileSettings {
  const fitting = Object.entries(settings.files ?? {}).filter(([key]) => fitsFile(key, file.path));
  return Object.assign({}, settings.default, ...fitting.map(([, value]) => value)) as FileSettings;
}
