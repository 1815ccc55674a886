import * as z from 'zod/mini';
import { type HazardKey, hazardKey, hazardScales, hazards } from '../../domain/hazard.ts';
import { CURRENT_SCENARIO, measureApproaches, measureTerms } from '../../domain/plan.ts';
import { zoneKinds } from '../../domain/zone-kind.ts';

export const PLAN_VERSION = 1;

const idSchema = z.string().check(z.minLength(1));
const yearSchema = z.int().check(z.minimum(1900), z.maximum(2200));
const hazardSchema = z.enum(hazards);
const hazardKeys = hazards.flatMap((hazard) => hazardScales.map((scale): HazardKey => hazardKey(hazard, scale)));
const hazardKeySchema = z.literal(hazardKeys);

/** z.number takes neither NaN nor Infinity. */
const positionSchema = z.tuple([z.number(), z.number()]);
const ringSchema = z.array(positionSchema).check(z.minLength(3));
const polygonSchema = z.array(ringSchema).check(z.minLength(1));

const zoneSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Stored as 16 bits in the city. */
  code: z.int().check(z.minimum(0), z.maximum(65_535)),
  polygons: z.array(polygonSchema),
});

/** What must differ between entries of a list: an id that stands twice would make one entry hide the other. */
const hasUniqueIds = (entries: readonly { readonly id: string }[]): boolean =>
  new Set(entries.map(({ id }) => id)).size === entries.length;
const uniqueIds = z.refine<readonly { readonly id: string }[]>(hasUniqueIds, { error: 'unique-ids' });

const scenarioSchema = z.object({
  id: idSchema,
  name: z.string().check(z.minLength(1)),
  colour: z.templateLiteral(['#', z.string().check(z.regex(/^[0-9a-fA-F]{6}$/))]),
  description: z.string(),
  zones: z.partialRecord(z.enum(zoneKinds), z.array(zoneSchema).check(uniqueIds)),
  hazard: hazardSchema,
  scale: z.enum(hazardScales),
  year: z.nullable(yearSchema),
  timeOfDay: z.enum(['night', 'day', 'all']),
  parameters: z.record(z.string(), z.record(z.string(), z.json())),
  measures: z.array(z.string()),
  changedAt: z.iso.datetime({ offset: true }),
});

const placeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('city') }),
  z.object({ kind: z.literal('zones'), zoneKind: z.enum(zoneKinds), zoneIds: z.array(idSchema) }),
  z.object({ kind: z.literal('facilities'), facilityIds: z.array(idSchema) }),
  z.object({ kind: z.literal('drawn'), polygons: z.array(polygonSchema) }),
]);

const targetSchema = z.object({
  indicator: z.string(),
  unit: z.string(),
  baseline: z.nullable(z.number()),
  baselineYear: z.nullable(yearSchema),
  goal: z.nullable(z.number()),
  goalYear: z.nullable(yearSchema),
});

const effectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lower_depth'), hazards: z.array(hazardKeySchema), meters: z.number() }),
  z.object({
    kind: z.literal('new_shelter'),
    facilityKind: z.enum(['shelter', 'evacuation_site']),
    position: positionSchema,
    capacity: z.nullable(z.number().check(z.minimum(0))),
    usableFor: z.array(hazardSchema),
  }),
  z.object({ kind: z.literal('minimum_storeys'), storeys: z.int().check(z.minimum(1)) }),
  z.object({ kind: z.literal('relocate'), share: z.number().check(z.minimum(0), z.maximum(1)) }),
]);

const measureSchema = z.object({
  id: idSchema,
  name: z.string(),
  clause: z.string(),
  approach: z.enum(measureApproaches),
  hazards: z.array(hazardSchema),
  place: placeSchema,
  actor: z.string(),
  terms: z.array(z.enum(measureTerms)),
  target: z.optional(targetSchema),
  effect: z.optional(effectSchema),
  note: z.string(),
});

/** A plan as it is saved. 現行 stands first and has no edits: everything else is compared with it. */
export const planSchema = z.object({
  version: z.literal(PLAN_VERSION),
  scenarios: z.array(scenarioSchema).check(
    z.minLength(1),
    uniqueIds,
    z.refine(
      ([first]) => first === undefined || (first.id === CURRENT_SCENARIO && Object.keys(first.zones).length === 0),
      { error: 'current-first' },
    ),
  ),
  measures: z.array(measureSchema).check(uniqueIds),
});
