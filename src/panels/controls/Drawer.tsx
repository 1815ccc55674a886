import { X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { focusFirst } from './focus-first.ts';
import { IconButton } from './IconButton.tsx';

interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A sheet from the right over the map. The map behind it stays live: it is not modal. */
export function Drawer({ open, onClose, title, closeLabel, children, actions }: DrawerProps) {
  return (
    <RadixDialog.Root open={open} onOpenChange={(next) => !next && onClose()} modal={false}>
      <RadixDialog.Portal>
        <RadixDialog.Content
          className="drawer"
          aria-describedby={undefined}
          onOpenAutoFocus={focusFirst}
          onInteractOutside={(event) => event.preventDefault()}
        >
          <header className="drawer-head">
            <RadixDialog.Title className="dialog-title">{title}</RadixDialog.Title>
            <IconButton label={closeLabel} icon={<X size={20} aria-hidden />} onClick={onClose} className="push" />
          </header>
          <div className="drawer-body">{children}</div>
          {actions !== undefined && <footer className="drawer-foot">{actions}</footer>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
