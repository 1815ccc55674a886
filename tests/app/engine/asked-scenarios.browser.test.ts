import { createWasmDatabase } from '../../../src/tables/wasm-database.ts';
import { describeAskedScenarios } from './asked-scenario-laws.ts';

describeAskedScenarios('wasm', createWasmDatabase);
