import { expose } from 'comlink';

// The database is the longest fetch (8 MB), so it begins before the engine's own code. Calls that come until both are
// there are kept and given to the engine then.
const early: MessageEvent[] = [];
const keep = (event: MessageEvent) => early.push(event);
self.addEventListener('message', keep);

const tables = import('../../tables/wasm-database.ts');
const database = tables.then(({ createWasmDatabase }) => createWasmDatabase());
database.catch(() => undefined); // told to whoever asks the engine

async function startEngine(): Promise<void> {
  await tables.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve)); // the database's own fetches go out first
  const { CityEngine } = await import('./city-engine.ts');
  self.removeEventListener('message', keep);
  expose(new CityEngine(database));
  for (const { data, ports } of early) self.dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }));
}
startEngine().catch(reportError);
