import * as z from 'zod/mini';
import { facilityKinds } from '../../domain/datasets.ts';
import { type HazardKey, hazardKey, hazardScales, hazards } from '../../domain/hazard.ts';
import { type Paper, papers } from '../../domain/sheet.ts';
import { zoneKinds } from '../../domain/zone-kind.ts';

export const SHEETS_VERSION = 1;

/** Sides of a block: what is smaller cannot be taken hold of, what is larger is no paper. */
const LARGEST_MM = 2000;

const idSchema = z.string().check(z.minLength(1));
const hazardKeySchema = z.literal(
  hazards.flatMap((hazard) => hazardScales.map((scale): HazardKey => hazardKey(hazard, scale))),
);
const lengthSchema = z.number().check(z.minimum(0), z.maximum(LARGEST_MM));
const placeSchema = z.number().check(z.minimum(-LARGEST_MM), z.maximum(LARGEST_MM));

const frameSchema = z.object({ x: placeSchema, y: placeSchema, width: lengthSchema, height: lengthSchema });

const viewSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('flat'),
    centre: z.nullable(z.tuple([z.number(), z.number()])),
    scale: z.nullable(z.number().check(z.minimum(1))),
    rotationDegrees: z.number(),
  }),
  z.object({
    kind: z.literal('oblique'),
    camera: z.nullable(
      z.object({
        lon: z.number(),
        lat: z.number(),
        heightMeters: z.number(),
        headingDegrees: z.number(),
        pitchDegrees: z.number(),
      }),
    ),
  }),
]);

const mapSchema = z.object({
  view: viewSchema,
  hazard: z.nullable(hazardKeySchema),
  carrier: z.enum(['ground', 'buildings']),
  zoneKinds: z.array(z.enum(zoneKinds)),
  hazardAreas: z.array(z.enum(['landslide', 'collapse'])),
  facilities: z.array(z.enum(facilityKinds)),
  buildings: z.boolean(),
  labels: z.boolean(),
  scenario: z.nullable(z.string()),
  comparedWith: z.optional(z.string()),
});

const tableSchema = z.object({
  question: idSchema,
  parameters: z.record(z.string(), z.json()),
  table: idSchema,
  scenario: z.nullable(z.string()),
  where: z.record(z.string(), z.array(z.string())),
  ofSubject: z.boolean(),
  across: z.array(z.string()),
  down: z.optional(z.array(z.string())),
  values: z.array(z.string()),
  total: z.boolean(),
  title: z.string(),
});

const imageSchema = z.object({ mediaType: z.enum(['image/png', 'image/jpeg']), base64: z.string() });
const place = { id: idSchema, frame: frameSchema };

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ ...place, kind: z.literal('map'), map: mapSchema }),
  z.object({ ...place, kind: z.enum(['title', 'subtitle']), text: z.string() }),
  z.object({
    ...place,
    kind: z.literal('text'),
    text: z.string(),
    look: z.object({
      sizePt: z.number().check(z.minimum(1), z.maximum(400)),
      bold: z.boolean(),
      align: z.enum(['left', 'centre', 'right']),
    }),
  }),
  z.object({
    ...place,
    kind: z.literal('sentence'),
    sentence: z.object({ sentence: idSchema, hazard: hazardKeySchema, scenario: z.nullable(z.string()) }),
  }),
  z.object({ ...place, kind: z.enum(['legend', 'scale_bar', 'north']), map: z.string() }),
  z.object({ ...place, kind: z.enum(['table', 'chart', 'evidence']), table: tableSchema }),
  z.object({ ...place, kind: z.literal('logo'), image: z.nullable(imageSchema) }),
  z.object({ ...place, kind: z.enum(['white_note', 'sources', 'approval', 'credits', 'page_number']) }),
]);

const hasUniqueIds = (entries: readonly { readonly id: string }[]): boolean =>
  new Set(entries.map(({ id }) => id)).size === entries.length;
/** An id that stands twice would make one entry hide the other. */
const uniqueIds = z.refine<readonly { readonly id: string }[]>(hasUniqueIds, { error: 'unique-ids' });

export const sheetSchema = z.object({
  id: idSchema,
  name: z.string(),
  template: z.optional(z.string()),
  paper: z.enum(Object.keys(papers) as [Paper, ...Paper[]]),
  orientation: z.enum(['portrait', 'landscape']),
  marginMm: z.number().check(z.minimum(0), z.maximum(100)),
  blocks: z.array(blockSchema).check(uniqueIds),
  colourVisionSafe: z.boolean(),
  greyscale: z.boolean(),
  dpi: z.number().check(z.minimum(36), z.maximum(1200)),
  fields: z.object({
    figure: z.string(),
    document: z.string(),
    approval: z.string(),
    author: z.string(),
    date: z.string(),
  }),
});

export const templateSchema = z.object({ id: idSchema, sheet: sheetSchema });

/** The sheets of a project and the city's own templates, as they are saved. */
export const sheetBookSchema = z.object({
  version: z.literal(SHEETS_VERSION),
  sheets: z.array(sheetSchema).check(uniqueIds),
  templates: z.array(templateSchema).check(uniqueIds),
});
