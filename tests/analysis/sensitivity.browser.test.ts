import { createWasmDatabase } from '../../src/tables/wasm-database.ts';
import { describeSensitivity } from './sensitivity-laws.ts';

describeSensitivity('wasm', createWasmDatabase);
