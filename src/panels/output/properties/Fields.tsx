import { type ReactNode, useId, useRef, useState } from 'react';
import { useWords } from '../../shell/use-words.ts';

interface RowProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A name and a control that names itself. */
export function Row({ label, children }: RowProps) {
  return (
    <>
      <span className="property-name">{label}</span>
      <div className="property-value">{children}</div>
    </>
  );
}

interface TextRowProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly lines?: number;
  readonly type?: 'text' | 'date';
  readonly wrong?: boolean;
  /** Everything typed while the field has the focus is one gesture. */
  readonly onChange: (value: string, gesture: string) => void;
}

export function TextRow({ label, value, placeholder, lines, type = 'text', wrong = false, onChange }: TextRowProps) {
  const id = useId();
  const gesture = useRef('');
  const shared = {
    id,
    value,
    placeholder,
    className: 'text-field',
    'aria-invalid': wrong,
    onFocus: () => {
      gesture.current = `type ${id} ${Date.now()}`;
    },
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value, gesture.current),
  };
  return (
    <>
      <label className="property-name" htmlFor={id}>
        {label}
      </label>
      <div className="property-value">
        {lines === undefined ? <input type={type} {...shared} /> : <textarea rows={lines} {...shared} />}
      </div>
    </>
  );
}

interface NumberRowProps {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly decimals?: number;
  readonly onChange: (value: number) => void;
}

/** A number that is taken when the field is left or Enter is pressed; full-width digits count. */
export function NumberRow({ label, value, unit, min, max, decimals = 1, onChange }: NumberRowProps) {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const shown = String(Number(value.toFixed(decimals)));
  const typed = text === null ? value : parseNumber(text);
  const wrong = typed === undefined || typed < min || typed > max;
  const take = (): void => {
    if (text !== null && typed !== undefined && !wrong && typed !== value) onChange(typed);
    if (!wrong) setText(null);
  };
  return (
    <>
      <label className="property-name" htmlFor={id}>
        {label}
      </label>
      <div className="property-value property-number">
        <input
          id={id}
          className="text-field"
          inputMode="decimal"
          value={text ?? shown}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={({ target }) => setText(target.value)}
          onBlur={take}
          onKeyDown={({ key }) => {
            if (key === 'Enter') take();
            if (key === 'Escape') setText(null);
          }}
        />
        <span className="property-unit">{unit}</span>
        {wrong && (
          <span id={`${id}-wrong`} className="output-wrong">
            {t('output.properties.invalid')}（{min}–{max}）
          </span>
        )}
      </div>
    </>
  );
}

function parseNumber(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[,\s]|mm|°/g, '')
    .replace('−', '-');
  const value = Number(plain);
  return plain === '' || !Number.isFinite(value) ? undefined : value;
}
