import { type Entry, Reader, ZipReader } from '@zip.js/zip.js';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { blobSource, type SourceFile } from '../source-file.ts';
import { ArchiveEntryError } from './archive-error.ts';
import { decodeEntryName } from './entry-name.ts';
import { DEFLATED, dataRange, type EntryLocation, entrySource, STORED } from './entry-source.ts';

export interface ExpandOptions {
  readonly signal?: AbortSignal;
}

export interface ExpandedFiles {
  readonly files: SourceFile[];
  readonly issues: ImportIssue[];
}

/** A zip in a zip in a zip is as deep as real data goes (全国の人流 has two levels). */
export const DEEPEST_NESTING = 3;
/** A compressed archive inside an archive has to be unpacked into memory; larger ones have to be taken out by hand. */
export const LARGEST_NESTED_ARCHIVE_BYTES = 1024 ** 3;
/** A PLATEAU package of a large city holds some ten thousand files. */
export const MOST_ENTRIES = 500_000;
/** The largest packages unpack to some 100 GB. */
export const LARGEST_TOTAL_BYTES = 1024 ** 4;
/** CityGML shrinks to a tenth; a gigabyte out of less than four megabytes is no data set. */
export const LARGEST_RATIO = 300;
const RATIO_MATTERS_FROM_BYTES = 1024 ** 3;

/**
 * Replaces every `.zip` by the files in it (`outer.zip!inner/path`), zips inside zips too; other files pass unchanged.
 * Only directories of archives are read here: contents are decompressed when a reader asks. What cannot be opened
 * becomes an issue, the rest goes on. Rejects only with an AbortError.
 */
export async function expandArchives(
  files: readonly SourceFile[],
  options: ExpandOptions = {},
): Promise<ExpandedFiles> {
  const result: ExpandedFiles = { files: [], issues: [] };
  for (const file of files) await expand(file, 0, result, options);
  return result;
}

const isArchive = (path: string): boolean => /\.zip$/i.test(path);

async function expand(file: SourceFile, depth: number, result: ExpandedFiles, options: ExpandOptions): Promise<void> {
  options.signal?.throwIfAborted();
  if (!isArchive(file.path)) {
    result.files.push(file);
    return;
  }
  const report = (code: ImportIssue['code'], values: ImportIssue['values'] = {}): void => {
    result.issues.push({ severity: 'error', code, file: file.path, values });
  };
  if (file.size === 0) return report('file-empty');
  if (depth >= DEEPEST_NESTING) return report('archive-limit', { limit: `nesting > ${DEEPEST_NESTING}` });
  let entries: Entry[];
  try {
    entries = await readDirectory(file);
  } catch (error) {
    return report('archive-unreadable', { reason: reasonOf(error) });
  }
  const limit = exceededLimit(file, entries);
  if (limit) return report('archive-limit', { limit });
  if (entries.length === 0) return report('file-empty');
  for (const entry of entries) await expandEntry(file, entry, depth, result, options);
}

async function readDirectory(file: SourceFile): Promise<Entry[]> {
  const reader = new ZipReader(new SourceReader(file), { useWebWorkers: false });
  const entries = await reader.getEntries();
  await reader.close();
  return entries;
}

/** zip.js asks for ranges; a SourceFile gives them without reading the rest. */
class SourceReader extends Reader<SourceFile> {
  readonly #file: SourceFile;
  constructor(file: SourceFile) {
    super(file);
    this.#file = file;
    this.size = file.size;
  }
  override readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return this.#file.slice(index, Math.min(this.#file.size, index + length));
  }
}

/** Undefined, or in words which limit against zip bombs the archive breaks. */
function exceededLimit(file: SourceFile, entries: readonly Entry[]): string | undefined {
  const compressed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (entries.length > MOST_ENTRIES) return `${entries.length} files > ${MOST_ENTRIES}`;
  if (total > LARGEST_TOTAL_BYTES) return `${total} bytes > ${LARGEST_TOTAL_BYTES}`;
  if (compressed > file.size) return 'overlapping entries';
  if (total > RATIO_MATTERS_FROM_BYTES && total > file.size * LARGEST_RATIO)
    return `ratio ${Math.round(total / file.size)} > ${LARGEST_RATIO}`;
  return undefined;
}

/** Files that systems put into archives for themselves. */
const isSystemFile = (name: string): boolean => /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);

async function expandEntry(
  archive: SourceFile,
  entry: Entry,
  depth: number,
  result: ExpandedFiles,
  options: ExpandOptions,
): Promise<void> {
  const name = decodeEntryName(entry.rawFilename, entry.filenameUTF8, entry.filename);
  if (entry.directory || name.endsWith('/') || isSystemFile(name)) return;
  const path = `${archive.path}!${name}`;
  if (entry.encrypted) {
    result.issues.push({ severity: 'error', code: 'archive-encrypted', file: path, values: { entry: name } });
    return;
  }
  const location: EntryLocation = {
    offset: entry.offset,
    compressedSize: entry.compressedSize,
    size: entry.uncompressedSize,
    method: entry.compressionMethod,
    crc32: (entry.signature ?? 0) >>> 0,
  };
  if (location.method !== STORED && location.method !== DEFLATED) {
    const reason = `compression method ${location.method}`;
    result.issues.push(damaged(path, name, reason));
    return;
  }
  if (!isArchive(name)) {
    result.files.push(entrySource(path, archive, location));
    return;
  }
  try {
    const nested = await nestedArchive(path, archive, location);
    if (nested) await expand(nested, depth + 1, result, options);
    else {
      const limit = `${location.size} bytes > ${LARGEST_NESTED_ARCHIVE_BYTES}`;
      result.issues.push({ severity: 'error', code: 'archive-limit', file: path, values: { limit } });
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    result.issues.push(damaged(path, name, reasonOf(error)));
  }
}

/** The inner archive as something with random access: a part of the outer one if it is stored, else unpacked. */
async function nestedArchive(
  path: string,
  archive: SourceFile,
  location: EntryLocation,
): Promise<SourceFile | undefined> {
  if (location.method === STORED && archive.blob) {
    const [start, end] = await dataRange(path, archive, location);
    return blobSource(path, archive.blob.slice(start, end));
  }
  if (location.size > LARGEST_NESTED_ARCHIVE_BYTES) return undefined;
  const bytes = await entrySource(path, archive, location).bytes();
  return blobSource(path, new Blob([bytes as Uint8Array<ArrayBuffer>]));
}

const damaged = (file: string, entry: string, reason: string): ImportIssue => ({
  severity: 'error',
  code: 'archive-entry-damaged',
  file,
  values: { entry, reason },
});

const reasonOf = (error: unknown): string =>
  error instanceof ArchiveEntryError || error instanceof Error ? error.message : String(error);
