import { paperSizeMm } from '../../domain/sheet.ts';
import { formatScale } from '../../project/language/number-format.ts';
import { mapsOf } from '../../project/output/new-block.ts';
import { useWords } from '../shell/use-words.ts';
import { useChosenBlock, useOutputData, useShownSheet } from './OutputContext.tsx';

/** The line below the desk: the paper, the scale of the map, the chosen block. */
export function OutputStatus() {
  const { t } = useWords();
  const sheet = useShownSheet();
  const block = useChosenBlock();
  const { preview, kept } = useOutputData();
  if (!sheet) return null;
  const [width, height] = paperSizeMm(sheet);
  const maps = mapsOf(sheet);
  const map = maps.find(({ id }) => id === block?.id) ?? maps[0];
  const scale = preview.blocks.find(({ id }) => id === map?.id)?.scale;
  const mm = (value: number): string => String(Math.round(value * 10) / 10);
  return (
    <>
      <span className="number-left">
        {t('output.status.paper', {
          paper: t(`output.paper.${sheet.paper}`),
          orientation: sheet.paper === 'slide' ? '' : t(`output.templates.${sheet.orientation}`),
          width: mm(width),
          height: mm(height),
        })}
      </span>
      <span className="number-left">{t('output.status.margin', { margin: sheet.marginMm })}</span>
      {scale !== undefined && scale > 0 && (
        <span className="number-left">{t('output.status.map', { scale: formatScale(scale) })}</span>
      )}
      {block && (
        <span className="number-left optional">
          {t('output.status.block', {
            name: t(`output.block.${block.kind}`),
            x: mm(block.frame.x),
            y: mm(block.frame.y),
            width: mm(block.frame.width),
            height: mm(block.frame.height),
          })}
        </span>
      )}
      <span className="push">
        {kept.state === 'saved' ? t('output.status.quality', { dpi: sheet.dpi }) : t(`output.kept.${kept.state}`)}
      </span>
    </>
  );
}
