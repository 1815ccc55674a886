import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createNodePool } from '../../node/citygml-pool.ts';
import { createNodeHelper } from '../../node/feature-helper.ts';
import { openNodeFiles } from '../../node/node-files.ts';
import { runStage } from '../stages/run-stage.ts';
import type { StageTask } from '../stages/stage.ts';

// One stage in a process of its own, so that no stage profits or suffers from another. Task in, measures out, by messages.
process.once('message', async (task: StageTask) => {
  const measures = await runStage(
    {
      place: 'node',
      createDatabase: () => createNativeDatabase(),
      createPool: () => createNodePool(),
      createFeatureHelper: createNodeHelper,
      openFiles: ({ path }) => openNodeFiles([path]),
    },
    task,
  );
  process.send?.(measures, () => process.exit(0));
});
