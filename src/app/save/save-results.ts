import type { i18n } from 'i18next';
import type { HazardKey } from '../../domain/hazard.ts';
import type { CitySceneHandle } from '../../map/scene-types.ts';
import type { CameraState, ExploreData, TableFormat } from '../../panels/explore/explore-data.ts';
import { layerChoice } from '../../panels/explore/LayerGroup.tsx';
import type { Project } from '../../project/project-schema.ts';
import { download } from './download.ts';

interface FigureRequest {
  readonly scene: CitySceneHandle | null;
  readonly camera: CameraState | null;
  readonly data: ExploreData;
  readonly project: Project;
  readonly words: i18n;
  readonly hazardKey: HazardKey | undefined;
}

/** The current view as a PNG with everything a figure needs. The code for it is fetched when it is first asked for. */
export async function saveFigure({ scene, camera, data, project, words, hazardKey }: FigureRequest): Promise<void> {
  if (!scene || !camera || !hazardKey) return;
  const [{ composeMapFigure }, { createMapFigure }] = await Promise.all([
    import('../../exports/compose-map-figure.ts'),
    import('../../exports/map-figure.ts'),
  ]);
  const { language } = project;
  const figure = createMapFigure(
    {
      cityName: data.city.name,
      fictional: data.city.fictional,
      hazardKey,
      colourBy: project.colourBy,
      colourVisionSafe: project.colourVisionSafe,
      counts: data.classCounts.state === 'ready' ? data.classCounts.value : null,
      colouringLegend: data.colouringLegend,
      lines: visibleLines(data, project),
      buildings: data.city.buildings,
      sources: data.sources,
      headingDegrees: camera.headingDegrees,
      metersPerPixel: camera.metersPerPixel,
      pixelRatio: window.devicePixelRatio,
      date: today(language),
    },
    words.t,
    language,
  );
  download(await composeMapFigure(figure, await scene.capture()), `${figure.title}.png`);
}

function visibleLines({ layers }: ExploreData, { layers: choices }: Project) {
  return layers.flatMap((layer) => {
    const { kind, colour } = layer.swatch;
    if (layer.group !== 'planning' || kind === 'icon' || !layerChoice(layer, choices).visible) return [];
    return [{ name: layer.name, colour, dashed: kind === 'dashed' }];
  });
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

/** The table of the chosen hazard as CSV or XLSX. Resolves with characters that the encoding lacks. */
export async function saveTable({ format, data, project, words, hazardKey }: TableRequest): Promise<readonly string[]> {
  if (data.exposure.state !== 'ready' || !hazardKey) return [];
  const result = data.exposure.value;
  const { language } = project;
  const rows = result.rows.filter((row) => `${row.hazard}:${row.scale}` === hazardKey);
  const title = `${data.city.name} ${hazardKey.replace(':', ' ')}`;
  if (format === 'xlsx') {
    const { exposureXlsx } = await import('../../exports/table-xlsx.ts');
    // One zone kind only, so that the sum below the table is the city.
    const city = rows.filter(
      (row) => row.zoneKind === (rows.some(({ zoneKind }) => zoneKind !== 'city') ? project.zoneKind : 'city'),
    );
    const workbook = {
      title,
      rows: city.length > 0 ? city : rows,
      result,
      date: new Date().toISOString().slice(0, 10),
    };
    download(await exposureXlsx(workbook, words.t, language), `${title}.xlsx`);
    return [];
  }
  const { exposureCsv } = await import('../../exports/table-csv.ts');
  const { bytes, unmappable } = exposureCsv(rows, format === 'csv-cp932' ? 'cp932' : 'utf-8', words.t, language);
  download(new Blob([bytes], { type: 'text/csv' }), `${title}.csv`);
  return unmappable;
}
