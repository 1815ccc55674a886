import type { ImportIssue } from '../../domain/import-issue.ts';
import type { SourceFile } from '../source-file.ts';

/** Web Crypto hashes only whole buffers; a larger file has no hash in its evidence rather than stopping the import. */
const LARGEST_HASHED_BYTES = 1024 ** 3;

async function sha256(file: SourceFile): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', (await file.bytes()) as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of the dropped files by path. Without Web Crypto (plain http) and for files that can't be read there is none. */
export async function hashFiles(
  files: readonly SourceFile[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  if (globalThis.crypto?.subtle === undefined) return hashes;
  for (const file of files) {
    if (signal?.aborted) break;
    if (file.size > LARGEST_HASHED_BYTES) continue;
    const hash = await sha256(file).catch(() => undefined);
    if (hash !== undefined) hashes.set(file.path, hash);
  }
  return hashes;
}

const nameOf = (path: string): string => path.split(/[/!]/).at(-1)!.toLowerCase();

/** Tables of people or money: counted twice they would double a total. */
const countable = /\.(csv|txt|tsv|dbf|xlsx|zip|geojson|json)$/i;
const LARGEST_COMPARED_BYTES = 64 * 1024 ** 2;

async function sameBytes(first: SourceFile, second: SourceFile): Promise<boolean> {
  const [a, b] = await Promise.all([first.bytes(), second.bytes()]);
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Leaves out a table that was dropped twice (same name, size and content), with an issue. */
export async function withoutRepeats(
  files: readonly SourceFile[],
): Promise<{ readonly files: readonly SourceFile[]; readonly issues: readonly ImportIssue[] }> {
  const known = new Map<string, SourceFile>();
  const kept: SourceFile[] = [];
  const issues: ImportIssue[] = [];
  for (const file of files) {
    const key = `${nameOf(file.path)} ${file.size}`;
    const earlier = known.get(key);
    const comparable = earlier && file.size > 0 && file.size <= LARGEST_COMPARED_BYTES && countable.test(file.path);
    if (comparable && (await sameBytes(earlier, file).catch(() => false)))
      issues.push({ severity: 'note', code: 'file-repeated', file: file.path, values: { first: earlier.path } });
    else {
      known.set(key, file);
      kept.push(file);
    }
  }
  return { files: kept, issues };
}
