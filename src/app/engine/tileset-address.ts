import { blobSource, type SourceFile } from '../../readers/source-file.ts';
import type { TilesetFiles } from '../../readers/tiles3d/read-tileset.ts';

/** Path of an address as tileset.json files name it, unescaped. */
export const addressPath = (url: URL): string => decodeURIComponent(url.pathname);

/** The files of a server as a tileset's files. Reading one rejects with an Error that names what the server answered. */
export function addressFiles(base: URL, signal: AbortSignal): TilesetFiles {
  return { get: (path) => addressFile(new URL(escaped(path), base), path, signal) };
}

const escaped = (path: string): string => `/${path.replace(/^\//, '').split('/').map(encodeURIComponent).join('/')}`;

function addressFile(url: URL, path: string, signal: AbortSignal): SourceFile {
  const load = async (): Promise<SourceFile> => {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return blobSource(path, await response.blob());
  };
  return {
    path,
    size: 0,
    bytes: async () => (await load()).bytes(),
    slice: async (start, end) => (await load()).slice(start, end),
    stream: () => {
      const opened = load().then((file) => file.stream().getReader());
      return new ReadableStream({
        async pull(controller) {
          const { done, value } = await (await opened).read();
          if (done) controller.close();
          else controller.enqueue(value);
        },
      });
    },
  };
}
