import { type BuildingTiles, makeBuildingTiles, transferablesOf } from './building-tiles.ts';
import type { BuildingTilesInput } from './write-building.ts';

/** What the tile worker answers; one input a worker, then it is ended. */
export type TileWorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly all: number }
  | { readonly kind: 'done'; readonly tiles: BuildingTiles }
  | { readonly kind: 'failed'; readonly reason: string };

const post = (message: TileWorkerMessage, transfer: Transferable[] = []) => self.postMessage(message, { transfer });

self.onmessage = (event: MessageEvent<BuildingTilesInput>) => {
  try {
    const tiles = makeBuildingTiles(event.data, { onTile: (done, all) => post({ kind: 'progress', done, all }) });
    post({ kind: 'done', tiles }, transferablesOf(tiles));
  } catch (error) {
    post({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
};
