import { describe, expect, it } from 'vitest';
import { createZoneRows } from '../../../src/map/ground-paint/zone-rows.ts';
import { createAnswerItems, createCalloutItems, createHighlightItems } from '../../../src/map/labels/label-items.ts';
import { createToyCity } from '../create-toy-city.ts';

const { city } = createToyCity(9);
const rows = createZoneRows(city.zones.filter(({ zoneKind }) => zoneKind === 'residence'));

describe('what an answer writes on the map', () => {
  it('is the label of each filled zone inside it, and of zones without one nothing', () => {
    const [item, ...others] = createAnswerItems(rows, ['1,234 人'], undefined);
    expect(others).toEqual([]);
    expect(item!.picture).toEqual({ kind: 'name', text: '1,234 人', name: 'town' });
    const [west, south, east, north] = city.bounds;
    expect(item!.lon > west && item!.lon < east && item!.lat > south && item!.lat < north).toBe(true);
    expect(createAnswerItems(rows, [''], undefined)).toEqual([]);
    expect(createAnswerItems(undefined, [], undefined)).toEqual([]);
  });

  it('is a plate on the northern side of a drawn area that has a label', () => {
    const ring = Float64Array.of(140, 35, 140.1, 35, 140.1, 35.1, 140, 35.1, 140, 35);
    const [item] = createAnswerItems(undefined, [], { ring, label: '3.2 ha' });
    expect(item).toMatchObject({ lon: 140.05, lat: 35.1, picture: { kind: 'plate', text: '3.2 ha' } });
    expect(createAnswerItems(undefined, [], { ring })).toEqual([]);
  });
});

it('marks facilities that stand out by their own number, or by their place in the list', () => {
  const [first, second] = city.facilities;
  const numbered = { ...city, facilities: [{ ...first!, index: 7 }, second!] };
  expect(createHighlightItems(numbered, new Set([0]))).toEqual([]);
  expect(createHighlightItems(numbered, new Set([7, 1])).map(({ lon }) => lon)).toEqual([first!.lon, second!.lon]);
  expect(createHighlightItems(numbered, undefined)).toEqual([]);
});

it('stands a callout on the roof of its building, and none on a building without a shape', () => {
  const [item] = createCalloutItems(city, { buildingIndex: 4, text: '3.1 m' });
  const [west, , east, , , top] = city.buildings!.extents.subarray(24, 30);
  expect(item!.heightMeters).toBe(top);
  expect(item!.lon).toBeCloseTo((west! + east!) / 2, 12);
  expect(createCalloutItems(city, { buildingIndex: 99, text: '' })).toEqual([]);
  expect(createCalloutItems(city, undefined)).toEqual([]);
});
