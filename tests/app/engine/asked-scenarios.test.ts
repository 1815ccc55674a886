import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { describeAskedScenarios } from './asked-scenario-laws.ts';

describeAskedScenarios('native', () => createNativeDatabase());
