import type { Plan } from '../../domain/plan.ts';
import { savedSheets } from '../output/read-sheets.ts';
import type { SheetBook } from '../output/sheet-book.ts';
import { savedForm } from '../plan/read-plan.ts';
import type { Project } from '../project-schema.ts';
import { entryNames, FILE_FORMAT, FILE_VERSION, type SavedCity } from './file-manifest.ts';
import { readableJson } from './readable-json.ts';
import { writeZip } from './write-zip.ts';

/** Everything that the user made, and which data it was made with. */
export interface ProjectFileContent extends SavedCity {
  readonly project: Project;
  readonly plan: Plan;
  /** Printed sheets and the city's own templates. */
  readonly sheets?: SheetBook;
  /** ISO 8601. */
  readonly savedAt: string;
}

/** A `.bosai.zip`: JSON files that people can read. */
export async function writeProjectFile(content: ProjectFileContent): Promise<Blob> {
  const { project, plan, sheets, inputs, savedAt, cityName, planarCrs } = content;
  const entries = [
    { path: entryNames.project, value: project },
    { path: entryNames.plan, value: savedForm(plan) },
    ...(sheets ? [{ path: entryNames.sheets, value: savedSheets(sheets) }] : []),
  ];
  const manifest = {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    savedAt,
    city: { name: cityName, planarCrs },
    inputs,
    entries: entries.map(({ path }) => path),
  };
  const files = [{ path: entryNames.manifest, value: manifest }, ...entries].map(({ path, value }) => ({
    path,
    bytes: new TextEncoder().encode(readableJson(value)),
  }));
  return new Blob([await writeZip(files, new Date(savedAt))], { type: 'application/zip' });
}

/** `青瀬市_20261123.bosai.zip`, the date as on the user's clock. */
export function projectFileName({ cityName, savedAt }: Pick<ProjectFileContent, 'cityName' | 'savedAt'>): string {
  const date = new Date(savedAt);
  const digits = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0'));
  return `${cityName.replace(/[\\/:*?"<>|]/g, '_') || 'bosai'}_${digits.join('')}.bosai.zip`;
}
