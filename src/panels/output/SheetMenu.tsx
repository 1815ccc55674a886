import { ChevronDown, CopyPlus, LayoutTemplate, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Menu, MenuChoice, MenuItem } from '../controls/Menu.tsx';
import { useWords } from '../shell/use-words.ts';
import { useSheetActions, useSheets, useShownSheet } from './OutputContext.tsx';
import { sheetTitle } from './output-data.ts';

const TemplateDialog = lazy(async () => ({ default: (await import('./TemplateDialog.tsx')).TemplateDialog }));

/** Name of the sheet on the desk, and the list of all of them. */
export function SheetMenu() {
  const { t } = useWords();
  const sheet = useShownSheet();
  const { sheets } = useSheets(({ book }) => book);
  const { look, addSheet, removeSheet } = useSheetActions();
  const [naming, setNaming] = useState(false);
  if (!sheet) return <h1 className="output-name">{t('output.bar.none')}</h1>;
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            className="output-name"
            aria-label={`${t('output.bar.sheets')}：${sheetTitle(sheet)}`}
            title={sheetTitle(sheet)}
          >
            <span>{sheetTitle(sheet)}</span>
            <ChevronDown size={16} aria-hidden />
          </button>
        }
      >
        <MenuChoice
          value={sheet.id}
          options={sheets.map((one) => ({ value: one.id, label: sheetTitle(one) }))}
          onChange={(id) => look({ sheet: id, block: null, panning: false })}
        />
        <MenuItem
          icon={<CopyPlus size={16} aria-hidden />}
          onSelect={() => {
            const { id: _, ...copy } = sheet;
            addSheet(copy);
          }}
        >
          {t('output.bar.duplicate')}
        </MenuItem>
        <MenuItem icon={<LayoutTemplate size={16} aria-hidden />} onSelect={() => setNaming(true)}>
          {t('output.bar.saveTemplate')}
        </MenuItem>
        <MenuItem icon={<Trash2 size={16} aria-hidden />} onSelect={() => removeSheet(sheet.id)}>
          {t('output.bar.remove')}
        </MenuItem>
      </Menu>
      {naming && (
        <Suspense fallback={null}>
          <TemplateDialog name={sheet.name} onClose={() => setNaming(false)} />
        </Suspense>
      )}
    </>
  );
}
