import { describe, expect, it } from 'vitest';
import { createWasmDatabase } from '../../src/tables/wasm-database.ts';
import { describeDatabase } from './database-laws.ts';

describeDatabase('wasm', createWasmDatabase);

describe('wasm database in a worker', () => {
  it('starts its own worker from inside a worker', async () => {
    const worker = new Worker(new URL('./nested-database.worker.ts', import.meta.url), { type: 'module' });
    const answer = await new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.onerror = (event) => reject(new Error(event.message));
    });
    worker.terminate();
    expect(answer).toEqual([{ n: 3 }]);
  });
});
