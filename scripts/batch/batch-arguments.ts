import { parseArgs } from 'node:util';
import { z } from 'zod';
import { catalogue } from '../../src/analysis/catalogue.ts';
import { type ImportSettings, importSettingsSchema } from '../../src/readers/import-settings.ts';
import { parseRole } from '../../src/readers/role.ts';
import type { QuestionParameters } from './ask-questions.ts';

/** What was asked for cannot be done: told on stderr with the usage, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `usage: npm run --silent batch -- <files or folders…> --out <folder> [options]

  --out <folder>          where tables/, evidence.json and issues.json go (made if it isn't there)
  --json                  the summary as one JSON object on stdout
  --as <file>=<kind>      what a file is, where it can't tell itself; may be repeated
                          (buildings, district, 居住誘導区域, hazard:river:L2, population …; see docs/batch.md)
  --settings <file.json>  columns, CRS and more for single files, and options of the city; see docs/batch.md
  --sensitivity           how far each first number moves under other assumptions (asks every question six times more)
  --document              the 防災指針 as well: Word, figures (PNG, PDF, PowerPoint), workbook and CSV, in <out>/document
  --plan <file.bosai.zip> with --document: scenarios and measures of a project saved by the page
  --each                  every given path is a municipality of its own: its tables go to <out>/<name of the path>;
                          one that fails does not stop the rest, and a run that was stopped goes on where it was
  --again                 with --each: make also those anew that an earlier run finished
  --bom                   begin the CSV files with a byte order mark (for Excel)
  --help`;

export interface BatchArguments {
  readonly inputs: readonly string[];
  readonly out: string;
  readonly json: boolean;
  readonly bom: boolean;
  readonly sensitivity: boolean;
  readonly document: boolean;
  readonly each: boolean;
  readonly again: boolean;
  readonly as: readonly { readonly file: string; readonly role: string }[];
  readonly settingsFile?: string;
  readonly planFile?: string;
}

/** Throws UsageError, with the message 'help' for --help. */
export function parseBatchArguments(args: readonly string[]): BatchArguments {
  const { values, positionals } = parseStrictly(args);
  if (values.help) throw new UsageError('help');
  if (positionals.length === 0) throw new UsageError('no input: give at least one file or folder');
  if (!values.out) throw new UsageError('--out is missing: say where the tables go');
  if (values.plan && !values.document) throw new UsageError('--plan is only of use with --document');
  return {
    inputs: positionals,
    out: values.out,
    json: values.json ?? false,
    bom: values.bom ?? false,
    sensitivity: values.sensitivity ?? false,
    document: values.document ?? false,
    each: values.each ?? false,
    again: values.again ?? false,
    as: (values.as ?? []).map(parseAs),
    ...(values.settings && { settingsFile: values.settings }),
    ...(values.plan && { planFile: values.plan }),
  };
}

function parseStrictly(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        json: { type: 'boolean' },
        bom: { type: 'boolean' },
        sensitivity: { type: 'boolean' },
        document: { type: 'boolean' },
        plan: { type: 'string' },
        each: { type: 'boolean' },
        again: { type: 'boolean' },
        as: { type: 'string', multiple: true },
        settings: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The kind stands behind the last `=`, since paths may hold one. */
function parseAs(text: string): BatchArguments['as'][number] {
  const at = text.lastIndexOf('=');
  if (at <= 0) throw new UsageError(`--as ${text}: expected <file>=<kind>`);
  const [file, role] = [text.slice(0, at), text.slice(at + 1)];
  if (!parseRole(role)) throw new UsageError(`--as ${text}: "${role}" is no kind of data (see docs/batch.md)`);
  return { file, role };
}

/** Options of the whole city, beside the settings of single files. */
const citySettingsSchema = z.strictObject({
  name: z.string().optional(),
  planar_crs: z
    .string()
    .regex(/^EPSG:66(69|7\d|8[0-7])$/, 'expected EPSG:6669 … EPSG:6687')
    .optional(),
  geoid_height_m: z.number().optional(),
  /** Depth at the representative point, or the class with the largest overlap of the footprint. */
  depth_method: z.enum(['point', 'footprint']).optional(),
});

/** Parameters of questions are checked by each question's own schema. */
const batchSettingsSchema = importSettingsSchema.extend({
  city: citySettingsSchema.optional(),
  questions: z.partialRecord(z.enum(catalogue.map(({ id }) => id)), z.record(z.string(), z.unknown())).optional(),
});
export type BatchSettings = {
  readonly importing: ImportSettings;
  readonly city: z.infer<typeof citySettingsSchema>;
  readonly questions: QuestionParameters;
};

/** The settings file with the `--as` choices on top. Throws UsageError that names the field at fault. */
export function batchSettings(text: string | undefined, as: BatchArguments['as'], file = 'settings'): BatchSettings {
  const parsed = batchSettingsSchema.safeParse(parseJson(text ?? '{}', file));
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw new UsageError(`${file}: ${first?.path.join('.') || 'top level'}: ${first?.message}`);
  }
  const { city, questions, ...importing } = parsed.data;
  const files = { ...importing.files };
  for (const choice of as) files[choice.file] = { ...files[choice.file], as: choice.role };
  return { importing: { ...importing, files }, city: city ?? {}, questions: questions ?? {} };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
