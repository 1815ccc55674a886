import { Tooltip as RadixTooltip } from 'radix-ui';
import type { ReactElement } from 'react';

interface TooltipProps {
  /** Nothing that is only there: the same words are the label or are on the screen. undefined = no tooltip. */
  readonly text: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly children: ReactElement;
}

/** Shows after 400 ms (set by the `TooltipProvider` around the app). */
export function Tooltip({ text, side = 'bottom', children }: TooltipProps) {
  if (text === undefined) return children;
  return (
    <RadixTooltip.Root>
      <RadixTooltip.Trigger asChild>{children}</RadixTooltip.Trigger>
      <RadixTooltip.Portal>
        <RadixTooltip.Content className="tooltip" side={side} sideOffset={6} collisionPadding={8}>
          {text}
        </RadixTooltip.Content>
      </RadixTooltip.Portal>
    </RadixTooltip.Root>
  );
}

export const TooltipProvider = RadixTooltip.Provider;
