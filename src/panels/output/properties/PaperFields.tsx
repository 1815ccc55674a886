import { type Paper, papers } from '../../../domain/sheet.ts';
import { Checkbox } from '../../controls/Checkbox.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useSheetActions, useShownSheet } from '../OutputContext.tsx';
import { NumberRow, Row } from './Fields.tsx';

const resolutions = [150, 200, 300, 400, 600] as const;

export function PaperFields() {
  const { t } = useWords();
  const sheet = useShownSheet()!;
  const { changePaper, changeSheet } = useSheetActions();
  return (
    <section className="properties-part">
      <h3>{t('output.properties.paperTitle')}</h3>
      <div className="property-grid">
        <Row label={t('output.properties.size')}>
          <SelectMenu
            label={t('output.properties.size')}
            value={sheet.paper}
            options={(Object.keys(papers) as Paper[]).map((value) => ({ value, label: t(`output.paper.${value}`) }))}
            onChange={(paper) => changePaper(paper, paper === 'slide' ? 'landscape' : sheet.orientation)}
          />
          <SelectMenu
            label={t('output.properties.orientation')}
            value={sheet.orientation}
            options={(['portrait', 'landscape'] as const).map((value) => ({
              value,
              label: t(`output.templates.${value}`),
            }))}
            onChange={(orientation) => changePaper(sheet.paper, orientation)}
          />
        </Row>
        <NumberRow
          label={t('output.properties.margin')}
          value={sheet.marginMm}
          unit="mm"
          min={0}
          max={100}
          onChange={(marginMm) => changeSheet({ marginMm })}
        />
      </div>
      <details className="property-layers">
        <summary>{t('output.properties.print')}</summary>
        <div className="property-grid">
          <Row label={t('output.properties.dpi')}>
            <SelectMenu
              label={t('output.properties.dpi')}
              value={String(sheet.dpi)}
              options={[...new Set([...resolutions, sheet.dpi])].map((dpi) => ({
                value: String(dpi),
                label: `${dpi} dpi`,
              }))}
              onChange={(dpi) => changeSheet({ dpi: Number(dpi) })}
            />
          </Row>
        </div>
        <div className="property-checks">
          <Checkbox
            label={t('output.properties.greyscale')}
            checked={sheet.greyscale}
            onChange={(greyscale) => changeSheet({ greyscale })}
          />
          <Checkbox
            label={t('output.properties.safe')}
            checked={sheet.colourVisionSafe}
            onChange={(colourVisionSafe) => changeSheet({ colourVisionSafe })}
          />
        </div>
      </details>
    </section>
  );
}
