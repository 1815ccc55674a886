import type { ReactNode } from 'react';
import type { ButtonProps } from './Button.tsx';
import { Tooltip } from './Tooltip.tsx';

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'look' | 'size'> {
  /** Name and key: `北を上に（N）`; read out and shown as the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly tooltipSide?: 'top' | 'right' | 'bottom' | 'left';
}

export function IconButton({ label, icon, tooltipSide, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} side={tooltipSide}>
      <button type="button" aria-label={label} {...rest} className={`icon-button ${className ?? ''}`}>
        {icon}
      </button>
    </Tooltip>
  );
}
