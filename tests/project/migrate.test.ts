import { describe, expect, it } from 'vitest';
import { type Migrations, migrate } from '../../src/project/migrate.ts';

/** Version 1 called it `colour`, version 3 put it into a list; version 2 only added a field. */
const steps: Migrations = {
  1: ({ colour, ...rest }: { colour?: string }) => ({ ...rest, paint: colour }),
  3: ({ paint, ...rest }: { paint?: string }) => ({ ...rest, paints: [paint] }),
};

describe('migrating a saved document', () => {
  it('takes every step from its version on', () => {
    expect(migrate({ version: 1, colour: 'red' }, 4, steps)).toEqual({ version: 4, paints: ['red'] });
    expect(migrate({ version: 2, paint: 'red' }, 4, steps)).toEqual({ version: 4, paints: ['red'] });
    expect(migrate({ version: 4, paints: [] }, 4, steps)).toEqual({ version: 4, paints: [] });
  });

  it('leaves alone what no program of ours wrote', () => {
    for (const version of [undefined, '1', 0, Number.NaN, 5])
      expect(migrate({ version, colour: 'red' }, 4, steps)).toEqual({ version, colour: 'red' });
  });
});
