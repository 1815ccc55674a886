import { type ReactNode, useId } from 'react';
import { Checkbox } from '../../controls/Checkbox.tsx';

interface FormSectionProps {
  readonly label: string;
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

/** A group of controls with its name above and what is wrong below. */
export function FormSection({ label, problem, children }: FormSectionProps) {
  return (
    <fieldset className="form-section">
      <legend>{label}</legend>
      {children}
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

interface TextRowProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Takes the focus when the form opens. */
  readonly first?: boolean;
  readonly numeric?: boolean;
  readonly lines?: number;
  readonly problem?: string | undefined;
}

export function TextRow({ label, value, onChange, first = false, numeric = false, lines = 1, problem }: TextRowProps) {
  const id = useId();
  const shared = {
    id,
    className: 'text-field',
    value,
    'aria-invalid': problem !== undefined,
    ...(first && { 'data-first-focus': true }),
  };
  return (
    <div className={`form-row ${numeric ? 'form-row-number' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {lines > 1 ? (
        <textarea {...shared} rows={lines} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          {...shared}
          inputMode={numeric ? 'decimal' : 'text'}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

interface CheckRowProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
  readonly problem?: string | undefined;
}

/** Several of a few; the choice keeps the order of the options. */
export function CheckRow<T extends string>({ label, options, chosen, onChange, problem }: CheckRowProps<T>) {
  const set = (value: T, on: boolean): void =>
    onChange(options.map((option) => option.value).filter((one) => (one === value ? on : chosen.includes(one))));
  return (
    <FormSection label={label} problem={problem}>
      <div className="many-of">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={chosen.includes(option.value)}
            onChange={(on) => set(option.value, on)}
          />
        ))}
      </div>
    </FormSection>
  );
}
