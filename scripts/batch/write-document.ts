import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AskedCity } from '../../src/city/asked-city.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { composePack } from '../../src/exports/document/compose-pack.ts';
import { readProjectFile } from '../../src/project/file/read-project-file.ts';
import { createNodeCanvases } from '../print/node-canvas.ts';
import { nodeFonts } from '../print/node-fonts.ts';
import { UsageError } from './batch-arguments.ts';
import { createBatchSupply } from './batch-supply.ts';
import type { createProgressLines } from './progress-lines.ts';

/** Below the folder of the tables. */
const FOLDER = 'document';
/** Of print: users.md. */
const DPI = 300;

/** Scenarios and measures of a project that the page saved. Rejects with a UsageError that says what is wrong with the file. */
export async function readPlan(file: string): Promise<Plan> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UsageError(`--plan ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = await readProjectFile(bytes);
  if (read.ok) return read.content.plan;
  const [issue] = read.issues;
  throw new UsageError(`--plan ${file}: ${issue?.place ?? ''} ${issue?.message.en ?? 'cannot be read'}`);
}

/** Writes the 防災指針 pack. Returns the paths below `out`. */
export async function writeDocument(
  city: AskedCity,
  plan: Plan | undefined,
  out: string,
  progress: ReturnType<typeof createProgressLines>,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const supply = createBatchSupply(city, plan);
  const written: string[] = [];
  try {
    const pack = composePack(supply, {
      date: new Date().toISOString().slice(0, 10),
      canvases: createNodeCanvases(),
      fonts: nodeFonts,
      dpi: DPI,
      onProgress: (step, files) => progress.report(FOLDER, `${step} (${files} files)`),
      ...(signal && { signal }),
    });
    for await (const { path, bytes } of pack) {
      const file = join(FOLDER, path);
      mkdirSync(join(out, dirname(file)), { recursive: true });
      writeFileSync(join(out, file), bytes);
      written.push(file);
    }
  } finally {
    await supply.close();
  }
  return written;
}
