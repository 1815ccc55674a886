import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { describeDatabase } from './database-laws.ts';

describeDatabase('native', () => createNativeDatabase());
