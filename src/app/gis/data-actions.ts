import type { DataAction } from '../../panels/output/output-data.ts';

/** データで渡す: what output mode offers besides sheets. */
export const dataActions = (run: Readonly<Record<'gis' | 'scene', () => void>>): readonly DataAction[] => [
  {
    id: 'gis',
    label: { ja: 'GIS データ（GeoPackage・Shapefile・KML…）', en: 'GIS data (GeoPackage, Shapefile, KML …)' },
    run: run.gis,
  },
  {
    id: 'scene',
    label: { ja: 'いまの 3D の場面（glTF）', en: '3D scene in view (glTF)' },
    run: run.scene,
  },
];
