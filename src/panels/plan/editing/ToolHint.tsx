import { Magnet } from 'lucide-react';
import { formatQuantity } from '../../../project/language/number-format.ts';
import { useWords } from '../../shell/use-words.ts';
import { usePlan, usePlanData } from '../PlanContext.tsx';

/** How the chosen tool is used, what the vertex snaps to, and what is measured. */
export function ToolHint() {
  const { t, pick } = useWords();
  const tool = usePlan(({ view }) => view.tool);
  const { snappedTo, measured } = usePlanData();
  const ways = [
    t(`plan.hint.${tool}.first`),
    t(`plan.hint.${tool}.second`),
    t(`plan.hint.${tool}.third`),
    t('plan.hint.escape'),
  ];
  return (
    <div className="map-card tool-hint">
      <b>{t(`plan.hint.${tool}.title`)}</b>
      {snappedTo !== null ? (
        <span className="snap-hint" role="status">
          <Magnet size={16} aria-hidden />
          {t('plan.snap.to', { target: pick(snappedTo) })}
          <small>{t('plan.snap.release')}</small>
        </span>
      ) : (
        ways.map((way, index) => {
          const [key, effect] = way.split('|');
          return (
            <span key={way} className={index === 1 ? 'optional' : ''}>
              <kbd>{key}</kbd> {effect}
            </span>
          );
        })
      )}
      {tool === 'measure' && measured && (
        <output>
          {t('plan.hint.length', { length: lengthText(measured.lengthMeters) })}
          {measured.areaSquareMeters !== null &&
            `　${t('plan.hint.area', { area: areaText(measured.areaSquareMeters) })}`}
        </output>
      )}
    </div>
  );
}

const lengthText = (meters: number): string =>
  meters < 1000 ? formatQuantity(meters, 'm', 1) : formatQuantity(meters / 1000, 'km', 2);
const areaText = (squareMeters: number): string =>
  squareMeters < 10_000 ? formatQuantity(squareMeters, 'm²') : formatQuantity(squareMeters / 10_000, 'ha', 2);
