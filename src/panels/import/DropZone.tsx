import { Download } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { Phrases } from '../controls/Phrases.tsx';
import { useWords } from '../shell/use-words.ts';
import { chosenFiles, droppedFiles } from './dropped-files.ts';
import type { DroppedFile } from './import-session.ts';

/** Takes files and folders, by drop or by the two buttons. */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly DroppedFile[]) => void }) {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    setFailure(null);
    droppedFiles(event.dataTransfer).then(onFiles, (error: unknown) => setFailure(String(error)));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the buttons inside do the same by keyboard
    <div
      className={`drop-zone ${over ? 'drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Download size={40} aria-hidden className="drop-icon" />
      <div>
        <p className="drop-title">{over ? t('importing.dropNow') : <Phrases text={t('importing.drop')} />}</p>
        <p className="caption">{failure ?? t('importing.formats')}</p>
      </div>
      <div className="drop-buttons">
        <FileButton label={t('importing.chooseFiles')} look="secondary" first onFiles={onFiles} />
        <FileButton label={t('importing.chooseFolder')} look="neutral" folder onFiles={onFiles} />
      </div>
    </div>
  );
}

interface FileButtonProps {
  readonly label: string;
  readonly look: 'secondary' | 'neutral';
  readonly folder?: boolean;
  /** Takes the focus when the dialog opens. */
  readonly first?: boolean;
  readonly onFiles: (files: readonly DroppedFile[]) => void;
}

/** A button that opens the system's file dialog. */
export function FileButton({ label, look, folder = false, first = false, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={look} size="large" data-first-focus={first || undefined} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        {...(folder && { webkitdirectory: '' })}
        onChange={(event) => {
          const files = chosenFiles(event.target.files);
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
