import { ErrorBlock } from '../controls/ErrorBlock.tsx';
import { useWords } from '../shell/use-words.ts';

/** In place of the desk until output mode is there, or why it is not. */
export function OutputOpening({ failure }: { readonly failure: string | undefined }) {
  const { t } = useWords();
  return (
    <div className="desk">
      <div className="desk-empty">
        {failure === undefined ? (
          <p role="status" className="plan-opening-soon">
            {t('output.opening')}
          </p>
        ) : (
          <ErrorBlock place="" message={failure} />
        )}
      </div>
    </div>
  );
}
