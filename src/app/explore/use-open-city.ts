import { proxy } from 'comlink';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SceneCity } from '../../map/scene-types.ts';
import type { BuildingTiles } from '../../map/tiles/building-tiles.ts';
import type { CitySummary, EngineProgress, PaintColumns, SceneParts } from '../engine/engine-types.ts';
import { type RunningEngine, startEngine } from '../engine/start-engine.ts';
import { type OpenTileset, openTilesets } from './city-tilesets.ts';

/** The city that is open, part by part as they arrive. */
export interface OpenCity {
  readonly summary: CitySummary;
  readonly paint: PaintColumns | null;
  readonly scene: SceneCity | null;
  readonly tilesets: readonly OpenTileset[];
}

export type CityState =
  | { readonly state: 'opening'; readonly progress: EngineProgress }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'open'; readonly city: OpenCity };

/** Makes the engine open a city: a package, or the datasets of an import. */
export type OpenWith = (running: RunningEngine, onProgress: (progress: EngineProgress) => void) => Promise<CitySummary>;

/** One engine for the life of the page, and the city that is open in it. A later `open` wins over an earlier one. */
export function useOpenCity(first: OpenWith) {
  const [running, setRunning] = useState<RunningEngine | null>(null);
  const [state, setState] = useState<CityState>({ state: 'opening', progress: { stage: 'start' } });
  const turn = useRef(0);
  const firstOpen = useRef(first);
  /** What was asked for last, to try again. */
  const asked = useRef(first);

  const openIn = useCallback(async (engine: RunningEngine, how: OpenWith) => {
    const mine = ++turn.current;
    asked.current = how;
    const set = (next: CityState) => {
      if (mine === turn.current) setState(next);
    };
    set({ state: 'opening', progress: { stage: 'start' } });
    try {
      const summary = await how(engine, (progress) => set({ state: 'opening', progress }));
      let city: OpenCity = { summary, paint: null, scene: null, tilesets: [] };
      const add = (part: Partial<OpenCity>) => {
        city = { ...city, ...part };
        set({ state: 'open', city });
      };
      add({});
      const [parts, paint, tilesets] = await Promise.all([
        engine.engine.scene(),
        engine.engine.paint(),
        openTilesets(engine.engine, summary.tilesets),
      ]);
      add({ paint, scene: withTiles(parts), tilesets });
      const tiles = await engine.engine.tiles(proxy(() => undefined));
      add({ scene: withTiles(parts, tiles) });
    } catch (error) {
      set({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }, []);

  useEffect(() => {
    const engine = startEngine((reason) => setState({ state: 'failed', reason }));
    setRunning(engine);
    void openIn(engine, firstOpen.current);
    return () => {
      turn.current++;
      engine.destroy();
    };
  }, [openIn]);

  const open = useCallback(
    async (how: OpenWith) => {
      if (running) await openIn(running, how);
    },
    [running, openIn],
  );
  const reopen = useCallback(() => void open(asked.current), [open]);
  return useMemo(() => ({ engine: running?.engine ?? null, state, open, reopen }), [running, state, open, reopen]);
}

const withTiles = (parts: SceneParts, buildings?: BuildingTiles): SceneCity => ({
  ...parts,
  ...(buildings && { buildings }),
});
