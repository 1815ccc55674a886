import type { FileSettings } from '../import-settings.ts';
import type { ReadOptions } from '../read-result.ts';
import type { FileFormat } from '../recognise/file-format.ts';
import type { SourceFile } from '../source-file.ts';
import type { FileGroup } from './group-files.ts';
import { failed, type GroupResult } from './group-result.ts';
import { readRasterGroup } from './read-raster-group.ts';
import { readTableGroup } from './read-table-group.ts';

function unrecognised(file: SourceFile, format: FileFormat): GroupResult {
  const { path } = file;
  if (format === 'empty') return failed('empty', file, [{ severity: 'error', code: 'file-empty', file: path }]);
  return failed(format, file, [
    { severity: 'error', code: 'file-unrecognised', file: path, values: { found: format } },
  ]);
}

/** Reads one group (all but CityGML and tilesets). Never rejects for what is in a file; rejects with an AbortError only. */
export async function readGroup(group: FileGroup, settings: FileSettings, options: ReadOptions): Promise<GroupResult> {
  if (group.form === 'citygml' || group.form === 'tileset' || group.form === 'ignored')
    throw new RangeError(`expected a group of one file, got ${group.form}`);
  try {
    if (group.form === 'broken') throw new Error(group.failure);
    if (group.form === 'unknown') return unrecognised(group.main, group.format);
    if (group.form === 'geotiff' || group.form === 'image') return await readRasterGroup(group, settings, options);
    return await readTableGroup(group, settings, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return failed(group.form, group.main, [
      { severity: 'error', code: 'read-failed', file: group.main.path, values: { reason: reason.slice(0, 300) } },
    ]);
  }
}
