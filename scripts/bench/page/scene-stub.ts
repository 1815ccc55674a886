import type { PlanarPosition, PlanZone } from '../../../src/domain/plan.ts';

/** What of the map's properties a drag needs; the map itself is no part of the scripts. */
interface StubbedScene {
  readonly city: { readonly buildings?: unknown };
  readonly view: {
    readonly editing?: {
      readonly tool: string;
      readonly zones: readonly PlanZone[];
      readonly snap?: (position: PlanarPosition, context: object) => { readonly position: PlanarPosition } | undefined;
    };
  };
  readonly onVertexDrag: (drag: object) => void;
}

declare global {
  interface Window {
    /** Properties of the map as it was rendered last. */
    benchScene?: StubbedScene;
  }
}

/**
 * A module in the place of the map's, with the same names going out: a map that is ready at once, draws nothing and keeps its
 * properties where the bench finds them.
 */
export function sceneStub(module: string): string {
  const [, names = ''] = /export\s*\{([^}]*)\}\s*;?\s*(?:\/\/.*)?$/.exec(module.trimEnd()) ?? [];
  const exported = names.split(',').map(
    (name) =>
      name
        .trim()
        .split(/\s+as\s+/)
        .at(-1)!,
  );
  return `
const handle = new Proxy({}, { get: (_, name) => (name === 'settled' ? async () => {} : () => undefined) });
let shown;
function CityScene(props) {
  window.benchScene = props;
  if (props.ref) props.ref.current = handle;
  if (shown !== props.city) {
    shown = props.city;
    setTimeout(() => { props.onStatus?.('loading'); props.onStatus?.('ready'); });
  }
  return null;
}
CityScene.CityScene = CityScene;
export { ${exported.map((name) => `CityScene as ${name}`).join(', ')} };`;
}
