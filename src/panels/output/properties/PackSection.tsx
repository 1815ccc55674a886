import { Package, TriangleAlert, X } from 'lucide-react';
import { formatBytes, formatTimeLeft } from '../../../project/language/number-format.ts';
import { Button } from '../../controls/Button.tsx';
import { ProgressBar } from '../../controls/ProgressBar.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useOutputData, useOutputRequests } from '../OutputContext.tsx';

/** 防災指針 一式 by one click. */
export function PackSection() {
  const { t, pick, language } = useWords();
  const { pack } = useOutputData();
  const { makePack, cancelPack } = useOutputRequests();
  const { state, progress, error, files, lack } = pack;
  return (
    <section className="properties-part" aria-labelledby="output-pack">
      <h3 id="output-pack">{t('output.pack.title')}</h3>
      <p className="caption">{lack ? pick(lack) : t('output.pack.note')}</p>
      {state === 'running' ? (
        <div className="pack-progress" role="status">
          <p className="caption">
            {progress?.what}
            {progress?.secondsLeft !== undefined &&
              `　${t('state.left', { time: formatTimeLeft(progress.secondsLeft, language) })}`}
          </p>
          <ProgressBar label={t('output.pack.progress')} share={progress?.share} />
          <Button icon={<X size={16} aria-hidden />} onClick={cancelPack}>
            {t('app.cancel')}
          </Button>
        </div>
      ) : (
        <Button icon={<Package size={16} aria-hidden />} disabled={lack !== undefined} onClick={makePack}>
          {t(state === 'done' ? 'output.pack.again' : 'output.pack.make')}
        </Button>
      )}
      {state === 'failed' && (
        <p className="output-wrong" role="alert">
          <TriangleAlert size={16} aria-hidden />
          {error}
        </p>
      )}
      {state === 'done' && (
        <details open className="property-layers">
          <summary>{t('output.pack.done', { count: files.length })}</summary>
          <ul className="pack-files" aria-label={t('output.pack.files')}>
            {files.map(({ name, bytes }) => (
              <li key={name}>{t('output.pack.file', { name, size: formatBytes(bytes) })}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
