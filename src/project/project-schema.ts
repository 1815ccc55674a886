import * as z from 'zod/mini';
import { hazards } from '../domain/hazard.ts';
import { allZoneKinds } from '../domain/zone-kind.ts';

/** 2: questions, their parameters, shown rows, saved queries. */
export const PROJECT_VERSION = 2;

/** The question that the exposure view answers. */
export const EXPOSURE_QUESTION = 'exposure';

export const modes = ['explore', 'plan', 'export', 'present'] as const;
export const languages = ['ja', 'en'] as const;
export const measures = [
  'population',
  'population65',
  'population75',
  'populationDay',
  'buildings',
  'floorArea',
  'verticalEvacuationImpossible',
] as const;
export const timesOfDay = ['night', 'day', 'all'] as const;
export const colourings = ['hazard', 'usage', 'storeys', 'evacuation'] as const;
/** What the ramp is painted on; never both (ui.md §4). */
export const carriers = ['buildings', 'ground'] as const;
const chosenScales = ['L1', 'L2'] as const;
const residenceStates = ['inside', 'outside', 'unknown'] as const;

/** Widths in px at which a side panel may stand. Source: ui.md §1. */
export const panelLimits = { left: { min: 240, max: 420 }, right: { min: 360, max: 640 } } as const;

const zoneKindOrCity = z.enum([...allZoneKinds, 'city']);
const depthRankOrState = z.literal(['none', 1, 2, 3, 4, 5, 6, 7, 8, 'unknown']);

/** Which buildings a table cell counts; null means "not restricted by this". */
const tableCellSchema = z.object({
  zoneKind: zoneKindOrCity,
  zoneId: z.nullable(z.string()),
  residence: z.nullable(z.enum(residenceStates)),
  hazard: z.enum(hazards),
  scale: z.enum(['L1', 'L2', '']),
  ranks: z.nullable(z.array(depthRankOrState)),
});

const selectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('building'), index: z.int().check(z.minimum(0)) }),
  z.object({ kind: z.literal('cell'), cell: tableCellSchema }),
]);

const cellSchema = z.nullable(z.union([z.string(), z.number()]));

/** Rows of an answer that stand out on the map and narrow the rest of it: those whose keys have these values. */
const shownRowsSchema = z.object({
  /** Id of the table that was pressed. */
  table: z.string(),
  /** By key column: `{ zone_kind: 'district', zone_id: '12', class: ['3', '4'] }`; a list stands for any of it. */
  where: z.record(z.string(), z.union([cellSchema, z.array(cellSchema)])),
});

/** A time that the people-flow source speaks of; codes as in `PeopleFlowDataset`. */
const timeSlotSchema = z.object({
  year: z.int(),
  month: z.int().check(z.minimum(0), z.maximum(12)),
  dayFlag: z.int().check(z.minimum(0), z.maximum(2)),
  timezone: z.int().check(z.minimum(0), z.maximum(255)),
});

const savedQuerySchema = z.object({ name: z.string().check(z.minLength(1)), sql: z.string() });

const layerChoiceSchema = z.object({
  visible: z.boolean(),
  opacity: z.number().check(z.minimum(0), z.maximum(1)),
  /** Attribute that a tileset is coloured by; '' = as it comes, absent = its first inundation column. */
  colourBy: z.optional(z.string()),
});

const panelWidth = (side: keyof typeof panelLimits) =>
  z.number().check(z.minimum(panelLimits[side].min), z.maximum(panelLimits[side].max));

/** Everything the user has chosen, as it is saved. Results and data are never part of it. */
export const projectSchema = z.object({
  version: z.literal(PROJECT_VERSION),
  mode: z.enum(modes),
  language: z.enum(languages),
  hazard: z.enum(hazards),
  scale: z.enum(chosenScales),
  /** River or coast that the tables are narrowed to; null = all (the largest rank of any). */
  sourceName: z.nullable(z.string()),
  timeOfDay: z.enum(timesOfDay),
  /** null = the year of the city's population. */
  year: z.nullable(z.int()),
  zoneKind: zoneKindOrCity,
  measure: z.enum(measures),
  colourBy: z.enum(colourings),
  carrier: z.enum(carriers),
  waterSurface: z.boolean(),
  view: z.enum(['2D', '3D']),
  colourVisionSafe: z.boolean(),
  /** By layer id; a layer that is not listed stands as the city gives it. */
  layers: z.record(z.string(), layerChoiceSchema),
  /** Layer ids from top to bottom; layers that are not listed follow in the city's order. */
  layerOrder: z.array(z.string()),
  panels: z.object({
    leftWidth: panelWidth('left'),
    rightWidth: panelWidth('right'),
    leftFolded: z.boolean(),
    rightFolded: z.boolean(),
    /** Absent in projects of before: open. */
    legendFolded: z.optional(z.boolean()),
  }),
  selection: z.nullable(selectionSchema),
  /** Id of the question that is asked. */
  question: z.string().check(z.minLength(1)),
  /** By question, then by parameter: only what differs from the question's defaults. */
  parameters: z.record(z.string(), z.record(z.string(), z.json())),
  shownRows: z.nullable(shownRowsSchema),
  /** null = the first time that the source speaks of. */
  slot: z.nullable(timeSlotSchema),
  /** Of the SQL console; names are unique. */
  savedQueries: z.array(savedQuerySchema),
  /** Id of the plan's scenario that questions are asked of. Absent in projects of before: 現行. */
  scenario: z.optional(z.string()),
});

export type Project = z.infer<typeof projectSchema>;
export type Mode = Project['mode'];
export type Language = Project['language'];
export type Measure = Project['measure'];
export type TimeOfDay = Project['timeOfDay'];
export type Colouring = Project['colourBy'];
export type LayerChoice = Project['layers'][string];
export type Selection = NonNullable<Project['selection']>;
export type ShownRows = NonNullable<Project['shownRows']>;
export type TimeSlot = NonNullable<Project['slot']>;
export type SavedQuery = Project['savedQueries'][number];
/** Value of a question's parameter. */
export type ParameterValue = Project['parameters'][string][string];

export const initialProject: Project = {
  version: PROJECT_VERSION,
  mode: 'explore',
  language: 'ja',
  hazard: 'river',
  scale: 'L2',
  sourceName: null,
  timeOfDay: 'night',
  year: null,
  zoneKind: 'district',
  measure: 'population',
  colourBy: 'hazard',
  carrier: 'buildings',
  waterSurface: true,
  view: '3D',
  colourVisionSafe: false,
  layers: {},
  layerOrder: [],
  panels: { leftWidth: 304, rightWidth: 480, leftFolded: false, rightFolded: false },
  selection: null,
  question: EXPOSURE_QUESTION,
  parameters: {},
  shownRows: null,
  slot: null,
  savedQueries: [],
};
