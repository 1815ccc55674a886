import { TriangleAlert } from 'lucide-react';
import type { SheetFields } from '../../../domain/sheet.ts';
import { useWords } from '../../shell/use-words.ts';
import { useOutputData, useSheetActions, useShownSheet } from '../OutputContext.tsx';
import { TextRow } from './Fields.tsx';

const rows = ['figure', 'document', 'date', 'author', 'approval'] as const satisfies readonly (keyof SheetFields)[];

/** 表題と出典: what the placeholders and the small print of the sheet say. */
export function SheetFieldRows() {
  const { t, pick } = useWords();
  const sheet = useShownSheet()!;
  const { preview } = useOutputData();
  const { changeSheet } = useSheetActions();
  const open = preview.problems.find(({ code }) => code === 'approval-open');
  return (
    <section className="properties-part">
      <h3>{t('output.properties.fieldsTitle')}</h3>
      <div className="property-grid">
        {rows.map((name) => (
          <TextRow
            key={name}
            label={t(`output.properties.${name}`)}
            value={sheet.fields[name]}
            type={name === 'date' ? 'date' : 'text'}
            wrong={name === 'approval' && open !== undefined}
            onChange={(value, gesture) => changeSheet({ fields: { [name]: value } }, gesture)}
          />
        ))}
      </div>
      {open && (
        <p className="output-wrong" role="status">
          <TriangleAlert size={16} aria-hidden />
          {pick(open.text)}
        </p>
      )}
      <p className="caption optional">{t('output.properties.sourcesNote')}</p>
    </section>
  );
}
