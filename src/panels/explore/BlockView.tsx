import { type ReactNode, useEffect, useState } from 'react';
import { formatTimeLeft } from '../../project/language/number-format.ts';
import { Button } from '../controls/Button.tsx';
import { ErrorBlock } from '../controls/ErrorBlock.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import { Skeleton } from '../controls/Skeleton.tsx';
import { useWords } from '../shell/use-words.ts';
import type { Block, LoadProgress } from './explore-data.ts';

interface BlockViewProps<T> {
  readonly block: Block<T>;
  /** Grey bars that stand in for the content. */
  readonly rows: number;
  readonly what: string;
  readonly onRetry: () => void;
  readonly children: (value: T) => ReactNode;
}

/** One part of the panel, whatever its state: the frame stays, the numbers come when they are there. */
export function BlockView<T>({ block, rows, what, onRetry, children }: BlockViewProps<T>) {
  const { t } = useWords();
  if (block.state === 'ready') return children(block.value);
  if (block.state === 'error')
    return (
      <section className="panel-section">
        <ErrorBlock
          place={block.error.place ?? ''}
          message={block.error.message}
          advice={block.error.advice}
          actions={<Button onClick={onRetry}>{t('app.retry')}</Button>}
        />
      </section>
    );
  return (
    <section className="panel-section" aria-busy="true">
      <Skeleton rows={rows} label={t('state.loadingWhat', { what })} />
      <SlowProgress what={what} progress={block.progress} />
    </section>
  );
}

/** Source: ui.md §3: after 1 s a progress with what, how much, time left. */
const SHOW_PROGRESS_AFTER_MS = 1000;

function SlowProgress({ what, progress }: { readonly what: string; readonly progress: LoadProgress | undefined }) {
  const { t, language } = useWords();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SHOW_PROGRESS_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!slow) return null;
  const label = progress?.what ?? t('state.loadingWhat', { what });
  return (
    <div className="slow-progress">
      <p className="caption">
        {label}
        {progress?.secondsLeft !== undefined &&
          `　${t('state.left', { time: formatTimeLeft(progress.secondsLeft, language) })}`}
      </p>
      <ProgressBar label={label} share={progress?.share} />
    </div>
  );
}
