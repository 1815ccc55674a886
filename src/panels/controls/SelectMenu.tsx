import { ChevronDown } from 'lucide-react';
import { Menu, MenuChoice } from './Menu.tsx';

interface SelectMenuProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly size?: 'normal' | 'large';
}

/** One of many: a button with the chosen value, which opens the list. */
export function SelectMenu<T extends string>({ label, value, options, onChange, size = 'normal' }: SelectMenuProps<T>) {
  const chosen = options.find((option) => option.value === value)?.label ?? '—';
  return (
    <Menu
      trigger={
        <button type="button" className={`select select-${size}`} aria-label={`${label}：${chosen}`}>
          <span className="select-value">{chosen}</span>
          <ChevronDown size={16} aria-hidden />
        </button>
      }
    >
      <MenuChoice value={value} options={options} onChange={onChange} />
    </Menu>
  );
}
