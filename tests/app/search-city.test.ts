import { describe, expect, it } from 'vitest';
import { type Place, searchPlaces } from '../../src/app/explore/search-city.ts';

const place = (name: string): Place => ({ id: name, name, detail: '', bounds: [0, 0, 1, 1] });
const names = (query: string, ...all: string[]) => searchPlaces(all.map(place), query).map(({ name }) => name);

describe('searching the city', () => {
  it('puts names that begin with the query first', () => {
    expect(names('本町', '南本町', '本町一丁目')).toEqual(['本町一丁目', '南本町']);
  });

  it('does not mind the width or case of letters', () => {
    expect(names('ＡＥＤ', 'aed 駅前', '病院')).toEqual(['aed 駅前']);
  });

  it('finds nothing rather than everything for what is not there', () => {
    expect(names('湊', '本町')).toEqual([]);
  });

  it('shows at most ten', () => {
    expect(names('町', ...Array.from({ length: 30 }, (_, index) => `町${index}`))).toHaveLength(10);
  });
});
