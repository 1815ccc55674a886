import type { Messages } from '../messages.ts';

export const gis: Messages['gis'] = {
  title: 'Hand on as GIS data',
  what: 'What',
  layer: 'A layer of the map',
  answer: 'Table of an answer, joined to shapes',
  layerName: 'Layer',
  question: 'Question',
  table: 'Table',
  scenario: 'Scenario',
  asking: 'Asking',
  nothing: 'No table of this question can be joined to zones, meshes or facilities.',
  degrees: 'Degrees (WGS84, as KML and CZML have it)',
  note: 'People of single buildings are not given out. An empty cell means no data, not 0; unknown means not surveyed, not safe.',
  save: 'Save',
  cancel: 'Cancel',
  writing: 'Writing',
  parts: 'So many columns that they went into {{count}} shapefiles (255 columns each at most).',
  shortened:
    '{{count}} names of columns were shortened to 10 characters (the full names are in _columns.csv in the zip)',
  sceneWriting: 'Writing the 3D scene. Press again to stop.',
  sceneSaved: 'Saved {{file}} ({{count}} buildings, {{triangles}} triangles).',
  sceneStopped: 'Writing the 3D scene was stopped.',
  sceneFailed: 'The 3D scene could not be written ({{reason}})',
  sceneNotReady: 'The 3D map is not drawn yet. Show it in explore mode, then press again.',
};
