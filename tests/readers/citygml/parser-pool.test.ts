import { describe, expect, it } from 'vitest';
import { createNodePool } from '../../../scripts/node/citygml-pool.ts';
import type { ParserReply, ParserWorker } from '../../../src/readers/citygml/parser-messages.ts';
import { createParserServer } from '../../../src/readers/citygml/parser-server.ts';
import { readCityGml } from '../../../src/readers/citygml/read-citygml.ts';
import { createWorkerPool } from '../../../src/readers/citygml/worker-pool.ts';
import { blobSource, type SourceFile } from '../../../src/readers/source-file.ts';
import { cityModel, HOUSES } from './citygml-fixture.ts';
import { buildingsOf, readTexts } from './datasets-of.ts';

const FILES = Object.fromEntries(
  Array.from({ length: 6 }, (_, i) => [
    `udx/bldg/${i}.gml`,
    cityModel(
      '3.1',
      ...Array.from({ length: 40 * (6 - i) }, (_, k) => HOUSES['3.1'].replaceAll('13111-bldg-1', `f${i}-${k}`)),
    ),
  ]),
);

/** A worker without a thread, which copies messages as threads do. */
function createLocalWorker(): ParserWorker {
  let replied: (reply: ParserReply) => void = () => undefined;
  const serve = createParserServer((reply, transfer) => {
    const copy = structuredClone(reply, { transfer });
    queueMicrotask(() => replied(copy));
  });
  return {
    post(request, transfer) {
      const copy = structuredClone(request, { transfer });
      queueMicrotask(() => serve(copy));
    },
    onReply: (listener) => {
      replied = listener;
    },
    onCrash: () => undefined,
    terminate: () => undefined,
  };
}

describe('parser pools', () => {
  it.each([1, 2, 5])('give with %i workers what one thread gives, in the same order', async (size) => {
    const alone = await readTexts(FILES);
    const together = await readTexts(FILES, { createPool: () => createWorkerPool(size, createLocalWorker) });
    expect(together).toEqual(alone);
    expect(buildingsOf(together).buildingId[0]).toBe('f0-0');
  });

  it('work with threads of Node', async () => {
    expect(await readTexts(FILES, { createPool: () => createNodePool(2) })).toEqual(await readTexts(FILES));
  });

  it('name the file whose worker died and read the others', async () => {
    const createPool = () =>
      createWorkerPool(1, () => {
        const worker = createLocalWorker();
        let crashed: (reason: string) => void = () => undefined;
        return {
          ...worker,
          onCrash: (listener: (reason: string) => void) => {
            crashed = listener;
          },
          post: (request, transfer) => {
            if (request.type === 'start' && request.file.includes('poison'))
              queueMicrotask(() => crashed('out of memory'));
            else worker.post(request, transfer);
          },
        } satisfies ParserWorker;
      });
    const result = await readTexts({ 'udx/bldg/poison.gml': '<x/>', ...FILES }, { createPool });
    expect(buildingsOf(result).count).toBe(840);
    expect(result.issues).toMatchObject([
      {
        severity: 'error',
        code: 'read-failed',
        file: 'udx/bldg/poison.gml',
        values: { reason: expect.stringContaining('out of memory') },
      },
    ]);
  });

  it.each(['in place', 'in a worker'])('stop when cancelled, %s', async (where) => {
    const controller = new AbortController();
    let bytesGiven = 0;
    const house = new TextEncoder().encode(
      HOUSES['3.1'].replace('<bldg', '<core:cityObjectMember><bldg').replace(/$/, '</core:cityObjectMember>'),
    );
    const head = new TextEncoder().encode(cityModel('3.1').split('\n</core')[0]);
    const endless: SourceFile = {
      ...blobSource('udx/bldg/endless.gml', new Blob(['x'])),
      stream: () =>
        new ReadableStream({
          start: (stream) => stream.enqueue(head),
          pull: (stream) => {
            stream.enqueue(house.slice());
            bytesGiven += house.length;
            if (bytesGiven > 300_000) controller.abort();
          },
        }),
    };
    const createPool = where === 'in place' ? {} : { createPool: () => createWorkerPool(1, createLocalWorker) };
    await expect(readCityGml([endless], { signal: controller.signal, ...createPool })).rejects.toThrow(/abort/i);
  });
});
