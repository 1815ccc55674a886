import type { Text } from './answer.ts';
import type { FacilityKind } from './datasets.ts';
import type { HazardKey } from './hazard.ts';
import type { FiledZoneKind, ZoneKind } from './zone-kind.ts';

/**
 * A printed sheet as the user composed it: paper, and blocks on it. Plain data, saved as JSON in the project file. All
 * lengths are millimetres on paper, from the upper left corner of the sheet, y down; sizes of letters are points.
 * A sheet says what is shown, never results: those are asked for when it is composed.
 */
export interface Sheet {
  readonly id: string;
  /** In the list of sheets: 図と表. */
  readonly name: string;
  /** Id of the template that it was made from. */
  readonly template?: string;
  readonly paper: Paper;
  readonly orientation: Orientation;
  readonly marginMm: number;
  /** From back to front. */
  readonly blocks: readonly SheetBlock[];
  readonly colourVisionSafe: boolean;
  /** Printed in grey: classes are parted by lines, zones differ by dash. */
  readonly greyscale: boolean;
  /** Of the raster parts. */
  readonly dpi: number;
  /** What the placeholders of the texts say: 図6-3, 青瀬市立地適正化計画　第6章 防災指針 … */
  readonly fields: SheetFields;
}

export type Orientation = 'portrait' | 'landscape';

/**
 * Short × long side, millimetres. A sizes: ISO 216. B0: JIS P 0138 (1030 × 1456, not ISO's 1000 × 1414), as plotters in Japan
 * take it. A slide of 16:9 is 13⅓ × 7½ inches, as PowerPoint makes it.
 */
export const papers = {
  A4: [210, 297],
  A3: [297, 420],
  A1: [594, 841],
  B0: [1030, 1456],
  slide: [190.5, 338.667],
} as const satisfies Record<string, readonly [number, number]>;
export type Paper = keyof typeof papers;

/** Width and height as the sheet lies, millimetres. */
export function paperSizeMm({ paper, orientation }: Pick<Sheet, 'paper' | 'orientation'>): readonly [number, number] {
  const [short, long] = papers[paper];
  return orientation === 'portrait' ? [short, long] : [long, short];
}

export interface SheetFields {
  /** 図番号: 図6-3. */
  readonly figure: string;
  /** Document and chapter, beside the title. */
  readonly document: string;
  /** 測量法 承認番号; empty = a blank line to be filled in. */
  readonly approval: string;
  readonly author: string;
  /** ISO date; empty = the day on which it is printed. */
  readonly date: string;
}

/** Millimetres. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface BlockPlace {
  /** Unique in the sheet. */
  readonly id: string;
  readonly frame: Frame;
}

/**
 * Texts may name `{{city}}`, `{{zone}}` (the sheet's subject), `{{hazard}}`, `{{scale}}`, `{{figure}}`, `{{document}}`,
 * `{{scenario}}`, `{{date}}`, `{{author}}`, `{{page}}`, `{{pages}}`.
 */
export type SheetBlock =
  | (BlockPlace & { readonly kind: 'map'; readonly map: MapContent })
  | (BlockPlace & { readonly kind: 'title' | 'subtitle'; readonly text: string })
  | (BlockPlace & { readonly kind: 'text'; readonly text: string; readonly look: TextLook })
  /** One or two sentences made from the numbers, in the style of plan documents. */
  | (BlockPlace & { readonly kind: 'sentence'; readonly sentence: SentenceRequest })
  | (BlockPlace & { readonly kind: 'legend' | 'scale_bar' | 'north'; readonly map: string })
  | (BlockPlace & { readonly kind: 'table'; readonly table: TableRequest })
  | (BlockPlace & { readonly kind: 'chart'; readonly table: TableRequest })
  /** How the numbers came about: method, assumptions, inputs. */
  | (BlockPlace & { readonly kind: 'evidence'; readonly table: TableRequest })
  | (BlockPlace & { readonly kind: 'logo'; readonly image: SheetImage | null })
  /** `white_note` 「白い部分は安全を意味しません」 cannot be taken from a sheet with a hazard map. */
  | (BlockPlace & { readonly kind: 'white_note' | 'sources' | 'approval' | 'credits' | 'page_number' });
export type SheetBlockKind = SheetBlock['kind'];

export interface TextLook {
  readonly sizePt: number;
  readonly bold: boolean;
  readonly align: 'left' | 'centre' | 'right';
}

/** A picture of the user's own, PNG or JPEG, in base64. */
export interface SheetImage {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly base64: string;
}

/** What a map frame shows. */
export interface MapContent {
  readonly view: MapView;
  readonly hazard: HazardKey | null;
  /** Who carries the ramp; never both (ui.md §4). Flat maps: the ground. */
  readonly carrier: 'ground' | 'buildings';
  readonly zoneKinds: readonly FiledZoneKind[];
  readonly hazardAreas: readonly ('landslide' | 'collapse')[];
  readonly facilities: readonly FacilityKind[];
  readonly buildings: boolean;
  readonly labels: boolean;
  /** Id of the scenario whose zones are drawn; null = 現行. */
  readonly scenario: string | null;
  /** The other scenario of a map of the difference: ground taken out and taken in are drawn. */
  readonly comparedWith?: string;
}

export type MapView =
  /** Straight down, exact: the scale is that of the paper. */
  | {
      readonly kind: 'flat';
      /** Metres of the city's plane; null = the middle of the subject, or of the city. */
      readonly centre: readonly [x: number, y: number] | null;
      /** 10000 for 1:10,000; null = the largest round scale at which the subject fits. */
      readonly scale: number | null;
      /** Clockwise turn of the map's up from north. 0 = north is up. */
      readonly rotationDegrees: number;
    }
  /** A camera of the 3D scene. */
  | { readonly kind: 'oblique'; readonly camera: SheetCamera | null };

/** As the scene holds it: position in degrees and ellipsoidal metres, angles in degrees; null = the home view. */
export interface SheetCamera {
  readonly lon: number;
  readonly lat: number;
  readonly heightMeters: number;
  readonly headingDegrees: number;
  readonly pitchDegrees: number;
}

/** Round scales that a map is printed at. Source: ui.md §6; 1:500 … 1:2,000 for the maps of single zones, 50,000 for a city on A4. */
export const roundScales = [
  500, 1000, 1500, 2000, 2500, 5000, 7500, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 75_000, 100_000,
  150_000, 200_000, 250_000,
] as const;

/** One table of one question, and how its long form is laid out on paper. */
export interface TableRequest {
  readonly question: string;
  /** What differs from the question's defaults. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Id of the answer's table. */
  readonly table: string;
  readonly scenario: string | null;
  /** Rows kept: by key column, the values that stay. */
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** Only rows of the sheet's subject (`zone_kind`, `zone_id`). */
  readonly ofSubject: boolean;
  /** Key columns that go across; the others that have more than one value go down. */
  readonly across: readonly string[];
  /** Key columns that go down, from the outermost; the others are added up where they may be. Absent: all that don't go across. */
  readonly down?: readonly string[];
  /** Value columns in their order; empty = all. */
  readonly values: readonly string[];
  /** Add up over additive value columns: a last row 合計. */
  readonly total: boolean;
  /** Printed above it: 表6-3　浸水深 × 階数; empty = the table's own title. */
  readonly title: string;
}

export interface SentenceRequest {
  /** Which fact is told: see `sentenceKinds` of the exports. */
  readonly sentence: string;
  readonly hazard: HazardKey;
  readonly scenario: string | null;
}

/** What one sheet of an atlas is about. The city where it is not an atlas. */
export type SheetSubject =
  | { readonly kind: 'city' }
  | { readonly kind: 'zone'; readonly zoneKind: ZoneKind; readonly zoneId: string; readonly name: string }
  | { readonly kind: 'scenario'; readonly scenario: string; readonly name: string };

/** Something to look at before the sheet is saved. Nothing here blocks saving, but an `error` leaves a block empty. */
export interface SheetProblem {
  readonly code: /** The data of a map's layer, or of a table, is not in the city. */
    | 'data-missing'
    | 'part-missing'
    | 'overflow'
    | 'glyph-missing'
    | 'approval-open'
    | 'scale-off'
    | 'table-broken'
    | 'mostly-unknown'
    | 'out-of-memory'
    | 'failed';
  readonly severity: 'error' | 'warning';
  /** Block it concerns; null = the sheet. */
  readonly block: string | null;
  /** What is wrong and what to do. */
  readonly text: Text;
}
