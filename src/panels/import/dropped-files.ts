import type { DroppedFile } from './import-session.ts';

/**
 * All files of a drop, folders walked to their ends. Entries must be taken within the drop event, before the first
 * await; so the call is made in the event handler itself. Rejects where a folder cannot be read.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly DroppedFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ path: file.name, file }));
  return (await Promise.all(entries.map(filesOfEntry))).flat();
}

/** Files of an `<input type="file">`; with `webkitdirectory` they carry their folder. */
export const chosenFiles = (list: FileList | null): readonly DroppedFile[] =>
  [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

async function filesOfEntry(entry: FileSystemEntry): Promise<readonly DroppedFile[]> {
  if (entry.isFile) return [{ path: pathOf(entry), file: await fileOf(entry as FileSystemFileEntry) }];
  const children = await allChildren((entry as FileSystemDirectoryEntry).createReader());
  return (await Promise.all(children.map(filesOfEntry))).flat();
}

const pathOf = (entry: FileSystemEntry): string => entry.fullPath.replace(/^\//, '');

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((take, fail) => entry.file(take, fail));

/** `readEntries` gives at most 100 at a time in Chromium and must be called until it gives none. */
async function allChildren(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((take, fail) => reader.readEntries(take, fail));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
