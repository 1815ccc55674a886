import type { ParameterMeta } from '../../analysis/parameter-meta.ts';
import type { Text } from '../../domain/answer.ts';

type Json = Readonly<Record<string, unknown>>;

export type FieldControl =
  | NonNullable<ParameterMeta['control']>
  | 'number'
  | 'choice'
  | 'choices'
  | 'switch'
  | 'text'
  /** Nothing that a form can show: stays as the question has it. */
  | 'fixed';

/** One parameter of a question, as its form shows it. */
export interface FormField {
  readonly name: string;
  /** Type in the JSON Schema. */
  readonly type: string;
  readonly control: FieldControl;
  readonly title: Text;
  readonly unit: string;
  /** The default is no law and may be changed. */
  readonly assumption: boolean;
  readonly source?: Text;
  /** Null is a value too: nothing is given. */
  readonly nullable: boolean;
  /** Values of an enum, of the items of a list, or names of weights. */
  readonly values: readonly string[];
  readonly labels: Readonly<Record<string, Text>>;
  readonly step?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a list. */
  readonly minimumItems: number;
  readonly maximumItems: number;
}

/** The fields of a question's form, from the JSON Schema of its parameters with `bosai` notes (ParameterMeta). */
export function formFields(form: Json): readonly FormField[] {
  return Object.entries(objectAt(form, 'properties')).map(([name, schema]) => formField(name, schema as Json, form));
}

function formField(name: string, given: Json, form: Json): FormField {
  const schema = resolved(given, form);
  const meta = { ...objectAt(schema, 'bosai'), ...objectAt(given, 'bosai') } as Partial<ParameterMeta>;
  const items = resolved(objectAt(schema, 'items'), form);
  const values = valuesOf(schema, items);
  return {
    name,
    type: typeof schema.type === 'string' ? schema.type : '',
    control: meta.control ?? controlOf(schema, items, values),
    title: meta.title ?? { ja: name, en: name },
    unit: meta.unit ?? '',
    assumption: meta.assumption ?? false,
    ...(meta.source && { source: meta.source }),
    nullable: isNullable(given),
    values,
    labels: meta.options ?? {},
    ...numbersOf(schema.type === 'array' ? items : schema.type === 'object' ? weightOf(schema) : schema),
    ...(meta.step !== undefined && { step: meta.step }),
    minimumItems: typeof schema.minItems === 'number' ? schema.minItems : 0,
    maximumItems: typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY,
  };
}

function controlOf(schema: Json, items: Json, values: readonly string[]): FieldControl {
  if (schema.type === 'boolean') return 'switch';
  if (schema.type === 'number' || schema.type === 'integer') return 'number';
  if (schema.type === 'array' && (items.type === 'number' || items.type === 'integer')) return 'numbers';
  if (values.length > 0) return schema.type === 'array' ? 'choices' : 'choice';
  return schema.type === 'string' ? 'text' : 'fixed';
}

function valuesOf(schema: Json, items: Json): readonly string[] {
  if (schema.type === 'object') return enumOf(objectAt(schema, 'propertyNames'));
  const own = schema.type === 'array' ? items : schema;
  return 'const' in own ? [String(own.const)] : enumOf(own);
}

const enumOf = (schema: Json): readonly string[] => (Array.isArray(schema.enum) ? schema.enum.map(String) : []);

const isNullable = ({ anyOf, type }: Json): boolean =>
  Array.isArray(anyOf) && type === undefined && anyOf.some((option: Json) => option.type === 'null');

const weightOf = (schema: Json): Json => objectAt(schema, 'additionalProperties');

/** Limits of a number. An exclusive one is left to the question, which says what is wrong. */
function numbersOf(schema: Json): Pick<FormField, 'step' | 'minimum' | 'maximum'> {
  const minimum = schema.minimum ?? schema.exclusiveMinimum;
  const maximum = schema.maximum ?? schema.exclusiveMaximum;
  return {
    ...(schema.type === 'integer' && { step: 1 }),
    ...(typeof minimum === 'number' && minimum > Number.MIN_SAFE_INTEGER && { minimum }),
    ...(typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER && { maximum }),
  };
}

/** Zod writes a schema that is used twice as a reference, and an optional or nullable one as a choice. */
function resolved(schema: Json, form: Json): Json {
  const reference = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
  if (reference !== undefined) return { ...resolved(objectAt(objectAt(form, '$defs'), reference), form), ...schema };
  const options = Array.isArray(schema.anyOf) ? (schema.anyOf as readonly Json[]) : [];
  const [only, ...others] = options.filter(({ type }) => type !== 'null');
  return only !== undefined && others.length === 0 ? { ...resolved(only, form), ...schema } : schema;
}

const objectAt = (object: Json, name: string): Json => {
  const value = object[name];
  return typeof value === 'object' && value !== null ? (value as Json) : {};
};
