import { describe, expect, it } from 'vitest';
import { importSettingsSchema, settingsOfFile } from '../../src/readers/import-settings.ts';
import { formatRole, hazardRoles, parseRole } from '../../src/readers/role.ts';

describe('parseRole', () => {
  it('reads back every role that formatRole writes', () => {
    const written = ['buildings', 'zone:district', 'terrain', 'population', 'facilities:welfare', 'base_map'];
    for (const text of written) expect(formatRole(parseRole(text)!)).toBe(text);
    for (const role of hazardRoles) expect(parseRole(formatRole(role))).toEqual(role);
  });

  it('reads what people write', () => {
    expect(parseRole('洪水L2')).toEqual({ as: 'hazard', hazard: 'river', scale: 'L2', quantity: 'depth' });
    expect(parseRole('洪水Ｌ１')).toEqual({ as: 'hazard', hazard: 'river', scale: 'L1', quantity: 'depth' });
    expect(parseRole('hazard:river:L2:duration')).toMatchObject({ scale: 'L2', quantity: 'duration' });
    expect(parseRole('土砂')).toEqual({ as: 'hazard', hazard: 'landslide', scale: '', quantity: 'area_type' });
    expect(parseRole('居住誘導区域')).toEqual({ as: 'zones', zoneKind: 'residence' });
    expect(parseRole('districts')).toEqual({ as: 'zones', zoneKind: 'district' });
    expect(parseRole('Buildings')).toEqual({ as: 'buildings' });
  });

  it('knows when it is none', () => {
    for (const text of ['', 'hazard:fire', 'zone:moon', '洪水の写真', 'facilities:zoo', 'rivers of babylon'])
      expect(parseRole(text)).toBeUndefined();
  });
});

describe('settingsOfFile', () => {
  const settings = {
    default: { crs: 'EPSG:6677' },
    files: { 'bldg.geojson': { as: 'buildings' }, 'haz/*.tif': { as: '洪水L2' }, '**/*_L1.tif': { year: 2020 } },
  };

  it('finds a file by path, by name and by glob, over the default', () => {
    expect(settingsOfFile(settings, { path: 'city.zip!a/bldg.geojson' })).toEqual({
      crs: 'EPSG:6677',
      as: 'buildings',
    });
    expect(settingsOfFile(settings, { path: 'haz/x.tif' })).toEqual({ crs: 'EPSG:6677', as: '洪水L2' });
    expect(settingsOfFile(settings, { path: 'haz/y_L1.tif' })).toEqual({ crs: 'EPSG:6677', as: '洪水L2', year: 2020 });
    expect(settingsOfFile(settings, { path: 'other/x.tif' })).toEqual({ crs: 'EPSG:6677' });
  });
});

describe('importSettingsSchema', () => {
  it('takes our column keys and known names of them, and refuses others with their place', () => {
    const of = (columns: Record<string, string>) =>
      importSettingsSchema.safeParse({ files: { 'a.geojson': { columns } } });
    expect(of({ depth_m: '水深', id: 'n' }).success).toBe(true);
    const refused = of({ colour: 'x' });
    expect(refused.error?.issues[0]?.path).toEqual(['files', 'a.geojson', 'columns', 'colour']);
  });
});
