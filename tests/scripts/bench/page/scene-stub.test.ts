import { describe, expect, it } from 'vitest';
import { sceneStub } from '../../../../scripts/bench/page/scene-stub.ts';

describe('the map that draws nothing', () => {
  it('has the names that the module of the map has, the function and the namespace alike', async () => {
    const module = 'import{a as b}from"./x.js";var q=1;export{Z6e as n,Q9 as t};\n//# sourceMappingURL=x.js.map';
    const url = `data:text/javascript,${encodeURIComponent(sceneStub(module))}`;
    const stub: Record<string, unknown> = await import(/* @vite-ignore */ url);
    expect(Object.keys(stub).sort()).toEqual(['n', 't']);
    expect(typeof stub.t).toBe('function');
    expect((stub.n as { readonly CityScene: unknown }).CityScene).toBe(stub.t);
  });
});
