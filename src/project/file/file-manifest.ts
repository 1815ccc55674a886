import * as z from 'zod/mini';
import type { EvidenceInput } from '../../domain/evidence.ts';
import type { Migrations } from '../migrate.ts';

/** Of the file's own form: which entries it has and what the manifest says. Plan and project have versions of their own. */
export const FILE_VERSION = 1;
/** Tells a project file from any other zip. */
export const FILE_FORMAT = 'bosai-project';

export const entryNames = {
  manifest: 'manifest.json',
  project: 'project.json',
  plan: 'plan.json',
  /** Absent in files of before output mode. */
  sheets: 'sheets.json',
} as const;

const inputSchema = z.object({
  title: z.string(),
  file: z.string(),
  year: z.optional(z.int()),
  licence: z.optional(z.string()),
  sha256: z.optional(z.string()),
  crs: z.string(),
  rows: z.number(),
});

export const manifestSchema = z.object({
  format: z.literal(FILE_FORMAT),
  version: z.literal(FILE_VERSION),
  savedAt: z.iso.datetime({ offset: true }),
  city: z.object({
    name: z.string(),
    /** The plan's positions are metres in it. */
    planarCrs: z.string().check(z.regex(/^EPSG:\d{4,5}$/)),
  }),
  /** The data that the plan was made with; not in the file. */
  inputs: z.array(inputSchema),
  /** Entries that the file holds besides the manifest; absent in files of before output mode. */
  entries: z.optional(z.array(z.string())),
});

/** None yet: version 1 is the first. */
export const manifestMigrations: Migrations = {};

/** The city that a plan was made with. */
export interface SavedCity {
  readonly cityName: string;
  /** `EPSG:6677`. */
  readonly planarCrs: string;
  readonly inputs: readonly EvidenceInput[];
}
