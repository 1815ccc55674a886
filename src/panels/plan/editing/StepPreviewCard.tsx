import { useEffect, useRef } from 'react';
import { hazardNames, parseHazardKey } from '../../../domain/hazard.ts';
import { formatChange, formatNumber, formatQuantity } from '../../../project/language/number-format.ts';
import { Button } from '../../controls/Button.tsx';
import { Checkbox } from '../../controls/Checkbox.tsx';
import { ErrorBlock } from '../../controls/ErrorBlock.tsx';
import { ProgressBar } from '../../controls/ProgressBar.tsx';
import type { Block } from '../../explore/explore-data.ts';
import { useWords } from '../../shell/use-words.ts';
import { usePlanRequests } from '../PlanContext.tsx';
import type { StepPreview } from '../plan-data.ts';

/** Less is 0.00 ha. */
const LEAST_SHOWN_SQUARE_METERS = 50;

/** What a one-step tool would do, before it is taken into the line. */
export function StepPreviewCard({ preview }: { readonly preview: Block<StepPreview> }) {
  const { t } = useWords();
  const { cancel, acceptPreview } = usePlanRequests();
  const idle = preview.state === 'ready' && preview.value.removedSquareMeters + preview.value.addedSquareMeters === 0;
  const card = useRef<HTMLDivElement>(null);
  // The buttons lie below the edge of a small screen.
  useEffect(() => {
    if (preview.state !== 'loading') card.current?.scrollIntoView({ block: 'nearest' });
  }, [preview.state]);
  return (
    <div ref={card} className="step-preview">
      {preview.state === 'loading' && <ProgressBar label={t('plan.quick.computing')} share={preview.progress?.share} />}
      {preview.state === 'error' && (
        <ErrorBlock
          place={preview.error.place ?? ''}
          message={preview.error.message}
          {...(preview.error.advice !== undefined && { advice: preview.error.advice })}
        />
      )}
      {preview.state === 'ready' && <PreviewFacts preview={preview.value} />}
      {idle && <p>{t('plan.quick.nothing')}</p>}
      <div className="plan-ends">
        <Button look="neutral" onClick={cancel}>
          {t('plan.quick.cancel')}
        </Button>
        <Button look="primary" disabled={preview.state !== 'ready' || idle} onClick={acceptPreview}>
          {t('plan.quick.accept')}
        </Button>
      </div>
      <p className="caption">{t('plan.quick.notYet')}</p>
    </div>
  );
}

function PreviewFacts({ preview }: { readonly preview: StepPreview }) {
  const { t, language, pick } = useWords();
  const title = useToolTitle()(preview.tool);
  const hectares = (squareMeters: number): string => formatQuantity(squareMeters / 10_000, 'ha', 2);
  return (
    <div role="status">
      <h4>{title}</h4>
      <dl className="plan-facts">
        <dt>{t('plan.quick.removes')}</dt>
        <dd>
          <b>{hectares(preview.removedSquareMeters)}</b>
        </dd>
        {preview.addedSquareMeters >= LEAST_SHOWN_SQUARE_METERS && (
          <>
            <dt>{t('plan.quick.adds')}</dt>
            <dd>{hectares(preview.addedSquareMeters)}</dd>
          </>
        )}
        <dt>{t('plan.quick.people')}</dt>
        <dd>
          <b>{formatChange(preview.peopleDifference, language === 'ja' ? '人' : '', language)}</b>
        </dd>
        <dt>{t('plan.quick.buildings')}</dt>
        <dd>{formatChange(preview.buildingsDifference, language === 'ja' ? '棟' : '', language)}</dd>
      </dl>
      <Slivers preview={preview} />
      {preview.missing.length > 0 && (
        <p className="hatch-text preview-missing">
          {t('plan.quick.missing')}：{preview.missing.map(pick).join('、')}
        </p>
      )}
    </div>
  );
}

const SHOWN_SLIVERS = 5;

function Slivers({ preview: { slivers, dropsSlivers } }: { readonly preview: StepPreview }) {
  const { t } = useWords();
  const { setDropsSlivers } = usePlanRequests();
  if (slivers.length === 0) return null;
  return (
    <div className="slivers">
      <p>{t('plan.quick.slivers', { count: slivers.length })}</p>
      <ul className="caption">
        {slivers.slice(0, SHOWN_SLIVERS).map(({ name, areaSquareMeters }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one result never move
          <li key={index}>{t('plan.quick.sliver', { name, area: formatQuantity(areaSquareMeters, 'm²', 1) })}</li>
        ))}
        {slivers.length > SHOWN_SLIVERS && (
          <li>{t('plan.quick.moreSlivers', { count: slivers.length - SHOWN_SLIVERS })}</li>
        )}
      </ul>
      <Checkbox label={t('plan.quick.dropSlivers')} checked={dropsSlivers} onChange={setDropsSlivers} />
    </div>
  );
}

function useToolTitle(): (tool: StepPreview['tool']) => string {
  const { t, pick } = useWords();
  return (tool) => {
    if (tool.kind === 'import_zones')
      return t(tool.way === 'add' ? 'plan.quick.importAdd' : 'plan.quick.importReplace', { count: tool.zones });
    if (tool.kind === 'buffer') return t('plan.quick.bufferOf', { meters: formatNumber(tool.meters) });
    if (tool.kind !== 'subtract_depth') return t(`plan.quick.${tool.kind}`);
    const { hazard, scale } = parseHazardKey(tool.hazard);
    return t('plan.quick.depthOf', {
      hazard: `${pick(hazardNames[hazard])} ${scale}`.trimEnd(),
      depth: formatNumber(tool.depthMeters, Number.isInteger(tool.depthMeters) ? 0 : 1),
    });
  };
}
