import { Dialog } from '../controls/Dialog.tsx';
import { keyBindings } from './key-bindings.ts';
import { useWords } from './use-words.ts';

interface HelpDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Keys of the mode, before those of all modes. */
  readonly modeKeys?: readonly { readonly shown: string; readonly text: string }[];
}

export function HelpDialog({ open, onClose, modeKeys = [] }: HelpDialogProps) {
  const { t } = useWords();
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')} closeLabel={t('keys.close')}>
      <p>{t('keys.intro')}</p>
      <dl className="key-list">
        {modeKeys.map(({ shown, text }) => (
          <div key={shown}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
        {keyBindings.map(({ action, shown }) => (
          <div key={action}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{t(`keys.${action}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
