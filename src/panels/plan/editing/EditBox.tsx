import { RotateCcw } from 'lucide-react';
import { CURRENT_SCENARIO } from '../../../domain/plan.ts';
import { zoneKindNames } from '../../../domain/zone-kind.ts';
import { formatChange, formatNumber, formatQuantity } from '../../../project/language/number-format.ts';
import { Button } from '../../controls/Button.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useAnnounce } from '../Announcer.tsx';
import { useDraft, useEditedScenario, usePlan, usePlanActions, usePlanData, useScenarioName } from '../PlanContext.tsx';
import type { LineFacts } from '../plan-data.ts';

/** The line that is edited: its size, what it changes against 現行, and its end (confirm or discard). */
export function EditBox() {
  const { t } = useWords();
  const { line } = usePlanData();
  const scenario = useEditedScenario();
  const fixed = scenario.id === CURRENT_SCENARIO;
  return (
    <section className="plan-box" aria-labelledby="plan-edit">
      <h3 id="plan-edit">
        {t('plan.edit.title')}
        <KindChoice />
      </h3>
      {line && <LineNumbers line={line} fixed={fixed} />}
      {fixed ? <p className="caption plan-note-inner">{t('plan.scenario.fixed')}</p> : <LineEnd line={line} />}
    </section>
  );
}

function KindChoice() {
  const { t, pick } = useWords();
  const { zoneKinds } = usePlanData();
  const zoneKind = usePlan(({ view }) => view.zoneKind);
  const { look } = usePlanActions();
  if (zoneKinds.length === 0)
    return <span className="caption">{t('plan.edit.none', { kind: pick(zoneKindNames[zoneKind]) })}</span>;
  if (zoneKinds.length === 1 && zoneKinds[0] === zoneKind) return <span>{pick(zoneKindNames[zoneKind])}</span>;
  return (
    <SelectMenu
      label={t('plan.edit.kind')}
      value={zoneKind}
      options={zoneKinds.map((kind) => ({ value: kind, label: pick(zoneKindNames[kind]) }))}
      onChange={(next) => look({ zoneKind: next })}
    />
  );
}

function LineNumbers({ line, fixed }: { readonly line: LineFacts; readonly fixed: boolean }) {
  const { t } = useWords();
  const name = useScenarioName()(useEditedScenario());
  const count = formatNumber(line.vertices);
  return (
    <dl className="plan-facts">
      <dt>{t('plan.edit.vertices')}</dt>
      <dd>
        {line.selectedVertices > 0
          ? t('plan.edit.selected', { amount: count, selected: line.selectedVertices })
          : count}
      </dd>
      <dt>{t('plan.edit.area', { name })}</dt>
      <dd>{formatQuantity(line.areaSquareMeters / 10_000, 'ha', 1)}</dd>
      <dt>{t('plan.edit.perimeter')}</dt>
      <dd>{formatQuantity(line.perimeterMeters / 1000, 'km', 2)}</dd>
      {!fixed && <LineChanges line={line} />}
    </dl>
  );
}

/** What the line changes against 現行. */
function LineChanges({ line }: { readonly line: LineFacts }) {
  const { t, language } = useWords();
  const buildings = language === 'ja' ? '棟' : '';
  return (
    <>
      <dt>{t('plan.edit.difference')}</dt>
      <dd>
        <b>{formatChange(line.differenceSquareMeters / 10_000, 'ha', language, 1)}</b>
      </dd>
      {line.removedBuildings !== null && (
        <>
          <dt>{t('plan.edit.removed')}</dt>
          <dd>{formatQuantity(line.removedBuildings, buildings)}</dd>
        </>
      )}
      {line.addedBuildings !== null && line.addedBuildings > 0 && (
        <>
          <dt>{t('plan.edit.added')}</dt>
          <dd>{formatQuantity(line.addedBuildings, buildings)}</dd>
        </>
      )}
    </>
  );
}

/** Confirming is off while the line crosses itself or nothing is left, and says why. */
function LineEnd({ line }: { readonly line: LineFacts | null }) {
  const { t } = useWords();
  const draft = useDraft();
  const { confirmDraft, discardDraft, resetZones } = usePlanActions();
  const announce = useAnnounce();
  const zoneKind = usePlan(({ view }) => view.zoneKind);
  const redrawn = useEditedScenario().zones[zoneKind] !== undefined;
  const problem =
    draft?.problem === 'crosses_itself'
      ? t('plan.edit.crossing', { count: Math.max(1, line?.crossings ?? 1) })
      : draft?.problem === 'empty'
        ? t('plan.edit.empty')
        : null;
  const reason = problem ?? (draft ? null : t('plan.edit.noLine'));
  return (
    <>
      {problem !== null && (
        <p className="line-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="plan-ends">
        <Button
          size="large"
          look="neutral"
          disabled={!draft}
          onClick={() => {
            discardDraft();
            announce(t('plan.edit.discarded'));
          }}
        >
          {t('plan.edit.discard')}
        </Button>
        <Button
          size="large"
          look="primary"
          disabled={reason !== null}
          title={reason ?? undefined}
          onClick={() => confirmDraft() && announce(t('plan.edit.confirmed'))}
        >
          {t('plan.edit.confirm')}
        </Button>
      </div>
      {redrawn && (
        <Button look="quiet" icon={<RotateCcw size={16} aria-hidden />} onClick={resetZones}>
          {t('plan.edit.reset')}
        </Button>
      )}
    </>
  );
}
