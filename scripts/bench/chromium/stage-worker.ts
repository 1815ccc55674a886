import { createBrowserPool } from '../../../src/readers/citygml/browser-pool.ts';
import { createBrowserHelper } from '../../../src/readers/geojson/browser-helper.ts';
import { blobSource, type SourceFile } from '../../../src/readers/source-file.ts';
import { createWasmDatabase } from '../../../src/tables/wasm-database.ts';
import { runStage } from '../stages/run-stage.ts';
import type { InputFolder, StageTask } from '../stages/stage.ts';
import type { StageReply } from './bench-page.ts';

// The same layout of workers as in the app: the engine here, DuckDB and the parsers in workers of their own.
self.onmessage = async ({ data }: MessageEvent<StageTask>) => {
  let reply: StageReply;
  try {
    const host = {
      place: 'chromium',
      createDatabase: createWasmDatabase,
      createPool: () => createBrowserPool(),
      createFeatureHelper: createBrowserHelper,
      openFiles,
    } as const;
    reply = { measures: await runStage(host, data) };
  } catch (error) {
    reply = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  self.postMessage(reply);
};

/** Fetched once, before the clock starts; a dropped file is a blob too. */
async function openFiles({ url }: InputFolder): Promise<readonly SourceFile[]> {
  const names: readonly string[] = await (await fetch(url)).json();
  return Promise.all(
    names.map(async (name) => {
      const response = await fetch(`${url}/${encodeURIComponent(name)}`);
      return blobSource(name, await response.blob());
    }),
  );
}
