import type { Remote } from 'comlink';
import { useMemo, useState } from 'react';
import type { ForeignPick, SceneForeignTileset, ScenePick } from '../../map/scene-types.ts';
import type { LayerFacts, TileFeature } from '../../panels/explore/explore-data.ts';
import { layerChoice } from '../../panels/explore/LayerGroup.tsx';
import { chosenTileColumn } from '../../panels/explore/tile-column-choice.ts';
import type { Project } from '../../project/project-schema.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { CityTileset } from '../engine/engine-types.ts';

/** A tileset with what the scene loads it from. */
export interface OpenTileset extends CityTileset {
  readonly content: SceneForeignTileset['source'];
}

/** Fetches the files of dropped tilesets from the engine; those with an address need none. */
export function openTilesets(engine: Remote<CityEngine>, tilesets: readonly CityTileset[]): Promise<OpenTileset[]> {
  return Promise.all(
    tilesets.map(async (tileset) => {
      const { id, root, address } = tileset;
      const content = address === undefined ? { files: await engine.tilesetFiles(id), root } : { url: address };
      return { ...tileset, content };
    }),
  );
}

const LAYER_PREFIX = 'tileset:';
const layerId = (tilesetId: string): string => LAYER_PREFIX + tilesetId;

/** Id of the tileset that a layer stands for; undefined for all other layers. */
export const tilesetOfLayer = (id: string): string | undefined =>
  id.startsWith(LAYER_PREFIX) ? id.slice(LAYER_PREFIX.length) : undefined;

/** One row of the layer list a tileset. */
export function tilesetLayers(tilesets: readonly CityTileset[]): LayerFacts[] {
  return tilesets.map(({ id, source, count, described }) => {
    const { title, year, file } = source;
    // Several tilesets of one city (levels of detail, kinds) differ only by their files.
    const name = tilesets.some((other) => other.id !== id && other.source.title === title)
      ? (file.split(/[/!]/).slice(0, -1).at(-1) ?? title)
      : '3D Tiles';
    return {
      id: layerId(id),
      group: 'building',
      name: { ja: name, en: name },
      source: title,
      ...(year !== undefined && { year }),
      swatch: { kind: 'icon', icon: 'tiles', colour: '#1a1a1a' },
      count: count.buildings,
      visibleAtFirst: true,
      opacityAtFirst: 1,
      tileColumns: described,
    };
  });
}

/** The tilesets as the user chose to see them. */
export function sceneTilesets(
  tilesets: readonly OpenTileset[],
  layers: readonly LayerFacts[],
  choices: Project['layers'],
  picked: ForeignPick | null,
): readonly SceneForeignTileset[] {
  return tilesets.flatMap(({ id, content, described, count }) => {
    const layer = layers.find((other) => other.id === layerId(id));
    if (!layer) return [];
    const choice = layerChoice(layer, choices);
    const colourBy = chosenTileColumn(described, choice);
    const selected = selectedFeature(picked, count.idColumn);
    return [
      { id, source: content, visible: choice.visible, ...(colourBy && { colourBy }), ...(selected && { selected }) },
    ];
  });
}

/** Only features with an id stand out: without one there is nothing to tell them from their neighbours by. */
function selectedFeature(picked: ForeignPick | null, attribute: string | undefined): SceneForeignTileset['selected'] {
  const value = attribute === undefined ? undefined : picked?.attributes[attribute];
  return attribute === undefined || value === undefined || value === null || value === ''
    ? undefined
    : { attribute, value };
}

/** Names of features, best first. Source: PLATEAU 3D Tiles of 2020–2025. */
const nameColumns: readonly RegExp[] = [/^名称$/, /^gml:name$/, /^建物ID$/, /buildingID$/, /^_?gml[_:]id$/];

/** A picked feature for its card. Attributes that hold the whole record once more as JSON are left out. */
export function tileFeature({ attributes }: ForeignPick): TileFeature {
  const rows = Object.entries(attributes).map(([name, value]) => ({
    name,
    value: value === null || value === undefined || value === '' ? null : String(value),
  }));
  const named = nameColumns.flatMap((pattern) => rows.find(({ name, value }) => value && pattern.test(name)) ?? []);
  return {
    name: named[0]?.value ?? '',
    attributes: rows.filter(({ value }) => !value?.startsWith('{')),
  };
}

/** The picked feature of a tileset, and what lets it go. */
export function usePickedFeature() {
  const [picked, setPicked] = useState<ForeignPick | null>(null);
  return useMemo(
    () => ({
      picked,
      feature: picked && tileFeature(picked),
      pickFeature: (found: ScenePick | null) => setPicked(found?.foreign ?? null),
      closeFeature: () => setPicked(null),
    }),
    [picked],
  );
}
