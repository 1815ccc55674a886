import { X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { focusFirst } from './focus-first.ts';
import { IconButton } from './IconButton.tsx';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** One line beside the title. */
  readonly note?: string;
  readonly closeLabel: string;
  readonly size?: 'small' | 'middle' | 'wide';
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** Esc closes, focus stays inside and returns to where it came from. */
export function Dialog({ open, onClose, title, note, closeLabel, size = 'small', children, footer }: DialogProps) {
  return (
    <RadixDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="scrim" />
        <RadixDialog.Content
          className={`dialog dialog-${size}`}
          aria-describedby={undefined}
          onOpenAutoFocus={focusFirst}
        >
          <header className="dialog-head">
            <RadixDialog.Title className="dialog-title">{title}</RadixDialog.Title>
            {note !== undefined && <span className="caption">{note}</span>}
            <IconButton label={closeLabel} icon={<X size={20} aria-hidden />} onClick={onClose} className="push" />
          </header>
          <div className="dialog-body">{children}</div>
          {footer !== undefined && <footer className="dialog-foot">{footer}</footer>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
