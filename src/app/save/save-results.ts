import type { i18n } from 'i18next';
import { exposureAnswer } from '../../analysis/exposure-answer.ts';
import { type HazardKey, hazardNames, hazards, parseHazardKey } from '../../domain/hazard.ts';
import type { MapFigure } from '../../exports/map-figure.ts';
import type { CitySceneHandle } from '../../map/scene-types.ts';
import type {
  CameraState,
  ExploreData,
  LayerFacts,
  SourceLine,
  TableFormat,
} from '../../panels/explore/explore-data.ts';
import { layerChoice } from '../../panels/explore/LayerGroup.tsx';
import { usableZoneKind } from '../../panels/explore/usable-choices.ts';
import { hazardLabel } from '../../project/language/hazard-label.ts';
import type { LegendRow } from '../../project/legend-rows.ts';
import type { Project } from '../../project/project-schema.ts';
import { download } from './download.ts';
import { inReadingOrder } from './reading-order.ts';
import { saveAnswer } from './save-answer.ts';

interface FigureRequest {
  readonly scene: CitySceneHandle | null;
  readonly camera: CameraState | null;
  readonly data: ExploreData;
  readonly project: Project;
  readonly words: i18n;
  readonly hazardKey: HazardKey | undefined;
  /** Buildings that stand out on the map. */
  readonly selection: ReadonlySet<number> | Uint8Array | undefined;
}

/**
 * The current view as a PNG with everything a figure needs. The code for it is fetched when it is first asked for.
 * Resolves with what there is to say.
 */
export async function saveFigure(request: FigureRequest): Promise<string | undefined> {
  const { scene, words } = request;
  const [{ composeMapFigure }, figure] = await Promise.all([
    import('../../exports/compose-map-figure.ts'),
    figureOf(request),
  ]);
  if (!scene || !figure) return words.t('save.notReady');
  download(await composeMapFigure(figure, await scene.capture()), `${figure.title}.png`);
  return undefined;
}

/**
 * The map as it is, with its sources and the note on white ground below it, into the clipboard; into a file where the browser
 * refuses. Resolves with what happened.
 */
export async function takeSnapshot(request: FigureRequest): Promise<string> {
  const { scene, words, camera, hazardKey, data } = request;
  if (!scene || !camera || !hazardKey || !data.mapReady) return words.t('save.notReady');
  let title = '';
  const picture = async (): Promise<Blob> => {
    const [{ composeSnapshot }, figure, map] = await Promise.all([
      import('../../exports/compose-snapshot.ts'),
      figureOf(request),
      scene.capture(),
    ]);
    if (!figure) throw new Error(words.t('save.notReady'));
    title = figure.title;
    return composeSnapshot(figure, map);
  };
  const { copyPicture } = await import('./copy-picture.ts');
  const copied = await copyPicture(picture());
  if (copied.done) return words.t('save.snapshotCopied', { title });
  const name = `${title}.png`;
  download(copied.picture, name);
  return words.t('save.snapshotSaved', { file: name, reason: copied.reason });
}

/** The words of a figure of the view; undefined while there is no map. */
async function figureOf(request: FigureRequest): Promise<MapFigure | undefined> {
  const { camera, data, project, words, hazardKey, selection } = request;
  if (!camera || !hazardKey || !data.mapReady) return undefined;
  const { createMapFigure } = await import('../../exports/map-figure.ts');
  const { language } = project;
  return createMapFigure(
    {
      cityName: [data.city.name, data.city.scenario?.name].filter(Boolean).join('　'),
      fictional: data.city.fictional,
      hazardKey,
      colourBy: project.colourBy,
      colourVisionSafe: project.colourVisionSafe,
      counts: data.classCounts.state === 'ready' ? data.classCounts.value : null,
      colouringLegend: data.colouringLegend,
      lines: visibleLines(data, project),
      areas: visibleAreas(data, project, hazardKey),
      marks: data.layers.filter((layer) => layer.group === 'facility' && layerChoice(layer, project.layers).visible),
      picked: selectedCount(selection) || null,
      buildings: data.city.buildings,
      sources: shownSources(data, project),
      headingDegrees: camera.headingDegrees,
      metersPerPixel: camera.metersPerPixel,
      pixelRatio: window.devicePixelRatio,
      date: today(language),
    },
    words.t,
    language,
  );
}

const selectedCount = (selection: FigureRequest['selection']): number =>
  selection instanceof Uint8Array ? selection.reduce((sum, flag) => sum + flag, 0) : (selection?.size ?? 0);

function visibleLines({ layers }: ExploreData, { layers: choices }: Project) {
  return layers.flatMap((layer) => {
    const { kind, colour } = layer.swatch;
    if (layer.group !== 'planning' || kind === 'icon' || !layerChoice(layer, choices).visible) return [];
    return [{ name: layer.name, colour, dashed: kind === 'dashed' }];
  });
}

/** Classes of the areas on the map that the legend of the hazard does not name. */
function visibleAreas(
  { layers }: ExploreData,
  { layers: choices, colourBy }: Project,
  key: HazardKey,
): readonly LegendRow[] {
  const named = colourBy === 'hazard' ? parseHazardKey(key).hazard : undefined;
  return layers.flatMap((layer) =>
    layer.id !== named && layerChoice(layer, choices).visible ? namedClasses(layer) : [],
  );
}

/** `土砂：特別警戒区域`: on paper no layer list stands beside the legend. */
function namedClasses({ id, classes = [] }: LayerFacts): readonly LegendRow[] {
  const hazard = hazards.find((known) => known === id);
  if (hazard === undefined) return classes;
  const { ja, en } = hazardNames[hazard];
  return classes.map((row) => ({ ...row, label: { ja: `${ja}：${row.label.ja}`, en: `${en}: ${row.label.en}` } }));
}

/** 出典 of what the figure shows: layers that are not on it are not its sources. */
function shownSources({ layers }: ExploreData, { layers: choices }: Project): readonly SourceLine[] {
  const lines = layers
    .filter((layer) => layer.source !== '' && layerChoice(layer, choices).visible)
    .map(({ source: title, year }): SourceLine => ({ title, ...(year !== undefined && { year }) }));
  return [...new Map(lines.map((line) => [`${line.title}·${line.year}`, line])).values()];
}

const today = (language: Project['language']): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date());

interface TableRequest {
  readonly format: TableFormat;
  readonly data: ExploreData;
  readonly project: Project;
  readonly words: i18n;
  readonly hazardKey: HazardKey | undefined;
}

/** The table of the chosen hazard, saved as any answer is. Resolves with what there is to say. */
export async function saveTable(request: TableRequest): Promise<string | undefined> {
  const { format, data, project, words, hazardKey } = request;
  if (data.exposure.state !== 'ready' || !hazardKey) return words.t('save.notReady');
  const result = data.exposure.value;
  const { language } = project;
  const { name, fictional } = data.city;
  // One zone kind only, so that the sum below the table is the city.
  const zoneKind = format === 'xlsx' ? (usableZoneKind(project.zoneKind, data.city) ?? 'city') : undefined;
  const rows = inReadingOrder(
    result.rows.filter((row) => `${row.hazard}:${row.scale}` === hazardKey && (!zoneKind || row.zoneKind === zoneKind)),
  );
  const label = hazardLabel(hazardKey, language);
  return saveAnswer({
    format,
    answer: exposureAnswer({ ...result, rows }, { hazards: [hazardKey] }),
    cityName: name,
    cityTitle: `${fictional ? `${name}（${words.t('city.fictional')}）` : name} ${label}`.trim(),
    words,
    language,
    fileName: [name, result.evidence.scenario, label].filter(Boolean).join(' '),
    summed: true,
  });
}
