/**
 * A file to read, wherever it lies: dropped in the browser, on disk in Node, or inside a zip.
 * `path` is the path inside the drop; archives are joined with `!` (`city.zip!udx/bldg/x.gml`).
 */
export interface SourceFile {
  readonly path: string;
  /** Uncompressed bytes. */
  readonly size: number;
  /** A fresh stream at each call. */
  stream(): ReadableStream<Uint8Array>;
  /** The whole content; for formats that need random access. */
  bytes(): Promise<Uint8Array>;
  /** Bytes start (inclusive) … end (exclusive). */
  slice(start: number, end: number): Promise<Uint8Array>;
  /** The blob itself where there is one (lets zip and workers read it without a copy). */
  readonly blob?: Blob;
  /** Where it lies, in Node: a worker opens it there, since blobs of files cannot be sent to one. */
  readonly diskPath?: string;
}

/** A dropped `File`, or any blob in Node (`fs.openAsBlob`). */
export function blobSource(path: string, blob: Blob): SourceFile {
  return {
    path,
    size: blob.size,
    blob,
    stream: () => blob.stream() as ReadableStream<Uint8Array>,
    bytes: async () => new Uint8Array(await blob.arrayBuffer()),
    slice: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}
