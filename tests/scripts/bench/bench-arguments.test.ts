import { describe, expect, it } from 'vitest';
import { parseBenchArguments, parts, UsageError } from '../../../scripts/bench/bench-arguments.ts';

describe('arguments of the bench', () => {
  it('measure everything in both places unless told otherwise', () => {
    expect(parseBenchArguments([])).toEqual({
      only: parts,
      runs: 5,
      buildings: [100_000, 1_000_000],
      places: ['node', 'chromium'],
      data: [],
      form: 'text',
    });
  });

  it('pick parts, sizes, a place and data of the user', () => {
    const given = ['--only', 'columns, zone', '--runs', '3', '--buildings', '1_000', '--in', 'node', '--json'];
    expect(parseBenchArguments(given)).toMatchObject({
      only: ['columns', 'zone'],
      runs: 3,
      buildings: [1000],
      places: ['node'],
      form: 'json',
    });
    expect(parseBenchArguments(['--data', 'a', '--data', 'b', '--settings', 's.json'])).toMatchObject({
      data: ['a', 'b'],
      settings: 's.json',
    });
  });

  it('say what is wrong', () => {
    const refused: readonly (readonly [string[], RegExp])[] = [
      [['--only', 'speed'], /--only speed/],
      [['--runs', '0'], /--runs 0/],
      [['--buildings', 'many'], /--buildings many/],
      [['--in', 'firefox'], /--in firefox/],
      [['folder'], /folder/],
      [['--help'], /^help$/],
    ];
    for (const [args, message] of refused) {
      expect(() => parseBenchArguments(args)).toThrow(UsageError);
      expect(() => parseBenchArguments(args)).toThrow(message);
    }
  });
});
