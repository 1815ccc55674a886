import type { ImportIssue } from '../../domain/import-issue.ts';
import { issueText, placeText } from '../../project/language/issue-text.ts';
import { formatNumber } from '../../project/language/number-format.ts';
import { Button } from '../controls/Button.tsx';
import { ErrorBlock } from '../controls/ErrorBlock.tsx';
import { useWords } from '../shell/use-words.ts';
import { FileButton } from './DropZone.tsx';
import type { DroppedFile, ImportFile } from './import-session.ts';

interface ImportProblemProps {
  readonly file: ImportFile;
  readonly issues: readonly ImportIssue[];
  /** Whether other files are still being read. */
  readonly running: boolean;
  readonly onReplace: (files: readonly DroppedFile[]) => void;
  readonly onCorrect: () => void;
}

/** Faults of the file itself: saying what it is would not help. */
const beyondCorrection: ReadonlySet<ImportIssue['code']> = new Set([
  'archive-encrypted',
  'archive-limit',
  'archive-unreadable',
  'file-empty',
]);

/** File, place, what is wrong and what to do; the other files go on meanwhile. */
export function ImportProblem({ file, issues, running, onReplace, onCorrect }: ImportProblemProps) {
  const { t, language } = useWords();
  const [first, ...others] = issues;
  if (first === undefined) return null;
  const place = [first.file || file.path, first.place && placeText(first.place, language)].filter(Boolean).join('　');
  return (
    <ErrorBlock
      place={place}
      message={issueText(first, language)}
      excerpt={typeof first.values?.excerpt === 'string' ? first.values.excerpt : undefined}
      advice={
        <>
          {others.length > 0 && `${t('importing.report.more', { amount: formatNumber(others.length) })}　`}
          {running && t('importing.problem.others')}
        </>
      }
      actions={
        <>
          <FileButton label={t('importing.problem.replace')} look="secondary" onFiles={onReplace} />
          {!beyondCorrection.has(first.code) && (
            <Button look="neutral" size="large" onClick={onCorrect}>
              {t('importing.correct')}
            </Button>
          )}
        </>
      }
    />
  );
}
