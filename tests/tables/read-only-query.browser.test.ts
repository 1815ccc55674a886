import { createWasmDatabase } from '../../src/tables/wasm-database.ts';
import { describeReadOnly } from './read-only-laws.ts';

describeReadOnly('wasm', createWasmDatabase);
