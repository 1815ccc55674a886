import { importDatasets } from '../../../src/city/import-city.ts';
import { countText, timeRuns } from '../measure.ts';
import type { Stage } from './stage.ts';

/** Zip in, datasets out, with the parser workers that the page starts (their start is part of the time). */
export const runCityGmlStage: Stage<'citygml'> = async (host, { runs, input, bytes, buildings, form }) => {
  const files = await host.openFiles(input);
  const { values, first } = await timeRuns(runs, async () => {
    const { datasets } = await importDatasets(files, { createPool: host.createPool });
    const found = datasets.reduce((sum, dataset) => sum + (dataset.kind === 'buildings' ? dataset.count : 0), 0);
    if (found !== buildings) throw new Error(`${found} buildings read, ${buildings} written`);
  });
  const speed = (seconds: number) => bytes / 1e6 / seconds;
  return [
    {
      key: `citygml-${form}`,
      place: host.place,
      on: `${Math.round(bytes / 1e6)} MB, ${countText(buildings, 'buildings')}`,
      unit: 'MB/s',
      values: values.map(speed),
      first: speed(first),
    },
  ];
};
