import { useId, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { useWords } from '../shell/use-words.ts';
import { useSheetActions } from './OutputContext.tsx';

interface TemplateDialogProps {
  readonly name: string;
  readonly onClose: () => void;
}

/** 様式として保存. */
export function TemplateDialog({ name: first, onClose }: TemplateDialogProps) {
  const { t } = useWords();
  const { saveTemplate } = useSheetActions();
  const [name, setName] = useState(first);
  const id = useId();
  const save = (): void => {
    if (name.trim() === '') return;
    saveTemplate(name.trim());
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('output.templates.saveTitle')}
      closeLabel={t('app.close')}
      footer={
        <Button look="primary" disabled={name.trim() === ''} onClick={save}>
          {t('output.templates.save')}
        </Button>
      }
    >
      <form
        className="output-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label htmlFor={id}>{t('output.templates.saveName')}</label>
        <input id={id} className="text-field" value={name} onChange={({ target }) => setName(target.value)} />
        <p className="caption">{t('output.templates.saveNote')}</p>
      </form>
    </Dialog>
  );
}
