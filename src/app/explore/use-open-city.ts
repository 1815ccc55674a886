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

/**
 * One engine for the life of the page, and the city that is open in it. A later `open` wins over an earlier one. `open`
 * rejects where the city can't be opened while another is: that one stays.
 */
export function useOpenCity(first: OpenWith) {
  const [running, setRunning] = useState<RunningEngine | null>(null);
  const [state, setState] = useState<CityState>({ state: 'opening', progress: { stage: 'start' } });
  const turn = useRef(0);
  const firstOpen = useRef(first);
  /** What was asked for last, to try again. */
  const asked = useRef(first);
  const opened = useRef<OpenCity | null>(null);

  const openIn = useCallback(async (engine: RunningEngine, how: OpenWith): Promise<void> => {
    const mine = ++turn.current;
    const before = opened.current;
    asked.current = how;
    const set = (next: CityState) => {
      if (mine === turn.current) setState(next);
    };
    const fail = (error: unknown) =>
      set({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
    set({ state: 'opening', progress: { stage: 'start' } });
    let summary: CitySummary;
    try {
      summary = await how(engine, (progress) => set({ state: 'opening', progress }));
    } catch (error) {
      if (!before) return fail(error);
      // The engine has taken its tables back; another summary makes everything be asked of it anew.
      set({ state: 'open', city: { ...before, summary: { ...before.summary } } });
      throw error;
    }
    await showParts(engine, summary, (city) => {
      if (mine === turn.current) opened.current = city;
      set({ state: 'open', city });
    }).catch(fail);
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
  // Only a page without a city offers it, so that there is none to go back to: it never rejects.
  const reopen = useCallback(() => void open(asked.current), [open]);
  return useMemo(() => ({ engine: running?.engine ?? null, state, open, reopen }), [running, state, open, reopen]);
}

/** Hands on the city with each part that arrives: the tables, the scene and its colours, the buildings. */
async function showParts(
  { engine }: RunningEngine,
  summary: CitySummary,
  show: (city: OpenCity) => void,
): Promise<void> {
  show({ summary, paint: null, scene: null, tilesets: [] });
  const [parts, paint, tilesets] = await Promise.all([
    engine.scene(),
    engine.paint(),
    openTilesets(engine, summary.tilesets),
  ]);
  show({ summary, paint, scene: withTiles(parts), tilesets });
  const tiles = await engine.tiles(proxy(() => undefined));
  show({ summary, paint, scene: withTiles(parts, tiles), tilesets });
}

const withTiles = (parts: SceneParts, buildings?: BuildingTiles): SceneCity => ({
  ...parts,
  ...(buildings && { buildings }),
});
