import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { Tooltip } from './Tooltip.tsx';

export interface SegmentedOption<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** Why it cannot be chosen; shown as a tooltip, also to the keyboard. */
  readonly disabledBecause?: string;
}

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly SegmentedOption<T>[];
  readonly onChange: (value: T) => void;
  readonly size?: 'normal' | 'large';
}

/**
 * Two to six exclusive choices; the chosen one is `aria-pressed`. Built on the multiple toggle group, because the single
 * one gives radio buttons; arrow keys move between the choices.
 */
export function Segmented<T extends string>({ label, value, options, onChange, size = 'normal' }: SegmentedProps<T>) {
  const choose = (pressed: string[]): void => {
    const next = options.find((option) => pressed.includes(option.value) && option.value !== value);
    if (next !== undefined && next.disabledBecause === undefined) onChange(next.value);
  };
  return (
    <ToggleGroup.Root
      type="multiple"
      role="group"
      className={`segmented segmented-${size}`}
      aria-label={label}
      value={value === null ? [] : [value]}
      onValueChange={choose}
    >
      {options.map((option) => (
        <Tooltip key={option.value} text={option.disabledBecause}>
          <ToggleGroup.Item
            value={option.value}
            className="segment"
            aria-pressed={option.value === value}
            aria-disabled={option.disabledBecause !== undefined}
          >
            {option.label}
          </ToggleGroup.Item>
        </Tooltip>
      ))}
    </ToggleGroup.Root>
  );
}
