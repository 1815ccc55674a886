import { Download } from 'lucide-react';
import { Menu, MenuItem } from '../controls/Menu.tsx';
import { useWords } from '../shell/use-words.ts';
import type { TableFormat } from './explore-data.ts';

interface SaveTableMenuProps {
  readonly onSave: (format: TableFormat) => void;
  /** With its word on the button, not only in the name. */
  readonly labelled?: boolean;
}

const formatNames = { 'csv-utf8': 'table.csvUtf8', 'csv-cp932': 'table.csvCp932', xlsx: 'table.xlsx' } as const;

export function SaveTableMenu({ onSave, labelled = false }: SaveTableMenuProps) {
  const { t } = useWords();
  return (
    <Menu
      align="end"
      trigger={
        labelled ? (
          <button type="button" className="button button-neutral">
            <Download size={16} aria-hidden />
            {t('table.save')}
          </button>
        ) : (
          <button
            type="button"
            className="icon-button icon-button-small"
            aria-label={t('table.save')}
            title={t('table.save')}
          >
            <Download size={18} aria-hidden />
          </button>
        )
      }
    >
      {(Object.keys(formatNames) as TableFormat[]).map((format) => (
        <MenuItem key={format} onSelect={() => onSave(format)}>
          {t(formatNames[format])}
        </MenuItem>
      ))}
    </Menu>
  );
}
