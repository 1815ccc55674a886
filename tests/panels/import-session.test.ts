import { describe, expect, it } from 'vitest';
import { hazardScales, hazards } from '../../src/domain/hazard.ts';
import { zoneKinds } from '../../src/domain/zone-kind.ts';
import { importCounts } from '../../src/panels/import/import-session.ts';
import { firstRoleChoice, roleKinds, roleQuantities, roleText } from '../../src/panels/import/role-choice.ts';
import { parseRole } from '../../src/readers/role.ts';
import { createExampleImportSession } from './example-import-session.ts';

describe('the import list', () => {
  it('counts each file in one state', () => {
    expect(importCounts(createExampleImportSession().files)).toEqual({
      done: 5,
      reading: 1,
      waiting: 1,
      failed: 1,
      usable: 5,
    });
  });
});

describe('what the user says a file is', () => {
  it('is understood by the readers, whatever is chosen', () => {
    for (const kind of roleKinds.filter((item) => item !== 'zone' && item !== 'hazard'))
      expect(parseRole(roleText({ ...firstRoleChoice, kind }) ?? ''), kind).toBeDefined();
    for (const zoneKind of zoneKinds)
      expect(parseRole(roleText({ ...firstRoleChoice, kind: 'zone', zoneKind }) ?? '')).toEqual({
        as: 'zones',
        zoneKind,
      });
    for (const hazard of hazards)
      for (const scale of hazardScales)
        for (const quantity of roleQuantities)
          expect(
            parseRole(roleText({ ...firstRoleChoice, kind: 'hazard', hazard, scale, quantity }) ?? ''),
          ).toMatchObject({ as: 'hazard', hazard, scale });
  });

  it('is left to recognition when nothing is chosen', () => {
    expect(roleText(firstRoleChoice)).toBeNull();
  });
});
