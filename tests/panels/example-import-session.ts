import type {
  ImportActions,
  ImportedDataset,
  ImportFile,
  ImportSession,
} from '../../src/panels/import/import-session.ts';

const dataset = (
  facts: Partial<ImportedDataset> & Pick<ImportedDataset, 'kind' | 'title' | 'rows'>,
): ImportedDataset => ({
  crs: 'EPSG:6668',
  crsGuessed: false,
  confidence: 0.99,
  encoding: 'UTF-8',
  ...facts,
});

const file = (facts: Partial<ImportFile> & Pick<ImportFile, 'path' | 'bytes'>): ImportFile => ({
  id: facts.path,
  state: 'done',
  rows: facts.datasets?.reduce((sum, { rows }) => sum + rows, 0) ?? 0,
  datasets: [],
  issues: [],
  ...facts,
});

/** The list of the mock page: everything that can happen to a file at once. */
export function createExampleImportSession(): ImportSession {
  return {
    bytesTotal: 1_230_000_000,
    bytesRead: 550_000_000,
    rowsRead: 69_472,
    secondsLeft: 107,
    running: true,
    allowedOrigins: [],
    files: [
      file({
        path: '99999_aose-shi_city_2024_citygml_1_op.zip',
        bytes: 512e6,
        state: 'reading',
        share: 0.62,
        rows: 48213,
        datasets: [
          dataset({
            kind: 'buildings',
            title: '3D都市モデル（Project PLATEAU）',
            rows: 48213,
            year: 2024,
            crs: 'EPSG:6697',
          }),
        ],
      }),
      file({
        path: 'A31a-24_99_10_GEOJSON.zip',
        bytes: 204e6,
        datasets: [
          dataset({
            kind: 'hazard_polygons',
            hazard: 'river',
            scale: 'L2',
            title: '国土数値情報 A31a',
            rows: 18402,
            year: 2024,
          }),
        ],
      }),
      file({
        path: 'A33-23_99_SHP.zip',
        bytes: 6.1e6,
        datasets: [
          dataset({
            kind: 'hazard_polygons',
            hazard: 'landslide',
            title: '国土数値情報 A33',
            rows: 412,
            year: 2023,
            encoding: 'CP932',
            crsGuessed: true,
            confidence: 0.94,
          }),
        ],
        issues: [{ severity: 'warning', code: 'crs-guessed', file: 'A33-23_99.shp', values: { crs: 'EPSG:6668' } }],
      }),
      file({
        path: 'A50-20_99_GML.zip',
        bytes: 1.8e6,
        datasets: [
          dataset({
            kind: 'zones',
            zoneKind: 'residence',
            title: '国土数値情報 A50',
            rows: 27,
            year: 2020,
            encoding: 'CP932',
            confidence: 0.98,
          }),
        ],
      }),
      file({
        path: '250m_mesh_2024_99_SHP.zip',
        bytes: 18e6,
        datasets: [
          dataset({
            kind: 'population',
            title: '将来推計人口',
            rows: 2118,
            year: 2020,
            yearTo: 2050,
            crs: 'JIS X 0410',
          }),
        ],
      }),
      file({
        path: 'tblT001142H5339.txt',
        bytes: 2.4e6,
        state: 'failed',
        rows: 1203,
        datasets: [],
        issues: [
          {
            severity: 'error',
            code: 'read-failed',
            file: 'tblT001142H5339.txt',
            place: '1,204 行目 5 列目',
            values: { reason: '人口の列に数値でない文字「12O4」があります' },
          },
        ],
      }),
      file({ path: 'monthly_mdp_mesh1km_99.zip', bytes: 486e6, state: 'waiting' }),
      file({
        path: '要配慮者利用施設_R6.xlsx',
        bytes: 0.2e6,
        datasets: [
          dataset({
            kind: 'facilities',
            title: '施設一覧',
            rows: 186,
            year: 2024,
            encoding: 'XLSX',
            crs: '住所から',
            confidence: 0.71,
          }),
        ],
        issues: [
          {
            severity: 'warning',
            code: 'building-without-geometry',
            file: '要配慮者利用施設_R6.xlsx',
            count: 12,
            values: { id: '—' },
          },
        ],
      }),
    ],
  };
}

const nothing = (): void => undefined;

export const createImportActions = (change: Partial<ImportActions> = {}): ImportActions => ({
  addFiles: nothing,
  addTilesetAddress: () => null,
  cancel: nothing,
  cancelAll: nothing,
  correct: nothing,
  replace: nothing,
  show: nothing,
  close: nothing,
  ...change,
});
