import { Check, Download, Redo2, TriangleAlert, Undo2, X } from 'lucide-react';
import { formatTimeLeft } from '../../project/language/number-format.ts';
import { sheetZooms } from '../../project/output/sheet-view.ts';
import { Badge } from '../controls/Badge.tsx';
import { Button } from '../controls/Button.tsx';
import { Checkbox } from '../controls/Checkbox.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import { Segmented } from '../controls/Segmented.tsx';
import { useWords } from '../shell/use-words.ts';
import { useOutputData, useOutputRequests, useSheetActions, useSheets, useShownSheet } from './OutputContext.tsx';
import type { SheetFormat } from './output-data.ts';
import { SheetMenu } from './SheetMenu.tsx';
import { useTravel } from './use-sheet-travel.ts';

/** The row below the top bar: which sheet, how it is looked at, and what it is saved as. */
export function OutputBar() {
  const { t } = useWords();
  const sheet = useShownSheet();
  const { zoom, greyscale } = useSheets(({ view }) => view);
  const { look } = useSheetActions();
  const { canUndo, canRedo, undo, redo } = useTravel();
  return (
    <section className="strip output-bar" aria-label={t('output.bar.label')}>
      <SheetMenu />
      {sheet && <Freshness />}
      <span className="output-rule" aria-hidden />
      <span className="output-travel">
        <IconButton
          label={t('output.bar.undo')}
          icon={<Undo2 size={20} aria-hidden />}
          disabled={!canUndo}
          onClick={undo}
        />
        <IconButton
          label={t('output.bar.redo')}
          icon={<Redo2 size={20} aria-hidden />}
          disabled={!canRedo}
          onClick={redo}
        />
      </span>
      <Segmented
        label={t('output.bar.zoom')}
        value={zoom}
        options={sheetZooms.map((value) => ({ value, label: t(`output.bar.${value}`) }))}
        onChange={(next) => look({ zoom: next })}
      />
      <Checkbox
        label={t('output.bar.greyscale')}
        checked={greyscale}
        onChange={(checked) => look({ greyscale: checked })}
      />
      <SaveButtons />
    </section>
  );
}

/** Whether the numbers on the desk are those of the city as it is now. */
function Freshness() {
  const { t } = useWords();
  const { preview } = useOutputData();
  if (preview.state === 'failed')
    return (
      <Badge look="error" icon={<TriangleAlert size={14} aria-hidden />}>
        {t('output.bar.failed')}
      </Badge>
    );
  if (preview.state === 'composing') return <Badge look="plain">{t('output.bar.composing')}</Badge>;
  return (
    <Badge look="ok" icon={<Check size={14} aria-hidden />}>
      {t('output.bar.fresh')}
    </Badge>
  );
}

const plainFormats = ['png', 'svg', 'docx', 'pptx', 'xlsx'] as const satisfies readonly SheetFormat[];

function SaveButtons() {
  const { t, language } = useWords();
  const sheet = useShownSheet();
  const { saving } = useOutputData();
  const { save, cancelSaving } = useOutputRequests();
  if (saving)
    return (
      <div className="output-saving" role="status">
        <span className="caption">
          {t('output.bar.saving', { what: saving.what })}
          {saving.secondsLeft !== undefined &&
            `　${t('state.left', { time: formatTimeLeft(saving.secondsLeft, language) })}`}
        </span>
        <ProgressBar label={t('output.bar.saving', { what: saving.what })} share={saving.share} />
        <Button icon={<X size={16} aria-hidden />} onClick={cancelSaving}>
          {t('output.bar.cancel')}
        </Button>
      </div>
    );
  return (
    <div className="output-save">
      {plainFormats.map((format) => (
        <Button
          key={format}
          look="neutral"
          size="large"
          disabled={!sheet}
          aria-label={t('output.bar.saveLabel', { format: t(`output.bar.save.${format}`) })}
          onClick={() => save(format)}
        >
          {t(`output.bar.save.${format}`)}
        </Button>
      ))}
      <Button
        look="primary"
        size="large"
        icon={<Download size={18} aria-hidden />}
        disabled={!sheet}
        onClick={() => save('pdf')}
      >
        {t('output.bar.save.pdf')}
      </Button>
    </div>
  );
}
