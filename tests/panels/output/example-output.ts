import type { OutputMode } from '../../../src/panels/output/OutputContext.tsx';
import type { AtlasView, BlockView, OutputActions, OutputData } from '../../../src/panels/output/output-data.ts';
import { createSheetStore } from '../../../src/project/output/sheet-store.ts';
import { createNewSheet } from '../../project/output/create-sheet.ts';

const nothing = (): void => undefined;

/** Grey where the block is; as large as it is asked for. */
const paint: BlockView['paint'] = (canvas, _pixelsPerMm, { width, height }) => {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = '#e6e6e6';
  context.fillRect(0, 0, width, height);
};

export const createAtlas = (change: Partial<AtlasView> = {}): AtlasView => ({
  kinds: ['district', 'school_district', 'scenario'],
  kind: 'district',
  format: 'pdf',
  pages: [
    { id: '1', name: '本町二丁目', chosen: true, state: 'made' },
    { id: '2', name: '川原町一丁目', chosen: true, state: 'made', unknownShare: 0.64 },
    { id: '3', name: '緑が丘一丁目から三丁目までの長い名前の地区', chosen: true, state: 'making' },
    { id: '4', name: '南青瀬一丁目', chosen: true, state: 'waiting' },
  ],
  state: 'running',
  done: 2,
  of: 4,
  secondsLeft: 118,
  ...change,
});

/** Output mode of an invented city; with a sheet on the desk unless `sheets` is 0. */
export function createOutputMode(
  data: Partial<OutputData> = {},
  actions: Partial<OutputActions> = {},
  sheets = 1,
): OutputMode {
  const store = createSheetStore();
  if (sheets > 0) store.getState().actions.addSheet(createNewSheet());
  const [sheet] = store.getState().book.sheets;
  const blocks = (sheet?.blocks ?? []).map(
    ({ id, frame, kind }): BlockView => ({
      id,
      frame,
      alternative: kind === 'table' ? '浸水深 × 階数' : '',
      paint,
      ...(kind === 'map' && { scale: 10_000, centre: [0, 0] as const }),
    }),
  );
  return {
    store,
    data: {
      city: {
        hazards: ['river:L1', 'river:L2', 'landslide:'],
        zoneKinds: ['residence', 'urban_function', 'use_district'],
        hazardAreas: ['landslide'],
        facilities: ['shelter', 'medical'],
        scenarios: [{ id: 's1', name: '案A' }],
        tables: [],
        sentences: [{ id: 'depth_3m', title: { ja: '3 m 以上', en: '3 m or deeper' }, hazards: ['river'] }],
        hasOblique: false,
      },
      templates: [
        {
          id: 'figure_table',
          name: { ja: '図と表', en: 'Map and tables' },
          paper: 'A3',
          orientation: 'landscape',
          parts: sheet?.blocks ?? [],
          own: false,
        },
        {
          id: 'own-1',
          name: { ja: '青瀬市の様式', en: 'Own template' },
          paper: 'A4',
          orientation: 'portrait',
          parts: [],
          own: true,
        },
      ],
      figures: [],
      preview: { sheet: sheet?.id ?? null, state: 'ready', title: '図6-3　洪水', blocks, problems: [] },
      atlas: createAtlas(),
      shownPage: null,
      pack: { state: 'idle', files: [] },
      saving: null,
      kept: { state: 'saved' },
      ...data,
    },
    actions: {
      takeTemplate: nothing,
      save: nothing,
      cancelSaving: nothing,
      retry: nothing,
      chooseAtlas: nothing,
      choosePages: nothing,
      runAtlas: nothing,
      cancelAtlas: nothing,
      showPage: nothing,
      makePack: nothing,
      cancelPack: nothing,
      takeView: nothing,
      dataActions: [],
      ...actions,
    },
  };
}
