import type { Messages } from '../messages.ts';

export const app: Pick<Messages, 'stage' | 'scene' | 'open' | 'questions' | 'planning' | 'area' | 'query' | 'save'> = {
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
  planning: {
    failed: 'Plan mode could not count: {{reason}}',
    openingFailed: 'Plan mode could not be opened: {{reason}}',
    newZone: 'New area {{number}}',
    scenarioBegun:
      'The current line cannot be changed: the copy "{{name}}" was made and is redrawn. To go back, undo (Ctrl+Z).',
    overtaken:
      'Another window has saved a newer plan of this city. Changes of this window are not saved by themselves: keep them in a file with "Save project".',
    refused:
      'Changes cannot be saved by themselves ({{reason}}) and are lost when the page is closed: keep them in a file with "Save project".',
    opened: '{{file}} is open.',
    openedWith:
      '{{file}} is open. The data differ from those that the plan was made with ({{count}}): numbers may differ.',
    openFailed: '{{file}} could not be opened: {{reason}}',
    saved: 'The project is saved ({{file}}).',
    measuresRead: 'Measures read: {{added}} new, {{updated}} changed.',
    measuresIssues: 'Measures read: {{added}} new, {{updated}} changed. {{count}} could not be read:',
    fileFailed: 'The file could not be read or written: {{reason}}',
    exportTitle: 'Zones of {{name}} for other GIS',
    format: 'Format',
    crs: 'Coordinates',
    geographic: 'Longitude and latitude (JGD2011)',
    planar: 'Plane rectangular ({{crs}})',
    write: 'Write file',
    encoding: 'Encoding',
    exportNote:
      'Text is UTF-8. Each zone carries its id, name, code and kind, the city, name and description of the plan, and the date.',
    shapefileNote:
      'Field names have 10 letters at most and are shortened (scenario_description is descript, zone_kind_name is kind_name). Text over 254 bytes is cut; the fields concerned are named afterwards.',
    written: '{{file}} was written.',
    cut: 'Fields cut at 254 bytes: {{fields}}. Choose GeoPackage to hand them over in full.',
    useUtf8: 'UTF-8 keeps them as they are.',
    importTitle: 'Import zones into "{{name}}"',
    chooseFile: 'Choose files',
    importFormats:
      'Shapefile (zipped, or shp, shx, dbf and prj chosen together), GeoJSON, GeoPackage, GeoParquet; also zones that were exported here.',
    reading: 'Reading the file',
    noZones: 'No areas were found.',
    noZonesAdvice: 'See whether it holds polygons, and of a shapefile whether shp, dbf and prj are all there.',
    inFile: 'Zones in the file',
    anyZones: 'Areas of no named kind',
    layer: '{{count}} zones, {{area}}',
    crsGuessed: 'system guessed',
    skipped: ', {{count}} without ground left out',
    intoKind: 'Taken as',
    way: 'The present line',
    replace: 'is replaced',
    addBeside: 'stays; zones are added',
    importTry: 'Try on the map',
    importNote:
      'Nothing changes yet: see map and indicators first, then take it into the line. Ground that a zone holds already is left out of what is added.',
    elsewhere: 'The zones lie outside {{city}} (read as {{crs}}).',
    elsewhereAdvice:
      'They belong to another city, or the file lacks its system (.prj): see it in the GIS that wrote it.',
    moreIssues: '{{count}} more',
    comparison: 'Comparison of scenarios',
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
    snapshotCopied: 'The view is in the clipboard ({{title}}) and can be pasted into a document.',
    snapshotSaved: 'The clipboard cannot be used ({{reason}}): saved as {{file}}.',
    notReady: 'Wait for the map and the table before saving.',
    unmappable: 'Characters that CP932 lacks were replaced by 〓: {{characters}}',
  },
};
