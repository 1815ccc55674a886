import type { Sheet } from '../../../src/domain/sheet.ts';
import type { NewSheet } from '../../../src/project/output/sheet-store.ts';

/** A3 landscape with a map of a flood, its legend, a table and the note. */
export const createNewSheet = (change: Partial<Sheet> = {}): NewSheet => ({
  name: '図と表',
  template: 'figure_table',
  paper: 'A3',
  orientation: 'landscape',
  marginMm: 12,
  colourVisionSafe: false,
  greyscale: false,
  dpi: 300,
  fields: { figure: '図6-3', document: '立地適正化計画　第6章', approval: '', author: '都市計画課', date: '' },
  blocks: [
    {
      id: 'map',
      kind: 'map',
      frame: { x: 12, y: 32, width: 280, height: 240 },
      map: {
        view: { kind: 'flat', centre: null, scale: 10_000, rotationDegrees: 0 },
        hazard: 'river:L2',
        carrier: 'ground',
        zoneKinds: ['residence'],
        hazardAreas: ['landslide'],
        facilities: ['shelter'],
        buildings: true,
        labels: true,
        scenario: null,
      },
    },
    { id: 'title', kind: 'title', frame: { x: 12, y: 12, width: 280, height: 12 }, text: '{{figure}}　{{hazard}}' },
    { id: 'legend', kind: 'legend', frame: { x: 298, y: 32, width: 110, height: 70 }, map: 'map' },
    {
      id: 'table',
      kind: 'table',
      frame: { x: 298, y: 110, width: 110, height: 60 },
      table: {
        question: 'vertical_evacuation',
        parameters: { hazards: ['river:L2'], thresholdMeters: 0.5 },
        table: 'vertical_evacuation',
        scenario: null,
        where: { zone_kind: ['city'] },
        ofSubject: false,
        across: ['hazard'],
        values: ['buildings'],
        total: true,
        title: '',
      },
    },
    { id: 'note', kind: 'white_note', frame: { x: 298, y: 200, width: 110, height: 10 } },
  ],
  ...change,
});

export const createSheet = (change: Partial<Sheet> = {}): Sheet => ({
  id: 'sheet-1',
  ...createNewSheet(change),
  ...change,
});
