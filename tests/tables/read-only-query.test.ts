import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { describeReadOnly } from './read-only-laws.ts';

describeReadOnly('native', () => createNativeDatabase());
