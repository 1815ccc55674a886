import { mapsOf } from '../../project/output/new-block.ts';
import { Button } from '../controls/Button.tsx';
import { useWords } from '../shell/use-words.ts';
import { useChosenBlock, useOutputRequests, useShownSheet } from './OutputContext.tsx';
import { BlockFields, PlaceFields } from './properties/BlockFields.tsx';
import { MapFields } from './properties/MapFields.tsx';
import { PackSection } from './properties/PackSection.tsx';
import { PaperFields } from './properties/PaperFields.tsx';
import { PartChoices } from './properties/PartChoices.tsx';
import { ProblemList } from './properties/ProblemList.tsx';
import { SheetFieldRows } from './properties/SheetFieldRows.tsx';

/** What is chosen, the paper, the map, what stands on the sheet, and what can be made of it. */
export function OutputRightPanel() {
  const { t } = useWords();
  const sheet = useShownSheet();
  const block = useChosenBlock();
  const maps = sheet ? mapsOf(sheet) : [];
  const map = block?.kind === 'map' ? block : maps[0];
  return (
    <div className="panel-scroll output-right">
      <div className="panel-head">
        <h2>{block ? t(`output.block.${block.kind}`) : t('output.properties.panel')}</h2>
        {block && <span className="caption push">{t('output.properties.chosen')}</span>}
      </div>
      {sheet && (
        <>
          {block && <BlockFields block={block} />}
          <PaperFields />
          {map && <MapFields key={`map ${map.id}`} block={map} maps={maps} />}
          <PartChoices />
          <SheetFieldRows />
          {block && <PlaceFields key={`place ${block.id}`} block={block} />}
          <ProblemList />
        </>
      )}
      <DataSection />
      <PackSection />
    </div>
  );
}

/** データで渡す: whatever the app offers. */
function DataSection() {
  const { t, pick } = useWords();
  const { dataActions } = useOutputRequests();
  return (
    <section className="properties-part" aria-labelledby="output-data">
      <h3 id="output-data">{t('output.data.title')}</h3>
      {dataActions.length === 0 ? (
        <p className="caption">{t('output.data.none')}</p>
      ) : (
        <div className="part-more">
          {dataActions.map(({ id, label, run }) => (
            <Button key={id} look="neutral" onClick={run}>
              {pick(label)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
