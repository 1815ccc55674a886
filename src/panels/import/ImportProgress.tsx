import { X } from 'lucide-react';
import { formatBytes, formatNumber, formatTimeLeft } from '../../project/language/number-format.ts';
import { Button } from '../controls/Button.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import { useWords } from '../shell/use-words.ts';
import type { ImportCounts, ImportSession } from './import-session.ts';

interface ImportProgressProps {
  readonly session: ImportSession;
  readonly counts: ImportCounts;
  readonly onCancelAll: () => void;
}

/** How far the whole import is: files, bytes, rows, time left. */
export function ImportProgress({ session, counts, onCancelAll }: ImportProgressProps) {
  const { t, language } = useWords();
  const { bytesRead, bytesTotal, rowsRead, secondsLeft, running } = session;
  const separator = language === 'ja' ? '・' : ', ';
  const amounts = [
    t('importing.progress', { total: formatBytes(bytesTotal), read: formatBytes(bytesRead) }),
    t('importing.rowsRead', { rows: formatNumber(rowsRead) }),
    ...(running && secondsLeft !== undefined
      ? [t('importing.left', { time: formatTimeLeft(secondsLeft, language) })]
      : []),
  ];
  return (
    <div className="import-progress">
      <p>
        <b>{t('importing.recognised', { count: session.files.length })}</b>
        <span className="number">
          {t('importing.counts', {
            done: counts.done,
            reading: counts.reading,
            waiting: counts.waiting,
            failed: counts.failed,
          })}
        </span>
        <span className="caption number push">{amounts.join(separator)}</span>
      </p>
      <ProgressBar label={t('importing.title')} share={bytesTotal === 0 ? 0 : bytesRead / bytesTotal} />
      {running && (
        <Button look="danger" icon={<X size={18} aria-hidden />} onClick={onCancelAll}>
          {t('importing.cancelAll')}
        </Button>
      )}
    </div>
  );
}
