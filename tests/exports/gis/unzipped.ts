import { unzipSync } from 'fflate';

/** Files of a zip by path. */
export async function unzipped(zip: Blob): Promise<ReadonlyMap<string, Blob>> {
  const entries = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  return new Map(Object.entries(entries).map(([path, bytes]) => [path, new Blob([bytes as Uint8Array<ArrayBuffer>])]));
}
