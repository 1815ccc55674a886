import { Dialog } from '../controls/Dialog.tsx';
import { keyBindings } from './key-bindings.ts';
import { useWords } from './use-words.ts';

export function HelpDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')} closeLabel={t('keys.close')}>
      <p>{t('keys.intro')}</p>
      <dl className="key-list">
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
