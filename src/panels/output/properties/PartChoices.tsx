import { Plus } from 'lucide-react';
import type { SheetBlock, SheetBlockKind } from '../../../domain/sheet.ts';
import { isFixed } from '../../../project/output/change-sheets.ts';
import { firstFrame, mapsOf } from '../../../project/output/new-block.ts';
import type { NewBlock } from '../../../project/output/sheet-store.ts';
import { Button } from '../../controls/Button.tsx';
import { Checkbox } from '../../controls/Checkbox.tsx';
import { Menu, MenuItem } from '../../controls/Menu.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useOutputData, useSheetActions, useShownSheet } from '../OutputContext.tsx';
import { useRemoveBlock } from '../use-remove-block.ts';

/** 載せるもの: parts that come and go by a check, tables one by one, and what can be added. */
export function PartChoices() {
  const { t } = useWords();
  const sheet = useShownSheet()!;
  const { parts, add } = useParts();
  const tables = sheet.blocks.filter((block) => block.kind === 'table' || block.kind === 'chart');
  const note = sheet.blocks.find((block) => block.kind === 'white_note');
  return (
    <section className="properties-part">
      <h3>{t('output.properties.partsTitle')}</h3>
      <div className="part-choices">
        <PartCheck name={t('output.block.legend')} note={t('output.properties.parts.legend')} {...parts.legend} />
        <PartCheck name={t('output.properties.parts.scale')} {...parts.scale} />
        <PartCheck name={t('output.block.sentence')} note={t('output.properties.parts.sentence')} {...parts.sentence} />
        {tables.map((block) => (
          <TableCheck key={block.id} block={block} />
        ))}
        <PartCheck name={t('output.block.evidence')} note={t('output.properties.parts.evidence')} {...parts.evidence} />
        <PartCheck
          name={t('output.block.white_note')}
          note={note && isFixed(note, sheet) ? t('output.properties.parts.fixed') : ''}
          {...parts.note}
        />
      </div>
      <div className="part-more">
        <AddTable />
        <Button look="quiet" icon={<Plus size={16} aria-hidden />} onClick={() => add('text')}>
          {t('output.properties.addText')}
        </Button>
        <Button look="quiet" icon={<Plus size={16} aria-hidden />} onClick={() => add('logo')}>
          {t('output.properties.addLogo')}
        </Button>
      </div>
    </section>
  );
}

interface Part {
  readonly on: boolean;
  /** Absent: it cannot be changed. */
  readonly set?: (on: boolean) => void;
}

interface PartCheckProps extends Part {
  readonly name: string;
  readonly note?: string;
}

function PartCheck({ name, note, on, set }: PartCheckProps) {
  return (
    <div className="part-check">
      <Checkbox label={name} checked={on} onChange={(checked) => set?.(checked)} />
      {note && <span className="caption">{note}</span>}
    </div>
  );
}

function TableCheck({ block }: { readonly block: Extract<SheetBlock, { kind: 'table' | 'chart' }> }) {
  const { t, pick } = useWords();
  const { tables } = useOutputData().city;
  const { preview } = useOutputData();
  const remove = useRemoveBlock();
  const known = tables.find(({ request }) => request.table === block.table.table);
  const shown = preview.blocks.find(({ id }) => id === block.id);
  const name = block.table.title || shown?.alternative || (known ? pick(known.title) : block.table.table);
  return (
    <div className="part-check">
      <Checkbox label={name} checked onChange={() => remove(block)} />
      <span className="caption">{t(`output.block.${block.kind}`)}</span>
    </div>
  );
}

/** The parts that come and go, and how one is added. */
function useParts() {
  const sheet = useShownSheet()!;
  const { city } = useOutputData();
  const { addBlock } = useSheetActions();
  const remove = useRemoveBlock();
  const [map] = mapsOf(sheet);
  const ofKinds = (kinds: readonly SheetBlockKind[]) => sheet.blocks.filter(({ kind }) => kinds.includes(kind));
  const firstTable = sheet.blocks.find((block) => block.kind === 'table' || block.kind === 'chart');
  const add = (kind: SheetBlockKind): void => {
    const block = newBlock(kind);
    if (block) addBlock(block);
  };
  const newBlock = (kind: SheetBlockKind): NewBlock | undefined => {
    const frame = firstFrame(sheet, kind, map?.frame);
    switch (kind) {
      case 'legend':
      case 'scale_bar':
      case 'north':
        return map && { kind, frame, map: map.id };
      case 'sentence': {
        const hazard = map?.map.hazard ?? city.hazards[0];
        const told = city.sentences.find(({ hazards }) => hazards.some((one) => hazard?.startsWith(`${one}:`)));
        return (
          hazard &&
          told && { kind, frame, sentence: { sentence: told.id, hazard, scenario: map?.map.scenario ?? null } }
        );
      }
      case 'evidence':
        return firstTable && { kind, frame, table: firstTable.table };
      case 'white_note':
        return { kind, frame };
      case 'text':
        return { kind, frame, text: '', look: { sizePt: 10, bold: false, align: 'left' } };
      case 'logo':
        return { kind, frame, image: null };
      default:
        return undefined;
    }
  };
  const part = (...kinds: SheetBlockKind[]): Part => {
    const present = ofKinds(kinds);
    return {
      on: present.length > 0,
      set: (on) => {
        if (on) for (const kind of kinds) add(kind);
        else for (const block of present) remove(block);
      },
    };
  };
  return {
    add,
    parts: {
      legend: part('legend'),
      scale: part('scale_bar', 'north'),
      sentence: part('sentence'),
      evidence: part('evidence'),
      note: part('white_note'),
    },
  };
}

function AddTable() {
  const { t, pick } = useWords();
  const sheet = useShownSheet()!;
  const { tables } = useOutputData().city;
  const { addBlock } = useSheetActions();
  if (tables.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button look="quiet" icon={<Plus size={16} aria-hidden />}>
          {t('output.properties.addTable')}
        </Button>
      }
    >
      {tables.flatMap(({ title, request }) =>
        (['table', 'chart'] as const).map((kind) => (
          <MenuItem
            key={`${request.question} ${request.table} ${kind}`}
            onSelect={() => addBlock({ kind, frame: firstFrame(sheet, kind), table: request })}
          >
            {pick(title)}（{t(`output.block.${kind}`)}）
          </MenuItem>
        )),
      )}
    </Menu>
  );
}
