import type { ImportIssue } from '../../domain/import-issue.ts';
import { issueText } from '../../project/language/issue-text.ts';
import { formatNumber } from '../../project/language/number-format.ts';
import { Button } from '../controls/Button.tsx';
import { ErrorBlock } from '../controls/ErrorBlock.tsx';
import { useWords } from '../shell/use-words.ts';
import { FileButton } from './DropZone.tsx';
import type { DroppedFile, ImportFile } from './import-session.ts';

interface ImportProblemProps {
  readonly file: ImportFile;
  readonly issues: readonly ImportIssue[];
  readonly onReplace: (files: readonly DroppedFile[]) => void;
  readonly onCorrect: () => void;
}

/** File, place, what is wrong and what to do; the other files go on meanwhile. */
export function ImportProblem({ file, issues, onReplace, onCorrect }: ImportProblemProps) {
  const { t, language } = useWords();
  const [first, ...others] = issues;
  if (first === undefined) return null;
  const place = [first.file || file.path, first.place].filter(Boolean).join('　');
  return (
    <ErrorBlock
      place={place}
      message={issueText(first, language)}
      excerpt={typeof first.values?.excerpt === 'string' ? first.values.excerpt : undefined}
      advice={
        <>
          {others.length > 0 && `${t('importing.report.more', { amount: formatNumber(others.length) })}　`}
          {t('importing.problem.others')}
        </>
      }
      actions={
        <>
          <FileButton label={t('importing.problem.replace')} look="secondary" onFiles={onReplace} />
          <Button look="neutral" size="large" onClick={onCorrect}>
            {t('importing.correct')}
          </Button>
        </>
      }
    />
  );
}
