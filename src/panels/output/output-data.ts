import type { Text } from '../../domain/answer.ts';
import type { FacilityKind } from '../../domain/datasets.ts';
import type { Hazard, HazardKey } from '../../domain/hazard.ts';
import type {
  Frame,
  Orientation,
  Paper,
  Sheet,
  SheetBlockKind,
  SheetProblem,
  TableRequest,
} from '../../domain/sheet.ts';
import type { FiledZoneKind, ZoneKind } from '../../domain/zone-kind.ts';
import type { BlockError, LoadProgress } from '../explore/explore-data.ts';

/** What the panels of output mode know; the sheets themselves are in the sheet store. The app makes it, panels only read it. */
export interface OutputData {
  readonly city: OutputCity;
  readonly templates: readonly TemplateCard[];
  /** 防災指針でよく使う図. */
  readonly figures: readonly TemplateCard[];
  readonly preview: SheetPreview;
  readonly atlas: AtlasView;
  /** Name of the page of the atlas that is on the desk; null = the sheet itself. */
  readonly shownPage: string | null;
  readonly pack: PackView;
  /** A file that is being written; null while none is. */
  readonly saving: LoadProgress | null;
  /** When the browser last kept the sheets; see plan mode. */
  readonly kept: { readonly state: 'saving' } | { readonly state: 'saved' } | { readonly state: 'off' };
}

/** What a sheet of this city can show. */
export interface OutputCity {
  readonly hazards: readonly HazardKey[];
  readonly zoneKinds: readonly FiledZoneKind[];
  readonly hazardAreas: readonly ('landslide' | 'collapse')[];
  readonly facilities: readonly FacilityKind[];
  /** 現行 is not among them. */
  readonly scenarios: readonly { readonly id: string; readonly name: string }[];
  /** Tables that can be put on a sheet. */
  readonly tables: readonly { readonly title: Text; readonly request: TableRequest }[];
  /** What the sentence of a hazard can tell. */
  readonly sentences: readonly { readonly id: string; readonly title: Text; readonly hazards: readonly Hazard[] }[];
  /** An oblique view of the 3D scene can be printed. */
  readonly hasOblique: boolean;
}

/** A template as a thumbnail; `make` gives a sheet of the open city. */
export interface TemplateCard {
  readonly id: string;
  readonly name: Text;
  readonly paper: Paper;
  readonly orientation: Orientation;
  /** For the thumbnail: where its parts stand. */
  readonly parts: readonly { readonly kind: SheetBlockKind; readonly frame: Frame }[];
  /** Made by the city: it can be taken away. */
  readonly own: boolean;
  /** Why it cannot be chosen: the city lacks its data. */
  readonly lack?: Text;
}

/** The sheet on the desk with its facts. */
export interface SheetPreview {
  /** Id of the sheet that the parts are of; null before the first. */
  readonly sheet: string | null;
  /** `composing`: newer parts are on their way, those of before stay. */
  readonly state: 'composing' | 'ready' | 'failed';
  readonly error?: BlockError;
  readonly title: string;
  /** Those of the sheet, and words that it must not leave out. */
  readonly blocks: readonly BlockView[];
  readonly problems: readonly SheetProblem[];
}

export interface BlockView {
  readonly id: string;
  readonly frame: Frame;
  /** All that is drawn of it, where that is more than its frame. */
  readonly reach?: Frame;
  /** 1:n of a flat map; 0 of an oblique one. */
  readonly scale?: number;
  /** Middle of a flat map on the city's plane, metres, where the sheet leaves it to the city. */
  readonly centre?: readonly [x: number, y: number];
  /** What a reader who does not see the picture is told. */
  readonly alternative: string;
  /** Paints pixels of the page onto a canvas of the region's size. Another function = another picture. */
  readonly paint: (canvas: HTMLCanvasElement, pixelsPerMm: number, region: PixelRegion) => void;
}

/** Pixels of the page, from its upper left corner. */
export interface PixelRegion {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** By what the pages of an atlas are cut. */
export type AtlasKind = ZoneKind | 'scenario';
export const atlasFormats = ['pdf', 'pptx', 'png', 'svg'] as const;
export type AtlasFormat = (typeof atlasFormats)[number];

export interface AtlasView {
  readonly kinds: readonly AtlasKind[];
  readonly kind: AtlasKind | null;
  readonly format: AtlasFormat;
  readonly pages: readonly AtlasPage[];
  /** `paused`: cancelled on the way; what was made is kept. */
  readonly state: 'idle' | 'running' | 'writing' | 'paused' | 'done' | 'failed';
  readonly error?: string;
  /** Of the chosen pages. */
  readonly done: number;
  readonly of: number;
  readonly secondsLeft?: number;
}

export interface AtlasPage {
  readonly id: string;
  readonly name: string;
  readonly chosen: boolean;
  readonly state: 'waiting' | 'making' | 'made' | 'failed';
  /** 0…1 of the people or buildings of the page that are not surveyed, where that is most of them. */
  readonly unknownShare?: number;
  readonly reason?: string;
}

/** 防災指針 一式. */
export interface PackView {
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  readonly progress?: LoadProgress;
  readonly error?: string;
  /** In the zip that was saved last. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** The city cannot be made a pack of. */
  readonly lack?: Text;
}

export const sheetFormats = ['pdf', 'png', 'docx', 'pptx', 'xlsx', 'svg'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** One way to hand on data (GIS, glTF): the app says what there is. */
export interface DataAction {
  readonly id: string;
  readonly label: Text;
  readonly run: () => void;
}

/** What the panels can ask for. */
export interface OutputActions {
  /** Puts a sheet of a template, or of a usual figure, on the desk. */
  takeTemplate(id: string): void;
  save(format: SheetFormat): void;
  cancelSaving(): void;
  retry(): void;
  chooseAtlas(change: { readonly kind?: AtlasKind; readonly format?: AtlasFormat }): void;
  /** All pages where `ids` is absent. */
  choosePages(chosen: boolean, ids?: readonly string[]): void;
  /** Begins, or goes on where it was cancelled. */
  runAtlas(): void;
  cancelAtlas(): void;
  /** Shows a page of the atlas on the desk; null = the sheet itself. */
  showPage(id: string | null): void;
  makePack(): void;
  cancelPack(): void;
  /** The camera of the 3D scene as it stands now, into the chosen map. */
  takeView(block: string): void;
  readonly dataActions: readonly DataAction[];
}

export const sheetTitle = (sheet: Pick<Sheet, 'name' | 'fields'>): string =>
  [sheet.fields.figure, sheet.name].filter(Boolean).join('　');
