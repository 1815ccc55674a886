import { createWasmDatabase } from '../../src/tables/wasm-database.ts';

const db = await createWasmDatabase();
await db.insert('three', { i: new Uint8Array(3) });
const { rows } = await db.query('SELECT count(*) AS n FROM three');
await db.close();
postMessage(rows);
