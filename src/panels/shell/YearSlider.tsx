import { Slider } from '../controls/Slider.tsx';
import { useProject, useProjectActions } from './ProjectContext.tsx';
import { StripField } from './StripField.tsx';
import { useWords } from './use-words.ts';

interface YearSliderProps {
  readonly years: readonly number[];
  /** Shown until another is chosen; the first of the years where absent. */
  readonly first?: number | undefined;
  /** No city is there yet. */
  readonly opening: boolean;
}

/** The year of the population. Only years that the tables can count can be chosen; with one year it says so. */
export function YearSlider({ years, first: shownFirst, opening }: YearSliderProps) {
  const { t } = useWords();
  const chosen = useProject((project) => project.year);
  const { choose } = useProjectActions();
  const first = years[0];
  const last = years.at(-1);
  const index = Math.max(0, years.indexOf(chosen ?? shownFirst ?? first ?? 0));
  const year = years[index];
  const valueText = year === undefined ? '—' : t('strip.yearValue', { year });
  return (
    <StripField
      className="strip-year"
      caption={
        <>
          {t('strip.year')} <b>{valueText}</b>
          {year !== undefined && (
            <span className="optional">{index === 0 ? t('strip.census') : t('strip.projection')}</span>
          )}
        </>
      }
    >
      {years.length > 1 && first !== undefined && last !== undefined && (
        <div className="year-slider">
          <Slider
            label={t('strip.year')}
            value={index}
            min={0}
            max={years.length - 1}
            step={1}
            valueText={valueText}
            onChange={(next) => choose({ year: years[next] ?? null })}
          />
          <div className="year-ticks" aria-hidden="true">
            {years.map((tick, position) => (
              <span key={tick} style={{ left: `${(position / (years.length - 1)) * 100}%` }}>
                <em className={position % 2 === 1 ? 'optional' : ''}>{tick}</em>
              </span>
            ))}
          </div>
        </div>
      )}
      {years.length === 1 && year !== undefined && <p className="year-only">{t('strip.oneYear', { year })}</p>}
      {years.length === 0 && !opening && <p className="year-only">{t('strip.noPeople')}</p>}
    </StripField>
  );
}
