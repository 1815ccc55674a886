import type { Messages } from '../messages.ts';

export const app: Pick<Messages, 'stage' | 'scene' | 'open' | 'save'> = {
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
  save: {
    figureFailed: 'The figure could not be saved',
    tableFailed: 'The table could not be saved',
    notReady: 'Wait for the map and the table before saving.',
    unmappable: 'Characters that CP932 lacks were replaced by 〓: {{characters}}',
  },
};
