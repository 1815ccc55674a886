import type { DataAction } from '../../panels/output/output-data.ts';

/** データで渡す: what output mode offers besides sheets. */
export const dataActions = (run: { readonly gis: () => void }): readonly DataAction[] => [
  {
    id: 'gis',
    label: { ja: 'GIS データ（GeoPackage・Shapefile・KML…）', en: 'GIS data (GeoPackage, Shapefile, KML …)' },
    run: run.gis,
  },
];
