import { useState } from 'react';
import { sourceLine } from '../../project/language/source-line.ts';
import type { SourceLine } from '../explore/explore-data.ts';
import { useWords } from './use-words.ts';

/** As many sources fit two lines on the smallest screen; more are counted and one press away. */
const LISTED_IN_LINE = 3;

/** 出典, always on the screen; the whole list opens above the line. */
export function SourceNote({ sources }: { readonly sources: readonly SourceLine[] }) {
  const { t, language } = useWords();
  const [open, setOpen] = useState(false);
  if (sources.length === 0) return <span className="status-source">{t('status.noSource')}</span>;
  const more = sources.length > LISTED_IN_LINE;
  const line = `${t('status.source')}${sourceLine(sources.slice(0, LISTED_IN_LINE), language)}`;
  return (
    <>
      <span className="status-source">{more ? line : `${line}${t('status.processed')}`}</span>
      {more && (
        <button
          type="button"
          className="button button-quiet link-button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t('app.close') : t('status.allSources', { amount: sources.length })}
        </button>
      )}
      {open && (
        <section className="map-card source-list" aria-label={t('status.allSources', { amount: sources.length })}>
          <ul>
            {sources.map((source) => (
              <li key={`${source.title}${source.year}`}>{sourceLine([source], language)}</li>
            ))}
          </ul>
          <p className="caption">{t('status.processedNote')}</p>
        </section>
      )}
    </>
  );
}
