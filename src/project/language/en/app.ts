import type { Messages } from '../messages.ts';

export const app: Pick<Messages, 'stage' | 'scene' | 'open' | 'questions' | 'area' | 'query' | 'save'> = {
  stage: {
    start: 'Start',
    fetch: 'Loading data',
    read: 'Reading files',
    buildings: 'Buildings',
    terrain: 'Terrain',
    zones: 'Zones',
    hazards: 'Depth of each building',
    people: 'Sharing out people',
    tables: 'Preparing the tables',
    tiles: '3D model',
  },
  scene: {
    unknownArea: 'Not surveyed (unknown)',
    label: '3D map of {{name}}',
    noGraphics:
      'This screen cannot show 3D (WebGL 2 is not available). Use a recent Edge or Chrome with hardware acceleration on.',
  },
  open: {
    failed: 'The city could not be opened.',
    advice: 'Reason: {{reason}}. Check the files and the server and try again, or import other data.',
  },
  questions: {
    failed: 'The questions could not be prepared: {{reason}}',
    partFailed: 'Part of the tables could not be prepared ({{reason}}). The other questions can be used.',
    sensitivityFailed: 'The sensitivity could not be computed: {{reason}}',
  },
  area: {
    label: 'Drawn area',
    'crosses-itself': 'The line crosses itself. Draw the area again without a crossing.',
    'too-few-corners': 'An area needs three corners or more.',
    'no-area': 'The area is too small. Draw it again.',
    failed: 'The area could not be counted: {{reason}}',
  },
  query: {
    several: 'Only one query can be run at a time. Run them one by one, without ";" between them.',
    'not-a-query': 'Only queries that read can be run here (SELECT, WITH, FROM, DESCRIBE …). Data cannot be changed.',
    'side-effect': 'Functions that change settings of the database cannot be used.',
    empty: 'There is no SQL.',
    cancelled: 'Cancelled.',
    notOnMap: 'No row can be shown on the map.',
  },
  save: {
    tableBroken: '"{{table}}" was not saved because a check of it does not hold.',
    figureFailed: 'The figure could not be saved',
    tableFailed: 'The table could not be saved',
    notReady: 'Wait for the map and the table before saving.',
    unmappable: 'Characters that CP932 lacks were replaced by 〓: {{characters}}',
  },
};
