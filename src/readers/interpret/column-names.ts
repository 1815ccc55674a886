/**
 * Names under which sources write the columns that we need, by our key. Compared after `normaliseName`. The first group that
 * fits wins, so exact official names stand first.
 */
export const columnNames = {
  building_id: [
    'building_id',
    'buildingID',
    'uro:buildingID',
    'bldg_id',
    '建物ID',
    '建物番号',
    '建物コード',
    'gml_id',
    'gml:id',
    'id',
    'fid',
  ],
  usage: ['usage', 'bldg:usage', '用途', '建物用途', '用途コード', '主要用途', 'youto', 'bldg_usage'],
  structure: [
    'structure',
    '構造',
    '構造種別',
    '建物構造',
    'buildingStructureType',
    'uro:buildingStructureType',
    'kouzou',
    'bldg_structure',
  ],
  fireproof: ['fireproof', 'fireproofStructureType', '耐火構造種別', '耐火'],
  storeys: [
    'storeys',
    'stories',
    'storeysAboveGround',
    'bldg:storeysAboveGround',
    '地上階数',
    '階数',
    '階層',
    'kaisu',
    'kaisuu',
    'floors',
    'num_floors',
    'floor_count',
  ],
  storeys_below: ['storeys_below', 'storeysBelowGround', 'bldg:storeysBelowGround', '地下階数'],
  height_m: ['height_m', 'measuredHeight', 'bldg:measuredHeight', '計測高さ', '建物高さ', '高さ', 'height', 'takasa'],
  ground_height_m: ['ground_height_m', 'ground_elevation_m', '地盤高', '標高'],
  floor_area_m2: [
    'floor_area_m2',
    'totalFloorArea',
    'uro:totalFloorArea',
    '延床面積',
    '延べ床面積',
    '延べ面積',
    '延面積',
    'floor_area',
    'nobeyuka',
  ],
  year: ['year', '年', '年度', '西暦', '調査年', 'survey_year'],
  year_of_construction: [
    'year_of_construction',
    'yearOfConstruction',
    'bldg:yearOfConstruction',
    '建築年',
    '建築年次',
    '築年',
    'built_year',
    'year',
  ],
  name: [
    'name',
    '名称',
    '名前',
    '施設名',
    '施設名称',
    '施設・場所名',
    '施設・場所名称',
    '区域名',
    '地区名',
    '学校名',
    '医療機関名',
    '避難所名',
    '避難先名称',
    '避難場所名',
    '避難所名称',
    '指定避難所名称',
    'スポット名',
    '店舗名',
    '町丁名',
    '町名',
    '町丁目名',
    'S_NAME',
    'MOJI',
    'title',
    'zone_name',
    'district_name',
    'facility_name',
    '名称_漢字',
  ],
  zone_id: [
    'zone_id',
    'KEY_CODE',
    'district_id',
    'area_id',
    '区域ID',
    '町丁目コード',
    '町字コード',
    'KEYCODE',
    'code',
    'id',
    'fid',
  ],
  code: [
    'code',
    '用途地域コード',
    '用途コード',
    '区分コード',
    'youto_id',
    'kubun_id',
    'YoutoID',
    'YoutoCode',
    'AreaTypeID',
  ],
  facility_id: ['facility_id', '共通ID', 'ID', 'NO', '施設ID', '番号', 'id'],
  address: ['address', '住所', '所在地', '所在地_連結表記', '所在地_全表記'],
  lat: ['lat', 'latitude', '緯度', 'latidude', 'y_lat', '緯度(世界測地系)', '緯度(10進)', 'ido', 'fy'],
  lon: ['lon', 'lng', 'long', 'longitude', '経度', 'x_lon', '経度(世界測地系)', '経度(10進)', 'keido', 'fx'],
  x: ['x', '座標X', 'x座標', 'easting', 'X_CODE'],
  y: ['y', '座標Y', 'y座標', 'northing', 'Y_CODE'],
  capacity: [
    'capacity',
    '収容人数',
    '収容人員',
    '収容可能人数',
    '想定収容人数',
    '定員',
    '利用定員',
    '許可病床数',
    '病床数',
  ],
  facility_kind: ['facility_kind', 'kind', '種別', '施設種別', '分類', '施設分類', '区分', 'category'],
  rank: [
    'rank',
    '浸水ランク',
    '浸水深ランク',
    '浸水深ﾗﾝｸ',
    'ランク',
    '浸水ランクコード',
    'depth_rank',
    'rank_code',
    'class',
    '浸水区分',
    'A31_001',
  ],
  depth_m: [
    'depth_m',
    '浸水深',
    '浸水深(m)',
    '最大浸水深',
    '想定浸水深',
    'depth',
    'max_depth',
    'sinsui',
    'shinsui',
    'dep',
  ],
  duration_h: ['duration_h', '浸水継続時間', '継続時間', 'duration', 'keizoku'],
  area_type: ['area_type', 'areaType', '区域区分', '警戒区域区分', '区域種別', '区域', '区分', 'type'],
  phenomenon: ['phenomenon', '現象', '現象の種類', '現象種別', '自然現象の種類', '自然現象', 'disasterType'],
  hazard_name: ['hazard_name', '河川名', '水系名', '海岸名', 'river', 'river_name', 'name', '名称'],
  mesh_code: [
    'mesh_code',
    'meshcode',
    'KEY_CODE',
    'MESH_ID',
    'mesh_id',
    'mesh1kmid',
    'mesh500mid',
    'mesh250mid',
    'メッシュコード',
    '地域メッシュコード',
    'メッシュ',
    'mesh',
    'area',
    'MESH1KMID',
    'MESH500MID',
  ],
  population: [
    'population',
    '人口',
    '人口総数',
    '人口(総数)',
    '総人口',
    '総数',
    'JINKO',
    'POP',
    'pop_total',
    'people',
    '人数',
    '滞在人口',
    '流動人口',
  ],
  population_65: [
    'population_65',
    '65歳以上人口',
    '65歳以上',
    '65歳以上人口総数',
    '人口(65歳以上)',
    '高齢者人口',
    '老年人口',
    'pop65',
    'pop_65',
    'over65',
  ],
  population_75: [
    'population_75',
    '75歳以上人口',
    '75歳以上',
    '75歳以上人口総数',
    '後期高齢者人口',
    'pop75',
    'pop_75',
    'over75',
  ],
  households: ['households', '世帯数', '世帯総数', '一般世帯総数', '世帯', 'SETAI', 'household'],
  month: ['month', '月'],
  period: ['period', '年月', '対象年月', '期間', 'yyyymm', 'ym'],
  date: ['date', '日付', '年月日'],
  time: ['time', '時刻', '時間帯', 'hour', '時'],
  day_flag: ['dayflag', 'day_flag', '曜日区分', '平日休日区分', '平休日'],
  timezone: ['timezone', '時間帯区分'],
  category: ['category', '業種', '業種名', 'カテゴリ', 'カテゴリー', '品目', '業種大分類', '業種分類', '消費カテゴリ'],
  amount: [
    'amount',
    'amount_yen',
    '金額',
    '消費額',
    '消費金額',
    '利用金額',
    '決済金額',
    '売上',
    '売上高',
    '売上金額',
    '年間販売額',
    '年間商品販売額',
    'sales',
    'spend',
    'value',
    '値',
  ],
  unit: ['unit', '単位'],
} as const satisfies Record<string, readonly string[]>;

export type ColumnKey = keyof typeof columnNames;

/** NFKC, lower case, without spaces, underscores, hyphens and a unit in brackets at the end. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[[(（【](m|m2|m²|㎡|人|円|千円|百万円|h|時間|世帯|世界測地系|10進)[\])）】]$/u, '')
    .replace(/[\s_\-・]/g, '');
}

/** Index of the field that a key is written in, −1 if none: the user's choice first, then the known names in their order. */
export function findField(
  fields: readonly string[],
  key: ColumnKey,
  chosen?: Readonly<Record<string, string>>,
): number {
  const wanted = chosen?.[key];
  if (wanted !== undefined) {
    const exact = fields.indexOf(wanted);
    return exact >= 0 ? exact : fields.findIndex((field) => normaliseName(field) === normaliseName(wanted));
  }
  const normalised = fields.map(normaliseName);
  for (const name of columnNames[key]) {
    const found = normalised.indexOf(normaliseName(name));
    if (found >= 0) return found;
  }
  return -1;
}

/**
 * Our keys that a settings file means by a name: the key itself, or a known name of it (`depth` → depth_m, `id` → every id).
 * Empty if it is none.
 */
export function columnKeysOf(name: string): readonly ColumnKey[] {
  if (name in columnNames) return [name as ColumnKey];
  const plain = normaliseName(name);
  return (Object.keys(columnNames) as ColumnKey[]).filter((key) =>
    columnNames[key].some((known) => normaliseName(known) === plain),
  );
}

/** The same record under our keys; a key that is written out wins over one that is only meant. */
export function underColumnKeys<T>(record: Readonly<Record<string, T>> | undefined): Record<string, T> {
  const result: Record<string, T> = {};
  for (const [name, value] of Object.entries(record ?? {}))
    for (const key of columnKeysOf(name)) if (key === name || !(key in (record ?? {}))) result[key] = value;
  return result;
}
