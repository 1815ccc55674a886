import type { AssemblyStage } from '../../city/assemble-city.ts';
import type { DatasetSource, FacilityKind } from '../../domain/datasets.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { SceneCity } from '../../map/scene-types.ts';
import type { TilesetFacts } from '../../readers/drop/read-tileset-group.ts';
import type { CityLayout } from '../../tables/city-layout.ts';

/** What the page needs to know of a city to draw its controls; plain data, sent once from the engine worker. */
export interface CitySummary {
  readonly name: string;
  readonly fictional: boolean;
  readonly planarCrs: string;
  readonly layout: CityLayout;
  readonly sources: readonly DatasetSource[];
  /** Which dataset kinds a source gave, in the order of `sources`. */
  readonly issues: readonly ImportIssue[];
  /** Census year first, then projection years. */
  readonly populationYears: readonly number[];
  readonly facilities: readonly FacilitySummary[];
  readonly layerSources: LayerSources;
  /** 3D Tiles that the scene shows beside the city; their files are asked for one by one. */
  readonly tilesets: readonly CityTileset[];
  /** True where tilesets were added to the city that was open: the view goes to them. */
  readonly framesTilesets: boolean;
}

/** A tileset of the city. Either its files are in the engine, or the scene loads it from `address`. */
export interface CityTileset extends TilesetFacts {
  readonly id: string;
  /** Path of the tileset.json among its files. */
  readonly root: string;
  readonly address?: string;
}

export interface FacilitySummary {
  readonly kind: FacilityKind;
  readonly count: number;
  readonly source: DatasetSource;
}

/** Source of each layer that the map can show. */
export interface LayerSources {
  readonly buildings?: DatasetSource;
  readonly terrain?: DatasetSource;
  readonly baseMap?: DatasetSource;
  readonly zones: Readonly<Record<string, DatasetSource>>;
  readonly hazards: Readonly<Partial<Record<HazardKey, DatasetSource>>>;
}

/** Columns that buildings are painted by; row = building index. */
export interface PaintColumns {
  readonly usage: Uint16Array;
  readonly structure: Uint16Array;
  readonly storeys: Uint16Array;
  readonly hazards: readonly {
    readonly key: HazardKey;
    readonly state: Uint8Array;
    readonly depthMeters: Float32Array;
  }[];
}

/** The scene without its building tiles, which follow. */
export type SceneParts = Omit<SceneCity, 'buildings'>;

export type EngineStage = 'start' | 'fetch' | AssemblyStage | 'tables' | 'tiles';

/** One step of opening a city, for the progress line. */
export interface EngineProgress {
  readonly stage: EngineStage;
  /** 0…1; absent while unknown. */
  readonly share?: number;
  readonly file?: string;
  readonly rows?: number;
}
