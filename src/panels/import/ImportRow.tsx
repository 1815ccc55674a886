import { Check, TriangleAlert } from 'lucide-react';
import { formatBytes, formatNumber } from '../../project/language/number-format.ts';
import { Badge } from '../controls/Badge.tsx';
import { Button } from '../controls/Button.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import { useWords } from '../shell/use-words.ts';
import { CorrectionForm } from './CorrectionForm.tsx';
import { ImportProblem } from './ImportProblem.tsx';
import { ImportReport } from './ImportReport.tsx';
import { type ImportActions, type ImportFile, SURE_FROM } from './import-session.ts';
import { summaryOf } from './import-summary.ts';

interface ImportRowProps {
  readonly file: ImportFile;
  readonly actions: ImportActions;
  /** Whether any file is still being read. */
  readonly running: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

const COLUMN_COUNT = 10;

/** What opens below the fold of the list is brought into view. */
const scrollToIt = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

export function ImportRow({ file, actions, running, open, onOpen }: ImportRowProps) {
  const { t, language } = useWords();
  const summary = summaryOf(file, t, language);
  const errors = file.issues.filter(({ severity }) => severity === 'error');
  const failed = file.state === 'failed';
  const unsure = summary.confidence !== null && summary.confidence < SURE_FROM;
  return (
    <>
      <tr className={failed ? 'import-failed' : ''}>
        <th scope="row" className="import-file" title={file.path}>
          {file.path}
          <span className="caption number">{formatBytes(file.bytes)}</span>
        </th>
        <td>{summary.kind}</td>
        <td className="number-left">{summary.years}</td>
        <td className="number">{summary.rows}</td>
        <td>{summary.encoding}</td>
        <td className="keep">
          {summary.crs} {summary.crsGuessed && <Badge look="notice">{t('importing.guessed')}</Badge>}
        </td>
        <td className="number">
          {unsure && <Badge look="notice">{t('importing.check')}</Badge>}{' '}
          {summary.confidence === null ? '—' : `${Math.round(summary.confidence * 100)}%`}
        </td>
        <td>
          {summary.notes === null ? (
            <span className="caption">{t('importing.none')}</span>
          ) : (
            <Badge look="notice" icon={<TriangleAlert size={14} aria-hidden />}>
              {t('importing.noteCount', { amount: formatNumber(summary.notes) })}
            </Badge>
          )}
        </td>
        <td>
          <FileState file={file} />
        </td>
        <td className="number">
          <RowAction file={file} unsure={unsure} open={open} onOpen={onOpen} onCancel={() => actions.cancel(file.id)} />
        </td>
      </tr>
      {failed && errors[0] !== undefined && (
        <tr className="import-failed import-detail">
          <td colSpan={COLUMN_COUNT}>
            <ImportProblem
              file={file}
              issues={errors}
              running={running}
              onReplace={(files) => actions.replace(file.id, files)}
              onCorrect={() => onOpen(true)}
            />
          </td>
        </tr>
      )}
      {open && (
        <tr className="import-detail">
          <td colSpan={COLUMN_COUNT}>
            <div className="import-open" ref={scrollToIt}>
              <ImportReport file={file} />
              <CorrectionForm
                key={JSON.stringify(file.correction)}
                file={file}
                onCorrect={(correction) => {
                  onOpen(false);
                  actions.correct(file.id, correction);
                }}
                onCancel={() => onOpen(false)}
              />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

function FileState({ file }: { readonly file: ImportFile }) {
  const { t } = useWords();
  if (file.state === 'reading') {
    const percent = file.share === undefined ? null : Math.round(file.share * 100);
    return (
      <span className="import-state import-reading number">
        <ProgressBar label={file.path} share={file.share} />
        {percent === null ? t('importing.state.reading') : `${percent}%`}
      </span>
    );
  }
  const looks = { done: 'ok', partial: 'notice', failed: 'error' } as const;
  const look = file.state in looks ? looks[file.state as keyof typeof looks] : 'plain';
  return (
    <span className={`import-state import-state-${look}`}>
      {look === 'ok' && <Check size={18} aria-hidden />}
      {(look === 'error' || look === 'notice') && <TriangleAlert size={18} aria-hidden />}
      {t(`importing.state.${file.state}`)}
    </span>
  );
}

interface RowActionProps {
  readonly file: ImportFile;
  readonly unsure: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onCancel: () => void;
}

function RowAction({ file, unsure, open, onOpen, onCancel }: RowActionProps) {
  const { t } = useWords();
  if (file.state === 'waiting' || file.state === 'reading')
    return (
      <Button
        look="quiet"
        className="link-button"
        onClick={onCancel}
        aria-label={`${t('importing.cancelOne')} ${file.path}`}
      >
        {t('importing.cancelOne')}
      </Button>
    );
  // The error block under the row has the action of a failed file.
  if (file.state === 'failed') return null;
  const word = open ? t('importing.hideDetails') : unsure ? t('importing.correct') : t('importing.details');
  return (
    <Button
      look="quiet"
      className="link-button"
      aria-expanded={open}
      aria-label={`${word} ${file.path}`}
      onClick={() => onOpen(!open)}
    >
      {word}
    </Button>
  );
}
