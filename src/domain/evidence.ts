/** How a number came about: everything a council can ask for, printable as a footnote. */
export interface Evidence {
  readonly question: string;
  /** Name of the plan's scenario that it was asked of; absent: 現行. */
  readonly scenario?: string;
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string | number | boolean | null>>;
  readonly inputs: readonly EvidenceInput[];
  /** Plane-rectangular CRS that areas and distances were taken in: `EPSG:6677`. */
  readonly planarCrs: string;
  /** Steps from input to number, as message keys with values (`evidence.method.<code>`). */
  readonly method: readonly { readonly code: string; readonly values?: Readonly<Record<string, string | number>> }[];
  /** Values that are defaults of this tool, not law; the user may edit them. */
  readonly assumptions: readonly {
    readonly code: string;
    readonly value: string | number;
    readonly editable: boolean;
  }[];
  readonly rounding: string;
  /** How far the answer moves when what was assumed is taken otherwise; made on demand (`computeSensitivity`). */
  readonly sensitivity?: readonly SensitivityBand[];
  /** ISO 8601. */
  readonly computedAt: string;
}

export interface EvidenceInput {
  readonly title: string;
  readonly file: string;
  readonly year?: number;
  readonly licence?: string;
  readonly sha256?: string;
  readonly crs: string;
  readonly rows: number;
}

/** One assumption taken otherwise, and what the headline number becomes. */
export interface SensitivityBand {
  /** `largest-overlap`, `rank-bounds`, `weights` … (message key `evidence.sensitivity.<code>`). */
  readonly code: string;
  readonly low: number;
  readonly high: number;
  /** As asked. */
  readonly value: number;
  readonly unit: string;
}

export const checkCodes = [
  'population-conserved',
  'buildings-once',
  /** Floor areas add up to the city's. */
  'areas-sum',
  /** Areas on the ground add up to the zone's. */
  'zone-area',
  'facilities-once',
  /** People of the 人流 source = people in the table + those of meshes without buildings. */
  'flow-conserved',
  'spending-conserved',
  'projection-conserved',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** One law that a table must hold; a table that breaks one is shown in red, never printed as if right. */
export interface TableCheck {
  readonly code: CheckCode;
  readonly expected: number;
  readonly found: number;
  readonly difference: number;
  readonly holds: boolean;
  /** Which part of the table: zone kind, hazard, measure. */
  readonly scope?: Readonly<Record<string, string>>;
}
