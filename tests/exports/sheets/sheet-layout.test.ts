import { describe, expect, it } from 'vitest';
import { type Orientation, type Paper, paperSizeMm, type SheetSubject } from '../../../src/domain/sheet.ts';
import type { DrawItem, DrawText } from '../../../src/exports/drawing/drawing.ts';
import { composeSheet } from '../../../src/exports/sheets/compose-sheet.ts';
import type { ComposedBlock } from '../../../src/exports/sheets/composed-sheet.ts';
import { sheetOfTemplate, sheetTemplates } from '../../../src/exports/sheets/templates.ts';
import { createToySupply, longNames, measure, shortNames, type ToyNames } from './toy-supply.ts';

const papers: readonly (readonly [Paper, Orientation])[] = [
  ['A4', 'portrait'],
  ['A4', 'landscape'],
  ['A3', 'portrait'],
  ['A3', 'landscape'],
  ['A1', 'portrait'],
  ['B0', 'landscape'],
  ['slide', 'landscape'],
];
const cases = sheetTemplates.flatMap((template) =>
  papers.flatMap(([paper, orientation]) =>
    (['ja', 'en'] as const).map((language) => ({ template, paper, orientation, language, of: template.id })),
  ),
);

async function composeCase({ template, paper, orientation, language }: (typeof cases)[number], names: ToyNames) {
  const supply = createToySupply(names);
  const own = sheetOfTemplate({ ...template, paper, orientation }, supply.city, { id: 'sheet', language });
  const fields = {
    figure: '図6-3',
    document: `${names.city}立地適正化計画　第6章 防災指針`,
    approval: '',
    author: `${names.city} 都市計画課`,
    date: '',
  };
  const subject: SheetSubject = { kind: 'zone', zoneKind: 'district', zoneId: 'A', name: names.districts[0] };
  return composeSheet({ ...own, fields }, subject, supply, {
    language,
    page: 3,
    pages: 42,
    today: '2026-11-22',
    measure,
  });
}

const textsOf = (items: readonly DrawItem[]): readonly DrawText[] =>
  items.flatMap((item) => (item.kind === 'group' ? textsOf(item.items) : item.kind === 'text' ? [item] : []));

const strokesOf = (items: readonly DrawItem[]): readonly number[] =>
  items.flatMap((item) =>
    item.kind === 'group' ? strokesOf(item.items) : item.kind === 'path' && item.stroke ? [item.stroke.widthMm] : [],
  );

interface Box {
  readonly block: string;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the glyphs of a line stand: an em high. */
function boxOf({ id, frame }: ComposedBlock, { text, x, y, font, align }: DrawText): Box {
  const [width, em] = [measure(text, font), font.sizePt * (25.4 / 72)];
  const left = { left: x, centre: x - width / 2, right: x - width }[align];
  const box = { block: id, text, left, right: left + width, top: y - 0.88 * em, bottom: y + 0.12 * em };
  // What lies beyond its frame is cut off (and told).
  return {
    ...box,
    left: Math.max(box.left, frame.x),
    right: Math.min(box.right, frame.x + frame.width),
    top: Math.max(box.top, frame.y),
    bottom: Math.min(box.bottom, frame.y + frame.height),
  };
}

const lies = (a: Box, b: Box): boolean =>
  a.left < b.right - 0.02 && b.left < a.right - 0.02 && a.top < b.bottom - 0.02 && b.top < a.bottom - 0.02;

describe.each([
  ['short names', shortNames],
  ['names of 40 characters', longNames],
] as const)('every arrangement with %s', (_, names) => {
  it.each(cases)(
    '$of on $paper $orientation in $language: no words over each other, all within the margins, none too small',
    async (one) => {
      const { blocks, sheet } = await composeCase(one, names);
      const [width, height] = paperSizeMm(sheet);
      // Words on the map are its own; the blocks that lie on it have plates.
      const boxes = blocks
        .filter(({ kind }) => kind !== 'map')
        .flatMap((block) => textsOf(block.drawing.items).map((text) => boxOf(block, text)))
        .filter(({ left, right, top, bottom }) => left < right && top < bottom);
      const overlapping = boxes.flatMap((a, i) =>
        boxes.slice(i + 1).flatMap((b) => (lies(a, b) ? [`${a.block} “${a.text}” over ${b.block} “${b.text}”`] : [])),
      );
      expect(overlapping).toEqual([]);
      const m = sheet.marginMm - 0.02;
      const outside = boxes.filter(
        ({ left, right, top, bottom }) => left < m || top < m || right > width - m || bottom > height - m,
      );
      expect(outside).toEqual([]);
      const sizes = blocks.flatMap(({ drawing }) => textsOf(drawing.items).map(({ font }) => font.sizePt));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
      expect(Math.min(...blocks.flatMap(({ drawing }) => strokesOf(drawing.items)))).toBeGreaterThanOrEqual(0.1 - 1e-9);
    },
  );
});

it.each(sheetTemplates.map((template) => ({ template, of: template.id })))(
  'the arrangement $of fits its own paper: nothing is cut off',
  async ({ template }) => {
    const { paper, orientation, id } = template;
    const { problems } = await composeCase({ template, paper, orientation, language: 'ja', of: id }, shortNames);
    expect(problems.filter(({ code }) => code !== 'approval-open')).toEqual([]);
  },
);
