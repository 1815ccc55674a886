import '@fontsource/noto-sans-jp/700.css';
import {
  type Billboard,
  BillboardCollection,
  BlendOption,
  Cartesian2,
  Cartesian3,
  Matrix4,
  VerticalOrigin,
} from 'cesium';
import { useEffect, useMemo, useState } from 'react';
import { toEcef } from '../geodesy/ecef.ts';
import type { ZoneRows } from '../ground-paint/zone-rows.ts';
import { drape } from '../layers/drape.ts';
import type { ShownZone } from '../layers/shown-zones.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneCity, SceneHazardRaster, SceneView } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';
import { declutter, type ScreenBox } from './declutter.ts';
import { drawCallout, drawIcon, drawName, drawPlate, type LabelImage, loadLabelFont } from './draw-label.ts';
import {
  createAnswerItems,
  createCalloutItems,
  createHighlightItems,
  createLabelItems,
  type LabelItem,
} from './label-items.ts';
import type { PrintedLabel } from './printed-label.ts';

const DEFAULT_UNKNOWN_LABEL = '未調査（不明）';

interface PlacedLabel {
  readonly item: LabelItem;
  readonly billboard: Billboard;
  readonly image: LabelImage;
}

/** Owns names, plates and facility marks; after each frame that moved the camera it hides those that would overlap. */
export function useLabels(
  host: SceneHost | undefined,
  city: SceneCity,
  zones: readonly ShownZone[],
  hazard: SceneHazardRaster | undefined,
  ground: Ground,
  rows: ZoneRows | undefined,
  view: SceneView,
  onError: (error: unknown) => void,
): void {
  const { unknownLabel = DEFAULT_UNKNOWN_LABEL, layers, drawnArea } = view;
  const items = useMemo(() => createLabelItems(city, zones, hazard, unknownLabel), [city, zones, hazard, unknownLabel]);
  const named = usePlacedLabels(host, items, ground, city.geoidHeightMeters, onError);
  const fills = view.zoneFills?.fills;
  // Joined, so that new colours with the same words draw no label again.
  const words = rows && fills && JSON.stringify(rows.zoneId.map((zoneId) => fills.get(zoneId)?.label ?? ''));
  const answers = useMemo(
    () => createAnswerItems(rows, words ? (JSON.parse(words) as string[]) : [], drawnArea),
    [rows, words, drawnArea],
  );
  const answered = usePlacedLabels(host, answers, ground, city.geoidHeightMeters, onError);
  const { highlightedFacilities } = view;
  const highlights = useMemo(() => createHighlightItems(city, highlightedFacilities), [city, highlightedFacilities]);
  const highlighted = usePlacedLabels(host, highlights, ground, city.geoidHeightMeters, onError);
  const { callout } = view;
  const callouts = useMemo(() => createCalloutItems(city, callout), [city, callout]);
  const calledOut = usePlacedLabels(host, callouts, ground, city.geoidHeightMeters, onError);
  const placed = useMemo(
    () => [...calledOut, ...highlighted, ...answered, ...named],
    [calledOut, highlighted, answered, named],
  );
  useEffect(() => {
    if (!host || placed.length === 0) return;
    const { scene } = host.widget;
    const last = new Matrix4();
    let isStale = true;
    const shownLabels = () => placed.filter(({ item }) => (item.layer && layers[item.layer]?.visible) ?? true);
    const printed = () => shownLabels().map(printedLabel);
    host.printing.labels.add(printed);
    const stop = scene.preRender.addEventListener(() => {
      if (host.printing.isOn) {
        for (const { billboard } of placed) billboard.show = false;
        isStale = true;
        return;
      }
      if (!isStale && Matrix4.equalsEpsilon(last, scene.camera.viewMatrix, 1e-9)) return;
      isStale = false;
      Matrix4.clone(scene.camera.viewMatrix, last);
      const shown = shownLabels();
      for (const { billboard } of placed) billboard.show = false;
      const stays = declutter(shown.map((label) => screenBox(host, label)));
      shown.forEach(({ billboard }, k) => {
        billboard.show = stays[k]!;
        if (stays[k]) snapToPixels(host, shown[k]!);
      });
    });
    scene.requestRender();
    return () => {
      isStale = true;
      host.printing.labels.delete(printed);
      stop();
    };
  }, [host, placed, layers]);
}

const printedLabel = ({ item, billboard }: PlacedLabel): PrintedLabel => ({
  position: billboard.position,
  isStanding: billboard.verticalOrigin === VerticalOrigin.BOTTOM,
  draw: (scale) => drawPicture(item, scale),
});

/** Moves a label by a part of a pixel, so that its text is drawn pixel on pixel and stays sharp. */
function snapToPixels(host: SceneHost, { billboard, image }: PlacedLabel): void {
  const { scene } = host.widget;
  const place = scene.cartesianToCanvasCoordinates(billboard.position, new Cartesian2());
  if (!place) return;
  const ratio = scene.drawingBufferWidth / scene.canvas.clientWidth;
  const isStanding = billboard.verticalOrigin === VerticalOrigin.BOTTOM;
  const left = place.x - image.canvas.width / ratio / 2;
  const top = place.y - image.canvas.height / ratio / (isStanding ? 1 : 2);
  const step = (value: number) => Math.round(value * ratio) / ratio - value;
  billboard.pixelOffset = new Cartesian2(step(left), step(top));
}

function screenBox(host: SceneHost, { billboard, image }: PlacedLabel): ScreenBox | undefined {
  const { scene } = host.widget;
  const place = scene.cartesianToCanvasCoordinates(billboard.position, new Cartesian2());
  if (!place) return undefined;
  const { widthPixels: width, heightPixels: height } = image;
  const { clientWidth, clientHeight } = scene.canvas;
  if (place.x < -width || place.y < -height || place.x > clientWidth + width || place.y > clientHeight + height)
    return undefined;
  const isStanding = billboard.verticalOrigin === VerticalOrigin.BOTTOM;
  return { x: place.x, y: isStanding ? place.y - height / 2 : place.y, width, height };
}

function usePlacedLabels(
  host: SceneHost | undefined,
  items: readonly LabelItem[],
  ground: Ground,
  geoidHeightMeters: number,
  onError: (error: unknown) => void,
): readonly PlacedLabel[] {
  const [placed, setPlaced] = useState<readonly PlacedLabel[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new callback must not redraw the labels
  useEffect(() => {
    if (!host || items.length === 0) return;
    const { scene } = host.widget;
    let collection: BillboardCollection | undefined;
    let ended = false;
    const texts = items.map(({ picture }) => ('text' in picture ? picture.text : '文公店駅施'));
    const work = loadLabelFont(texts).then(() => {
      if (ended) return;
      collection = host.groups.labels.add(
        new BillboardCollection({ scene, blendOption: BlendOption.TRANSLUCENT }),
      ) as BillboardCollection;
      setPlaced(addLabels(collection, items, ground, geoidHeightMeters));
    });
    host.settling.during(work).catch(onError);
    const unwatch = host.settling.watch(() => !collection || isDrawable(collection));
    return () => {
      ended = true;
      unwatch();
      setPlaced([]);
      if (collection && !host.widget.isDestroyed()) host.groups.labels.remove(collection);
    };
  }, [host, items, ground, geoidHeightMeters]);
  return placed;
}

/** Pictures reach the graphics card a frame or two after they were added. */
function isDrawable(collection: BillboardCollection): boolean {
  for (let k = 0; k < collection.length; k++) {
    const billboard = collection.get(k);
    if (billboard.show && !billboard.ready) return false;
  }
  return true;
}

function addLabels(
  collection: BillboardCollection,
  items: readonly LabelItem[],
  ground: Ground,
  geoidHeightMeters: number,
): PlacedLabel[] {
  const scale = window.devicePixelRatio;
  const pictures = new Map<string, LabelImage>();
  const lonLat = Float64Array.from(items.flatMap(({ lon, lat }) => [lon, lat]));
  const places = drape(lonLat, ground, geoidHeightMeters, 1);
  items.forEach(({ lon, lat, heightMeters }, k) => {
    if (heightMeters !== undefined) toEcef(lon, lat, heightMeters, places, 3 * k);
  });
  return items.map((item, k) => {
    const key = JSON.stringify(item.picture);
    const image = pictures.get(key) ?? drawPicture(item, scale);
    pictures.set(key, image);
    const billboard = collection.add({
      position: Cartesian3.fromElements(places[3 * k]!, places[3 * k + 1]!, places[3 * k + 2]!),
      verticalOrigin:
        item.picture.kind === 'icon' || item.picture.kind === 'callout' ? VerticalOrigin.BOTTOM : VerticalOrigin.CENTER,
      scale: 1 / scale,
      disableDepthTestDistance: Number.POSITIVE_INFINITY,
      show: false,
    });
    billboard.setImage(`${key} ${scale}`, image.canvas);
    return { item, billboard, image };
  });
}

function drawPicture({ picture }: LabelItem, scale: number): LabelImage {
  if (picture.kind === 'icon') return drawIcon(picture.facility, scale, picture.isHighlighted);
  if (picture.kind === 'callout') return drawCallout(picture.text, scale);
  if (picture.kind === 'name') return drawName(picture.text, picture.name, scale);
  return drawPlate(picture.text, picture.colour, scale, picture.dashed);
}
