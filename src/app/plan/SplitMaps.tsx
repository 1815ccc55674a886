import type { Ref } from 'react';
import type { CitySceneProps } from '../../map/CityScene.tsx';
import { SplitScenes } from '../../map/compare/SplitScenes.tsx';
import type { CitySceneHandle } from '../../map/scene-types.ts';
import type { ComparedPane } from './compared-views.ts';

interface SplitMapsProps extends CitySceneProps {
  readonly ref: Ref<CitySceneHandle>;
  readonly panes: readonly ComparedPane[];
}

/** The same view of several scenarios; nothing is edited while they are compared. */
export function SplitMaps({ panes, view, ...scene }: SplitMapsProps) {
  const { editing: _, areaChange: __, scenario: ___, ...shared } = view;
  return (
    <SplitScenes
      {...scene}
      panes={panes.map(({ id, name, scene: own }) => ({ id, name, view: { ...shared, ...own } }))}
    />
  );
}
