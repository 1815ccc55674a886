import { Checkbox as RadixCheckbox } from 'radix-ui';

interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean | 'indeterminate';
  readonly onChange: (checked: boolean) => void;
  /** With `false` the label is only read out: it stands elsewhere on the screen. */
  readonly showLabel?: boolean;
}

export function Checkbox({ label, checked, onChange, showLabel = true }: CheckboxProps) {
  const box = (
    <RadixCheckbox.Root
      className="checkbox"
      checked={checked}
      onCheckedChange={(state) => onChange(state === true)}
      aria-label={showLabel ? undefined : label}
    >
      <RadixCheckbox.Indicator className="checkbox-mark" />
    </RadixCheckbox.Root>
  );
  if (!showLabel) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the Radix check box inside
    <label className="checkbox-row">
      {box}
      {label}
    </label>
  );
}
