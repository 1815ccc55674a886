import { useEffect, useState } from 'react';
import type { Text } from '../../../domain/answer.ts';
import { buildingUsages } from '../../../domain/building-codes.ts';
import { type HazardKey, parseHazardKey } from '../../../domain/hazard.ts';
import { hazardLabel } from '../../../project/language/hazard-label.ts';
import type { ParameterValue } from '../../../project/project-schema.ts';
import { Checkbox } from '../../controls/Checkbox.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { useProjectActions } from '../../shell/ProjectContext.tsx';
import { useWords, type Words } from '../../shell/use-words.ts';
import type { CityFacts } from '../explore-data.ts';
import type { FormField } from '../form-fields.ts';
import type { ParameterChoices } from '../question-data.ts';
import { isWithin, NumberField, numberOf } from './NumberField.tsx';
import { kindName } from './TableTools.tsx';

export interface ParameterFieldProps {
  readonly field: FormField;
  readonly city: CityFacts;
  readonly choices: ParameterChoices;
  readonly value: unknown;
  readonly onChange: (value: ParameterValue) => void;
}

/** The control of one parameter, by its kind. */
export function ParameterField(props: ParameterFieldProps) {
  const { field, value, onChange } = props;
  const { pick } = useWords();
  const label = pick(field.title);
  const labelled = (own: string): string => pick(field.labels[own] ?? { ja: own, en: own });
  switch (field.control) {
    case 'year':
    case 'number':
      return (
        <NumberField label={label} field={field} value={typeof value === 'number' ? value : null} onChange={onChange} />
      );
    case 'numbers':
      return <NumberList {...props} label={label} />;
    case 'weights':
      return <Weights {...props} />;
    case 'switch':
      return <Checkbox label={label} showLabel={false} checked={value === true} onChange={onChange} />;
    case 'choice':
      return (
        <SelectMenu
          label={label}
          value={String(value)}
          options={field.values.map((own) => ({ value: own, label: labelled(own) }))}
          onChange={onChange}
        />
      );
    case 'hazard':
      return <HazardField {...props} label={label} />;
    case 'text':
      return (
        <input
          className="text-field"
          aria-label={label}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return <ManyOf {...props} label={label} />;
  }
}

type LabelledProps = ParameterFieldProps & { readonly label: string };

/** The one hazard that the question is about is the one of the screen. */
function HazardField({ field, city, value, label }: LabelledProps) {
  const { language } = useWords();
  const { choose } = useProjectActions();
  const options = city.hazardKeys.filter((key) => field.values.length === 0 || field.values.includes(key));
  return (
    <SelectMenu
      label={label}
      value={String(value)}
      options={options.map((key) => ({ value: String(key), label: hazardLabel(key, language) }))}
      onChange={(next) => {
        const { hazard, scale } = parseHazardKey(next);
        choose({ hazard, sourceName: null, ...(scale !== '' && { scale }) });
      }}
    />
  );
}

/** Any number out of a few: kinds of zones, hazards, categories. The last one stays where one must. */
function ManyOf({ field, city, choices, value, onChange, label }: LabelledProps) {
  const { t, pick, language } = useWords();
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const options = optionsOf(field, city, choices);
  const name = (own: string): string => {
    if (field.control === 'zone_kinds') return kindName(own, t('residence.city'), pick);
    if (field.control === 'hazards') return hazardLabel(own as HazardKey, language);
    return pick(field.labels[own] ?? ({ ja: own, en: own } satisfies Text));
  };
  const toggle = (own: string, on: boolean): void => {
    const next = options.filter((option) => (option === own ? on : chosen.includes(option)));
    if (next.length >= field.minimumItems) onChange([...next]);
  };
  return (
    <fieldset className="many-of" aria-label={label}>
      {options.map((own) => (
        <Checkbox key={own} label={name(own)} checked={chosen.includes(own)} onChange={(on) => toggle(own, on)} />
      ))}
    </fieldset>
  );
}

function optionsOf({ control, values }: FormField, city: CityFacts, choices: ParameterChoices): readonly string[] {
  const all: readonly string[] =
    control === 'zone_kinds'
      ? ['city', ...city.zoneKinds]
      : control === 'hazards'
        ? city.hazardKeys
        : control === 'categories'
          ? choices.categories
          : values;
  return values.length === 0 ? all : all.filter((own) => values.includes(own));
}

/** A list of numbers, written with commas between them. What cannot be read is marked and asked of nobody. */
function NumberList({ field, value, onChange, label }: LabelledProps) {
  const { t } = useWords();
  const own = Array.isArray(value) ? value.join(', ') : '';
  const [text, setText] = useState(own);
  useEffect(() => setText(own), [own]);
  const parts = text.split(/[,、\s]+/).filter((part) => part !== '');
  const numbers = parts.map(numberOf);
  const wrong = numbers.length < field.minimumItems || numbers.some((number) => !isWithin(number, field));
  const commit = (): void => {
    if (!wrong && numbers.join(', ') !== own) onChange(numbers);
  };
  return (
    <span className="number-field">
      <input
        type="text"
        className="text-field"
        aria-label={label}
        aria-invalid={wrong}
        placeholder={t('parameter.notGiven')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      {wrong && (
        <span className="field-problem" role="alert">
          {t('parameter.wrongList')}
        </span>
      )}
    </span>
  );
}

/** Weight of what is not given. */
const WEIGHT_NOT_GIVEN = 1;

/** Numbers by name: a weight or a rank for each hazard of the city, a weight for each use of buildings. */
function Weights({ field, city, value, onChange }: ParameterFieldProps) {
  const words = useWords();
  const given = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, number>>) : {};
  const names = [...new Set([...city.hazardKeys.filter((key) => field.values.includes(key)), ...Object.keys(given)])];
  return (
    <fieldset className="weights" aria-label={words.pick(field.title)}>
      {names.map((name) => (
        <div key={name}>
          <span aria-hidden>{weightName(name, field, words)}</span>
          <NumberField
            label={weightName(name, field, words)}
            field={field}
            value={given[name] ?? WEIGHT_NOT_GIVEN}
            onChange={(next) => next !== null && onChange({ ...given, [name]: next })}
          />
        </div>
      ))}
    </fieldset>
  );
}

/** Usage code of buildings whose source gives none. */
const USAGE_NOT_GIVEN = '0';

function weightName(name: string, { labels }: FormField, { t, pick, language }: Words): string {
  if (name === USAGE_NOT_GIVEN) return t('parameter.usageNotGiven');
  const usage = buildingUsages.find(({ code }) => String(code) === name);
  const text = labels[name] ?? usage;
  if (text !== undefined) return pick(text);
  return name.includes(':') ? hazardLabel(name as HazardKey, language) : name;
}
