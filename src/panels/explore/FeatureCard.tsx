import { X } from 'lucide-react';
import { IconButton } from '../controls/IconButton.tsx';
import { useWords } from '../shell/use-words.ts';
import type { TileFeature } from './explore-data.ts';

interface FeatureCardProps {
  readonly feature: TileFeature;
  readonly onClose: () => void;
}

/** A picked feature of 3D Tiles: its attributes under their own names, as the tileset gives them. */
export function FeatureCard({ feature, onClose }: FeatureCardProps) {
  const { t } = useWords();
  const known = feature.attributes.filter(({ value }) => value !== null);
  const empty = feature.attributes.filter(({ value }) => value === null);
  return (
    <section className="panel-section feature-card" aria-labelledby="feature-title">
      <div className="section-head building-head">
        <h3 id="feature-title" className="section-title">
          {t('tileset.feature')}
        </h3>
        <span className="caption push building-id" title={feature.name}>
          {feature.name}
        </span>
        <IconButton
          label={t('tileset.closeFeature')}
          icon={<X size={18} aria-hidden />}
          onClick={onClose}
          className="icon-button-small"
        />
      </div>
      {feature.attributes.length === 0 && <p className="caption">{t('tileset.noAttributes')}</p>}
      {known.length > 0 && (
        <div className="feature-scroll">
          <table className="data-table feature-table" aria-labelledby="feature-title">
            <tbody>
              {known.map(({ name, value }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {empty.length > 0 && (
        <details className="other-hazards">
          <summary>{t('tileset.emptyAttributes', { amount: empty.length })}</summary>
          <p className="caption">{empty.map(({ name }) => name).join('、')}</p>
        </details>
      )}
    </section>
  );
}
