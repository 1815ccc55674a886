import type { FacilityKind } from '../../domain/datasets.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';

/** How a line looks on paper. */
export interface PaperLine {
  readonly colour: string;
  readonly widthMm: number;
  /** White casing a side; 0 none. */
  readonly casingMm: number;
  readonly dashMm?: readonly number[];
}

/**
 * Lines of the screen (ui.md §4, CSS pixels of 1/96 inch) on paper: 3.5 px are 0.9 mm. Kinds that ui.md doesn't name are
 * context: thin, grey, told apart by their dashes, so that they differ in greyscale too.
 */
export const zoneLines: Readonly<Record<FiledZoneKind, PaperLine>> = {
  residence: { colour: '#0b5d3b', widthMm: 0.9, casingMm: 0.45 },
  urban_function: { colour: '#5b2b8c', widthMm: 0.8, casingMm: 0.45, dashMm: [3.2, 1.3] },
  planning_area: { colour: '#4a4f57', widthMm: 0.5, casingMm: 0.25, dashMm: [5, 1, 0.8, 1] },
  area_classification: { colour: '#4a4f57', widthMm: 0.4, casingMm: 0.2, dashMm: [4, 0.9, 0.6, 0.9] },
  use_district: { colour: '#6f757c', widthMm: 0.2, casingMm: 0 },
  district: { colour: '#767676', widthMm: 0.2, casingMm: 0, dashMm: [1.6, 0.8] },
  school_district: { colour: '#5f4a1f', widthMm: 0.35, casingMm: 0.2, dashMm: [2, 1.4] },
  municipality: { colour: '#1a1a1a', widthMm: 0.4, casingMm: 0.2, dashMm: [6, 1, 0.5, 1, 0.5, 1] },
  disaster_risk_area: { colour: '#ce0000', widthMm: 0.5, casingMm: 0.25, dashMm: [1, 0.8] },
  other: { colour: '#4a4f57', widthMm: 0.3, casingMm: 0.2 },
};

/** From back to front: what the map is about lies over what is context. */
export const zoneOrder: readonly FiledZoneKind[] = [
  'use_district',
  'district',
  'other',
  'school_district',
  'area_classification',
  'planning_area',
  'municipality',
  'disaster_risk_area',
  'residence',
  'urban_function',
];

/** Zones that carry a plate with their kind's name on the line. Source: ui.md §4. */
export const platedZones: readonly FiledZoneKind[] = ['residence', 'urban_function', 'disaster_risk_area'];

export interface AreaStyle {
  readonly fill: string;
  readonly fillOpacity: number;
  readonly line: PaperLine;
}

/** Rank 1 警戒区域 (or 氾濫流), 2 特別警戒区域 (or 河岸侵食), 3 both. Source: ui.md §4. */
export const areaStyles: Readonly<Record<'landslide' | 'collapse', Readonly<Record<number, AreaStyle>>>> = {
  landslide: {
    1: { fill: '#e6c832', fillOpacity: 0.45, line: { colour: '#7a6400', widthMm: 0.35, casingMm: 0 } },
    2: { fill: '#a50021', fillOpacity: 0.34, line: { colour: '#a50021', widthMm: 0.5, casingMm: 0 } },
  },
  collapse: {
    1: {
      fill: '#b33f00',
      fillOpacity: 0.16,
      line: { colour: '#b33f00', widthMm: 0.4, casingMm: 0, dashMm: [2.1, 1.1] },
    },
    2: { fill: '#7a3c14', fillOpacity: 0.28, line: { colour: '#7a3c14', widthMm: 0.5, casingMm: 0 } },
    3: { fill: '#7a3c14', fillOpacity: 0.36, line: { colour: '#7a3c14', widthMm: 0.5, casingMm: 0 } },
  },
};

/** An area whose source says no rank: it is there, but which it is isn't known. */
export const unrankedArea: AreaStyle = {
  fill: '#e3e5e8',
  fillOpacity: 0.5,
  line: { colour: '#6f757c', widthMm: 0.35, casingMm: 0, dashMm: [1, 0.8] },
};

export const areaStyle = (hazard: 'landslide' | 'collapse', rank: number): AreaStyle =>
  areaStyles[hazard][rank] ?? unrankedArea;

/** Base map. Source: ui.md §4, Base. */
export const groundColour = '#eceff2';
export const roadColour = '#ffffff';
export const waterColour = '#9cc2e0';
export const waterEdge = '#5f8fb8';
/** Buildings that carry no colours of a hazard, on the ground's. Source: ui.md §6. */
export const neutralBuilding = { colour: '#3c424c', opacity: 0.26 } as const;
/** Edge of buildings that carry the colours. Source: ui.md §4, Buildings (72 % over white paper's colours). */
export const buildingEdge = { colour: '#3a3e46', widthMm: 0.1, opacity: 0.72 } as const;

/** 135°, as on the screen. Source: ui.md §4, States; widths for paper. */
export const unknownHatch = {
  kind: 'lines',
  colour: '#6f757c',
  angleDegrees: 135,
  widthMm: 0.18,
  spacingMm: 1.5,
} as const;
export const unknownHatchOfBuildings = { ...unknownHatch, widthMm: 0.12, spacingMm: 0.7 } as const;
/** Edge of the survey. */
export const surveyEdge: PaperLine = { colour: '#6f757c', widthMm: 0.3, casingMm: 0, dashMm: [1.6, 1.3] };
/** Between classes of the ground; thinner where colours tell them apart already. Source: ui.md §6. */
export const classBorder = { grey: { widthMm: 0.2, opacity: 1 }, colour: { widthMm: 0.1, opacity: 0.55 } } as const;

export const frameLine = { colour: '#1a1a1a', widthMm: 0.5 } as const;
export const textColour = '#2b3036';
export const waterTextColour = '#1d4e80';

const facilityColours: Readonly<Partial<Record<FacilityKind, string>>> = {
  evacuation_site: '#197a4b',
  shelter: '#197a4b',
  medical: '#0017c1',
  welfare: '#7a3f00',
  school: '#4a5568',
  station: '#1a1a1a',
};
export const facilityColour = (kind: FacilityKind): string => facilityColours[kind] ?? '#545454';

/** Of a map of the difference. Sources: ui.md §4, Editing; 現行 dashed 9–6 px. */
export const currentLine = { colour: '#4d4d4d', widthMm: 0.5, dashMm: [2.4, 1.6] } as const;
export const differenceDots = {
  kind: 'dots',
  colour: '#4d4d4d',
  angleDegrees: 0,
  widthMm: 0.45,
  spacingMm: 1.7,
} as const;
export const differencePlus = { kind: 'plus', angleDegrees: 0, widthMm: 0.22, spacingMm: 2.2 } as const;
