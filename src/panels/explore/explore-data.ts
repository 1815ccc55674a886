import type { ExposureResult, ResidenceState } from '../../analysis/exposure-result.ts';
import type { Hazard, HazardKey } from '../../domain/hazard.ts';
import type { TileColumn } from '../../domain/tile-column.ts';
import type { ZoneKind } from '../../domain/zone-kind.ts';
import type { ClassCounts, LegendRow } from '../../project/legend-rows.ts';

/** A part of the screen that may still be on its way, or may have failed; the rest of the screen goes on. */
export type Block<T> =
  | { readonly state: 'loading'; readonly progress?: LoadProgress }
  | { readonly state: 'error'; readonly error: BlockError }
  | { readonly state: 'ready'; readonly value: T };

export interface LoadProgress {
  /** What is being done, for people. */
  readonly what: string;
  /** 0…1; absent while unknown. */
  readonly share?: number;
  readonly secondsLeft?: number;
}

export interface BlockError {
  /** File, line and column where there is one. */
  readonly place?: string;
  /** What is wrong. */
  readonly message: string;
  /** What to do. */
  readonly advice?: string;
}

/** All that the explore mode shows of a city. The app makes it; panels only read it. */
export interface ExploreData {
  readonly city: CityFacts;
  /** Rows of at least zoneKind 'city' and the chosen zone kind, for every hazard key of the city. */
  readonly exposure: Block<ExposureResult>;
  /** Buildings by state of the shown hazard. */
  readonly classCounts: Block<ClassCounts>;
  /** Legend of a colouring other than the hazard (usage, storeys, vertical evacuation); null with the hazard. */
  readonly colouringLegend: readonly LegendRow[] | null;
  /** Legend of an answer that is painted on the map; null where none is. */
  readonly mapResult?: MapResult | null;
  readonly layers: readonly LayerFacts[];
  /** null while no building is selected. */
  readonly building: Block<BuildingDetail> | null;
  /** The picked feature of a tileset; null while none is picked. */
  readonly feature: TileFeature | null;
  readonly sources: readonly SourceLine[];
  /** Why the map cannot be shown. */
  readonly mapFailure?: string;
  /** True from the first map frame on; before it the map area shows a skeleton. */
  readonly mapReady: boolean;
  /** What a finished or failed action has to say, once. */
  readonly notice?: Notice;
  /** Scenarios that questions can be asked of, 現行 first; empty while there is no other. */
  readonly scenarios: readonly ScenarioName[];
  /** Choices are kept on this computer. */
  readonly saved: boolean;
}

/** What an answer paints on the map: the fill of zones, columns of meshes. */
export interface MapResult {
  readonly title: { readonly ja: string; readonly en: string };
  readonly rows: readonly LegendRow[];
}

export interface Notice {
  readonly tone: 'notice' | 'error';
  readonly text: string;
  /** One by one below the text: files that differ, rows that could not be read. */
  readonly details?: readonly string[];
}

export interface CityFacts {
  readonly name: string;
  /** Invented data: 架空 is shown wherever the city is. */
  readonly fictional: boolean;
  /** `EPSG:6669` … `EPSG:6687`. */
  readonly planarCrs: string;
  readonly buildings: number;
  readonly hazardKeys: readonly HazardKey[];
  /** Rivers, coasts … that a hazard is published for. */
  readonly sourceNames: Readonly<Partial<Record<Hazard, readonly string[]>>>;
  readonly zoneKinds: readonly ZoneKind[];
  readonly hasResidenceZones: boolean;
  /** Empty where the city has no population. */
  readonly populationYears: readonly number[];
  readonly hasDaytimePeople: boolean;
  /** The plan's scenario that all numbers on the screen are of; absent: 現行. */
  readonly scenario?: ScenarioName;
}

export interface ScenarioName {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
}

export type LayerGroupId = 'hazard' | 'planning' | 'people' | 'consumption' | 'facility' | 'building' | 'base';

/** How a layer looks on the map: its swatch is drawn the same way. */
export type LayerSwatch =
  | { readonly kind: 'fill'; readonly colour: string }
  | { readonly kind: 'line'; readonly colour: string }
  | { readonly kind: 'dashed'; readonly colour: string }
  | {
      readonly kind: 'icon';
      readonly icon: 'shelter' | 'medical' | 'building' | 'tiles' | 'terrain' | 'image' | 'facility';
      readonly colour: string;
    };

export interface LayerFacts {
  readonly id: string;
  readonly group: LayerGroupId;
  readonly name: { readonly ja: string; readonly en: string };
  readonly source: string;
  readonly year?: number;
  readonly swatch: LayerSwatch;
  /** Shown in place of the opacity for point layers. */
  readonly count?: number;
  readonly visibleAtFirst: boolean;
  readonly opacityAtFirst: number;
  /** Lines and marks are always drawn in full: no opacity to choose. */
  readonly solid?: true;
  /** Classes of the areas it draws, for the legends of map and figure. */
  readonly classes?: readonly LegendRow[];
  /** The layer of this hazard and scale carries the class legend when selected. */
  readonly hazardKey?: HazardKey;
  /** Attributes that a tileset can be coloured by, inundation first; absent for all other layers. */
  readonly tileColumns?: readonly TileColumn[];
}

/** A feature of 3D Tiles with its attributes under their own names; null = no value. */
export interface TileFeature {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string | null }[];
}

export interface SourceLine {
  readonly title: string;
  readonly year?: number;
}

/** Result classes of vertical evacuation. Source: domain.md §6. */
export type Verdict = 'possible' | 'possible_long' | 'impossible' | 'leave' | 'unknown' | 'not_hit';

export const reasonCodes = [
  'top-floor-below-water',
  'top-floor-above-water',
  'rank-storeys',
  'rank-all-storeys',
  'collapse-flow-wood',
  'collapse-erosion',
  'tsunami-area',
  'landslide-area',
  'landslide-special',
  'duration-long',
  'duration-short',
  'storeys-unknown',
  'depth-unknown',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** One line of the verdict: the rule with its threshold, and what this building has. */
export interface BuildingReason {
  readonly code: ReasonCode;
  readonly outcome: 'against' | 'for' | 'unknown';
  readonly values?: Readonly<Record<string, string | number>>;
  /** The building's own value, with unit: `3.6 m`. */
  readonly value?: string;
}

/** A building as its card shows it. It never carries people. */
export interface BuildingDetail {
  readonly index: number;
  readonly buildingId: string;
  readonly name?: string;
  /** PLATEAU codes; 0 missing. */
  readonly usage: number;
  readonly structure: number;
  /** 0 unknown. */
  readonly storeys: number;
  readonly storeysEstimated: boolean;
  /** NaN unknown, as the floor area. */
  readonly heightMeters: number;
  readonly floorAreaSquareMeters: number;
  readonly floorAreaEstimated: boolean;
  /** 0 unknown. */
  readonly yearOfConstruction: number;
  readonly residence: ResidenceState;
  /** Other zones that it lies in: 用途地域, 町丁目 … */
  readonly zones: readonly { readonly zoneKind: ZoneKind; readonly name: string }[];
  readonly verdict: Verdict;
  readonly reasons: readonly BuildingReason[];
  /** All hazards of the city, the shown one first. */
  readonly hazards: readonly BuildingHazard[];
}

export interface BuildingHazard {
  readonly key: HazardKey;
  /** 0 surveyed and not hit, 1…6 rank, 255 unknown. */
  readonly state: number;
  /** NaN where only a rank is given. */
  readonly depthMeters: number;
  readonly durationHours: number;
}

/** Where the pointer or the middle of the view is. Changes many times a second: read through a `ReadableStore`. */
export interface CameraState {
  readonly lon: number;
  readonly lat: number;
  /** Planar CRS, metres: X northwards and Y eastwards, as surveyors in Japan name them. */
  readonly planarNorthMeters: number;
  readonly planarEastMeters: number;
  /** 標高 (TP); NaN unknown. */
  readonly heightMeters: number;
  /** Degrees clockwise from north. */
  readonly headingDegrees: number;
  /** Ground metres that one CSS pixel covers in the middle of the view. */
  readonly metersPerPixel: number;
}

/** A zustand store satisfies it. */
export interface ReadableStore<T> {
  getState(): T;
  subscribe(listener: () => void): () => void;
}

export type TableFormat = 'csv-utf8' | 'csv-cp932' | 'xlsx';

export interface SearchHit {
  readonly id: string;
  readonly name: string;
  /** What it is: 町丁目, 学校 … */
  readonly detail: string;
}

/** What the user asks the app for; choices go into the project store instead. */
export interface ExploreActions {
  openImport(): void;
  northUp(): void;
  zoomIn(): void;
  zoomOut(): void;
  goHome(): void;
  lookDown(): void;
  saveFigure(): void;
  /** The map as it is, with its sources, into the clipboard. */
  takeSnapshot(): void;
  saveTable(format: TableFormat): void;
  showLayer(id: string): void;
  /** Plan and choices as one file, and back. */
  saveProject(): void;
  openProject(file: File): void;
  /** Puts the notice away. */
  dismissNotice(): void;
  /** Lets the picked feature of a tileset go. */
  closeFeature(): void;
  /** At most about ten hits, the best first. */
  search(query: string): readonly SearchHit[];
  goTo(hit: SearchHit): void;
  retry(): void;
}
