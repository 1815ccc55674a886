/** An entry of an archive cannot be read; the message says why, `path` which. */
export class ArchiveEntryError extends Error {
  override readonly name = 'ArchiveEntryError';
  readonly path: string;
  constructor(path: string, reason: string, cause?: unknown) {
    super(reason, { cause });
    this.path = path;
  }
}
