import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { describeSensitivity } from './sensitivity-laws.ts';

describeSensitivity('native', () => createNativeDatabase());
