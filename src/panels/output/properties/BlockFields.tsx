import { useRef, useState } from 'react';
import { hazardNames, parseHazardKey } from '../../../domain/hazard.ts';
import { paperSizeMm, type SheetBlock } from '../../../domain/sheet.ts';
import { isFixed } from '../../../project/output/change-sheets.ts';
import { Button } from '../../controls/Button.tsx';
import { Checkbox } from '../../controls/Checkbox.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useOutputData, useSheetActions, useShownSheet } from '../OutputContext.tsx';
import { useRemoveBlock } from '../use-remove-block.ts';
import { NumberRow, Row, TextRow } from './Fields.tsx';

/** What can be set of the chosen block that is no map. */
export function BlockFields({ block }: { readonly block: SheetBlock }) {
  const { t } = useWords();
  const content = <Content block={block} />;
  if (block.kind === 'map') return null;
  const plain = !('text' in block || 'table' in block || block.kind === 'sentence' || block.kind === 'logo');
  if (plain) return null;
  return (
    <section className="properties-part">
      <h3>{t(`output.block.${block.kind}`)}</h3>
      {content}
    </section>
  );
}

function Content({ block }: { readonly block: SheetBlock }) {
  switch (block.kind) {
    case 'title':
    case 'subtitle':
    case 'text':
      return <TextFields block={block} />;
    case 'table':
    case 'chart':
    case 'evidence':
      return <TableFields block={block} />;
    case 'sentence':
      return <SentenceFields block={block} />;
    case 'logo':
      return <LogoField id={block.id} />;
    default:
      return null;
  }
}

const placeholders = '{{city}} {{zone}} {{hazard}} {{scale}} {{figure}} {{scenario}}';

function TextFields({ block }: { readonly block: Extract<SheetBlock, { kind: 'title' | 'subtitle' | 'text' }> }) {
  const { t } = useWords();
  const { changeBlock } = useSheetActions();
  const set = (change: object, gesture?: string): void =>
    changeBlock(block.id, (before) => ({ ...before, ...change }) as SheetBlock, gesture);
  return (
    <>
      <div className="property-grid">
        <TextRow
          label={t('output.properties.text')}
          value={block.text}
          lines={block.kind === 'text' ? 4 : 2}
          onChange={(text, gesture) => set({ text }, gesture)}
        />
        {block.kind === 'text' && (
          <>
            <NumberRow
              label={t('output.properties.sizePt')}
              value={block.look.sizePt}
              unit="pt"
              min={7}
              max={200}
              onChange={(sizePt) => set({ look: { ...block.look, sizePt } })}
            />
            <Row label={t('output.properties.align')}>
              <Segmented
                label={t('output.properties.align')}
                value={block.look.align}
                options={[
                  { value: 'left', label: t('output.properties.left') },
                  { value: 'centre', label: t('output.properties.middle') },
                  { value: 'right', label: t('output.properties.right') },
                ]}
                onChange={(align) => set({ look: { ...block.look, align } })}
              />
            </Row>
          </>
        )}
      </div>
      {block.kind === 'text' && (
        <Checkbox
          label={t('output.properties.bold')}
          checked={block.look.bold}
          onChange={(bold) => set({ look: { ...block.look, bold } })}
        />
      )}
      <p className="caption">{t('output.properties.placeholders', { hint: placeholders })}</p>
    </>
  );
}

function TableFields({ block }: { readonly block: Extract<SheetBlock, { kind: 'table' | 'chart' | 'evidence' }> }) {
  const { t, pick } = useWords();
  const { tables, scenarios } = useOutputData().city;
  const { changeBlock } = useSheetActions();
  const set = (change: object, gesture?: string): void =>
    changeBlock(block.id, (before) => ({ ...before, table: { ...block.table, ...change } }) as SheetBlock, gesture);
  const known = tables.find(({ request }) => request.table === block.table.table);
  return (
    <>
      {known && <p className="caption">{pick(known.title)}</p>}
      <div className="property-grid">
        <TextRow
          label={t('output.properties.tableTitle')}
          value={block.table.title}
          placeholder={t('output.properties.tableAuto')}
          onChange={(title, gesture) => set({ title }, gesture)}
        />
        {scenarios.length > 0 && (
          <Row label={t('output.properties.scenario')}>
            <SelectMenu
              label={t('output.properties.scenario')}
              value={block.table.scenario ?? ''}
              options={[
                { value: '', label: t('output.properties.current') },
                ...scenarios.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(id) => set({ scenario: id === '' ? null : id })}
            />
          </Row>
        )}
      </div>
      <div className="property-checks">
        <Checkbox
          label={t('output.properties.total')}
          checked={block.table.total}
          onChange={(total) => set({ total })}
        />
        <Checkbox
          label={t('output.properties.ofSubject')}
          checked={block.table.ofSubject}
          onChange={(ofSubject) => set({ ofSubject })}
        />
      </div>
    </>
  );
}

function SentenceFields({ block }: { readonly block: Extract<SheetBlock, { kind: 'sentence' }> }) {
  const { t, pick } = useWords();
  const { hazards, sentences } = useOutputData().city;
  const { changeBlock } = useSheetActions();
  const { sentence, hazard: key } = block.sentence;
  const set = (change: object): void =>
    changeBlock(block.id, (before) => ({ ...before, sentence: { ...block.sentence, ...change } }) as SheetBlock);
  const { hazard } = parseHazardKey(key);
  return (
    <div className="property-grid">
      <Row label={t('output.properties.text')}>
        <SelectMenu
          label={t('output.properties.text')}
          value={sentence}
          options={sentences
            .filter((one) => one.hazards.includes(hazard) || one.id === sentence)
            .map(({ id, title }) => ({ value: id, label: pick(title) }))}
          onChange={(id) => set({ sentence: id })}
        />
      </Row>
      <Row label={t('output.properties.hazard')}>
        <SelectMenu
          label={t('output.properties.hazard')}
          value={key}
          options={hazards.map((value) => {
            const one = parseHazardKey(value);
            return { value, label: `${pick(hazardNames[one.hazard])}${one.scale && ` ${one.scale}`}` };
          })}
          onChange={(next) => set({ hazard: next })}
        />
      </Row>
    </div>
  );
}

function LogoField({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { changeBlock } = useSheetActions();
  const file = useRef<HTMLInputElement>(null);
  const [isWrong, setWrong] = useState(false);
  const take = async (chosen: File): Promise<void> => {
    const mediaType = chosen.type;
    setWrong(mediaType !== 'image/png' && mediaType !== 'image/jpeg');
    if (mediaType !== 'image/png' && mediaType !== 'image/jpeg') return;
    const base64 = await base64Of(chosen);
    changeBlock(id, (block) => (block.kind === 'logo' ? { ...block, image: { mediaType, base64 } } : block));
  };
  return (
    <>
      <Button look="neutral" onClick={() => file.current?.click()}>
        {t('output.properties.image')}
      </Button>
      {isWrong && <p className="output-wrong">{t('output.properties.imageWrong')}</p>}
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        aria-label={t('output.properties.image')}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          if (chosen) void take(chosen);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

const base64Of = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error ?? new Error('FileReader'));
    reader.readAsDataURL(file);
  });

/** Place and size of the chosen block in millimetres, its order, and the way off the sheet. */
export function PlaceFields({ block }: { readonly block: SheetBlock }) {
  const { t } = useWords();
  const sheet = useShownSheet()!;
  const { moveBlock, orderBlock } = useSheetActions();
  const remove = useRemoveBlock();
  const [width, height] = paperSizeMm(sheet);
  const { frame } = block;
  const sides = [
    ['x', -width, width],
    ['y', -height, height],
    ['width', 3, width],
    ['height', 3, height],
  ] as const;
  return (
    <details className="properties-part property-layers">
      <summary>{t('output.properties.place')}</summary>
      <div className="property-grid">
        {sides.map(([side, min, max]) => (
          <NumberRow
            key={side}
            label={t(`output.properties.${side}`)}
            value={frame[side]}
            unit="mm"
            min={min}
            max={max}
            onChange={(value) => moveBlock(block.id, { ...frame, [side]: value })}
          />
        ))}
      </div>
      <div className="part-more">
        <Button look="neutral" onClick={() => orderBlock(block.id, 1)}>
          {t('output.properties.front')}
        </Button>
        <Button look="neutral" onClick={() => orderBlock(block.id, -1)}>
          {t('output.properties.back')}
        </Button>
        {!isFixed(block, sheet) && (
          <Button look="danger" onClick={() => remove(block)}>
            {t('output.properties.removeBlock')}
          </Button>
        )}
      </div>
    </details>
  );
}
