import { describe, expect, it } from 'vitest';
import { allowedOrigins, policyOf } from '../../scripts/vite/content-security-policy.ts';
import { tilesetUrl } from '../../src/app/import/tileset-url.ts';

const page = 'https://city.example/twin/';
const taken = (text: string, origins: readonly string[] = []) => {
  const found = tilesetUrl(text, page, origins);
  return 'url' in found ? found.url.href : found.problem;
};

describe('the address of a tileset', () => {
  it('is taken from the page’s own server, whole or by its path', () => {
    expect(taken(' https://city.example/tiles/tileset.json ')).toBe('https://city.example/tiles/tileset.json');
    expect(taken('/tiles/tileset.json')).toBe('https://city.example/tiles/tileset.json');
    expect(taken('./tiles/tileset.json')).toBe('https://city.example/twin/tiles/tileset.json');
  });

  it('is blocked on another server unless the build allows that very one', () => {
    const address = 'https://assets.example/a/tileset.json';
    expect(taken(address)).toBe('blocked');
    expect(taken(address, ['https://assets.example'])).toBe(address);
    expect(taken('https://assets.example:8443/tileset.json', ['https://assets.example'])).toBe('blocked');
    expect(taken('//assets.example/tileset.json')).toBe('blocked');
  });

  it('is refused where it is none', () => {
    for (const text of [
      '',
      'tileset.json',
      'assets.example/tileset.json',
      'file:///tileset.json',
      'https://',
      'javascript:1',
    ])
      expect(taken(text), text).toBe('invalid');
  });
});

describe('the servers that a build may connect to', () => {
  it('are its own only, by default', () => {
    expect(allowedOrigins('')).toEqual([]);
    expect(policyOf([])).toContain("connect-src 'self' blob: data:;");
  });

  it('are those that the administrator names, in the policy too', () => {
    const origins = allowedOrigins('https://assets.example, http://gis.example:8080/');
    expect(origins).toEqual(['https://assets.example', 'http://gis.example:8080']);
    expect(policyOf(origins)).toContain(
      "connect-src 'self' blob: data: https://assets.example http://gis.example:8080;",
    );
  });

  it('are no wildcards, paths or other schemes', () => {
    for (const text of [
      '*',
      'https:',
      'https://*',
      'https://a.example;b',
      'https://assets.example/a',
      "'unsafe-eval'",
      'data:',
      'assets.example',
    ])
      expect(() => allowedOrigins(text), text).toThrow(/BOSAI_ALLOW_ORIGINS/);
  });
});
