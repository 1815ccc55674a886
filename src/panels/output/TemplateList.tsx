import { X } from 'lucide-react';
import { paperSizeMm } from '../../domain/sheet.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { Tooltip } from '../controls/Tooltip.tsx';
import { useWords } from '../shell/use-words.ts';
import { useOutputData, useOutputRequests, useSheetActions, useShownSheet } from './OutputContext.tsx';
import type { TemplateCard } from './output-data.ts';

/** 様式 as thumbnails, the city's own among them, and the usual figures of the guideline. */
export function TemplateList() {
  const { t } = useWords();
  const { templates, figures } = useOutputData();
  const own = templates.filter((template) => template.own);
  return (
    <section aria-labelledby="output-templates">
      <h2 className="panel-head" id="output-templates">
        {t('output.templates.title')}
      </h2>
      <Thumbnails cards={templates.filter((template) => !template.own)} />
      {own.length > 0 && (
        <>
          <h3 className="output-subhead">{t('output.templates.own')}</h3>
          <Thumbnails cards={own} />
        </>
      )}
      {figures.length > 0 && <UsualFigures figures={figures} />}
    </section>
  );
}

function Thumbnails({ cards }: { readonly cards: readonly TemplateCard[] }) {
  const { t, pick } = useWords();
  const shown = useShownSheet()?.template;
  const { takeTemplate } = useOutputRequests();
  const { removeTemplate } = useSheetActions();
  return (
    <ul className="templates">
      {cards.map((card) => {
        const size = t('output.templates.size', {
          paper: t(`output.paper.${card.paper}`),
          orientation: card.paper === 'slide' ? '' : t(`output.templates.${card.orientation}`),
        });
        return (
          <li key={card.id}>
            <Tooltip text={card.lack && t('output.templates.lack', { lack: pick(card.lack) })}>
              <button
                type="button"
                className="template"
                aria-pressed={card.id === shown}
                aria-disabled={card.lack !== undefined}
                onClick={() => card.lack === undefined && takeTemplate(card.id)}
              >
                <Thumbnail card={card} />
                <span className="template-name">{pick(card.name)}</span>
                <span className="caption">{size}</span>
              </button>
            </Tooltip>
            {card.own && (
              <IconButton
                className="icon-button-small"
                label={t('output.templates.remove', { name: pick(card.name) })}
                icon={<X size={16} aria-hidden />}
                onClick={() => removeTemplate(card.id)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Long side of a thumbnail's paper, px of its view box. */
const LONG_SIDE = 60;

function Thumbnail({ card }: { readonly card: TemplateCard }) {
  const [width, height] = paperSizeMm(card);
  const scale = Math.min(LONG_SIDE / width, 46 / height);
  const [left, top] = [(72 - width * scale) / 2, (52 - height * scale) / 2];
  return (
    <svg viewBox="0 0 72 52" aria-hidden className="thumbnail">
      <rect x={left} y={top} width={width * scale} height={height * scale} className="thumbnail-paper" />
      {card.parts.map(({ kind, frame }, index) => {
        const place = {
          x: left + frame.x * scale,
          y: top + frame.y * scale,
          width: frame.width * scale,
          height: frame.height * scale,
        };
        const key = index;
        if (kind === 'map' || kind === 'chart' || kind === 'logo')
          return <rect key={key} {...place} className="thumbnail-map" />;
        if (kind === 'title') return <rect key={key} {...place} height={2} className="thumbnail-title" />;
        if (place.height < 2) return null;
        return <path key={key} d={lines(place)} className="thumbnail-lines" />;
      })}
    </svg>
  );
}

const lines = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string =>
  Array.from({ length: Math.max(1, Math.floor(height / 4)) }, (_, row) => `M${x} ${y + 2 + row * 4}h${width}`).join('');

function UsualFigures({ figures }: { readonly figures: readonly TemplateCard[] }) {
  const { t, pick } = useWords();
  const { takeTemplate } = useOutputRequests();
  return (
    <details className="usual-figures">
      <summary>{t('output.templates.figures')}</summary>
      <ul>
        {figures.map((figure) => (
          <li key={figure.id}>
            <Tooltip text={figure.lack && t('output.templates.lack', { lack: pick(figure.lack) })}>
              <button
                type="button"
                className="usual-figure"
                aria-disabled={figure.lack !== undefined}
                onClick={() => figure.lack === undefined && takeTemplate(figure.id)}
              >
                {pick(figure.name)}
              </button>
            </Tooltip>
          </li>
        ))}
      </ul>
    </details>
  );
}
