import { useEffect, useState } from 'react';
import { useWords } from '../../shell/use-words.ts';
import type { FormField } from '../form-fields.ts';

interface NumberFieldProps {
  readonly label: string;
  readonly field: Pick<FormField, 'step' | 'minimum' | 'maximum' | 'nullable'>;
  /** Null: nothing is given. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** After the last key the number counts. */
const WAIT_MILLISECONDS = 400;

/** A number with its limits. What is no number, or outside them, is marked and asked of nobody. */
export function NumberField({ label, field, value, onChange }: NumberFieldProps) {
  const { t } = useWords();
  const [text, setText] = useState(String(value ?? ''));
  const [typed, setTyped] = useState(false);
  const number = text.trim() === '' ? Number.NaN : Number(text.normalize('NFKC').replaceAll(',', ''));
  const wrong = Number.isNaN(number) || number < (field.minimum ?? -Infinity) || number > (field.maximum ?? Infinity);
  useEffect(() => {
    if (!typed) setText(String(value ?? ''));
  }, [value, typed]);
  useEffect(() => {
    if (!typed || wrong) return;
    const timer = setTimeout(() => {
      setTyped(false);
      const next = Number.isNaN(number) ? null : number;
      if (next !== value) onChange(next);
    }, WAIT_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed, wrong, number, value, onChange]);
  const limits = { from: field.minimum ?? '', to: field.maximum ?? '' };
  return (
    <span className="number-field">
      <input
        type="text"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={wrong}
        title={wrong ? t('parameter.wrong', limits) : undefined}
        placeholder={field.nullable ? t('parameter.notGiven') : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setTyped(true);
        }}
        onKeyDown={(event) => {
          const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (way === undefined || Number.isNaN(number)) return;
          event.preventDefault();
          setText(String(stepped(number, way * (field.step ?? 1), field)));
          setTyped(true);
        }}
      />
      {wrong && (
        <span className="field-problem" role="alert">
          {t('parameter.wrong', limits)}
        </span>
      )}
    </span>
  );
}

/** Full-width digits and thousands commas are read too; NaN of what is no number. */
export const numberOf = (text: string): number =>
  text.trim() === '' ? Number.NaN : Number(text.normalize('NFKC').replaceAll(',', ''));

export const isWithin = (value: number, { minimum, maximum }: Pick<FormField, 'minimum' | 'maximum'>): boolean =>
  value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity);

/** One step on, within the limits; steps are decimal, so the sum is rounded to their places. */
function stepped(value: number, step: number, { minimum, maximum }: NumberFieldProps['field']): number {
  const places = Math.max(String(step).split('.')[1]?.length ?? 0, String(value).split('.')[1]?.length ?? 0);
  const next = Number((value + step).toFixed(places));
  return Math.min(maximum ?? Infinity, Math.max(minimum ?? -Infinity, next));
}
