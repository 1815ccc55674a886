import { Check } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { ErrorBlock } from '../controls/ErrorBlock.tsx';
import { LiveRegion } from '../controls/LiveRegion.tsx';
import { useWords } from '../shell/use-words.ts';
import { DropZone } from './DropZone.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportTable } from './ImportTable.tsx';
import { type ImportActions, type ImportSession, importCounts } from './import-session.ts';
import { TilesetAddress } from './TilesetAddress.tsx';

interface ImportDialogProps {
  readonly session: ImportSession;
  readonly actions: ImportActions;
}

/** Drop, watch, correct, show. Closing it does not stop the import. */
export function ImportDialog({ session, actions }: ImportDialogProps) {
  const { t } = useWords();
  const [openId, setOpenId] = useState<string | null>(null);
  const counts = importCounts(session.files);
  const allDone = !session.running && counts.failed === 0 && counts.usable > 0;
  return (
    <Dialog
      open
      onClose={actions.close}
      title={t('importing.title')}
      note={t('importing.privacy')}
      closeLabel={t('keys.close')}
      size="wide"
      footer={
        <>
          {counts.usable > 0 && (
            <>
              <Check size={20} aria-hidden className="ok-icon" />
              <span>{allDone ? t('importing.readyAll') : t('importing.ready')}</span>
            </>
          )}
          <Button look="neutral" size="large" className="push" onClick={actions.close}>
            {t('importing.later')}
          </Button>
          <Button look="primary" size="large" disabled={counts.usable === 0} onClick={actions.show}>
            {t('importing.show', { count: counts.usable })}
          </Button>
        </>
      }
    >
      {session.problem !== undefined && (
        <ErrorBlock
          place=""
          message={t('importing.noCity', { reason: session.problem })}
          advice={t('importing.cityStays')}
        />
      )}
      <DropZone onFiles={actions.addFiles} />
      <TilesetAddress onAdd={actions.addTilesetAddress} allowedOrigins={session.allowedOrigins} />
      {session.files.length === 0 ? (
        <EmptyState sentence={t('importing.empty')} hint={t('importing.emptyHint')} />
      ) : (
        <>
          <ImportProgress session={session} counts={counts} onCancelAll={actions.cancelAll} />
          <ImportTable
            files={session.files}
            actions={actions}
            running={session.running}
            openId={openId}
            onOpen={setOpenId}
          />
        </>
      )}
      <LiveRegion message={t('importing.live', { done: counts.done, failed: counts.failed })} />
    </Dialog>
  );
}
