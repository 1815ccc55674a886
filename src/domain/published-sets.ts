/**
 * Published data sets of a known layout: a column that gives each away, the part it plays (as `parseRole` of the readers reads
 * it) and which of its columns hold what we need. Sources: 国土数値情報 製品仕様 of each set; e-Stat 小地域・地域メッシュ;
 * 国土地理院 指定緊急避難場所; G空間情報センター 全国の人流オープンデータ; NTT ドコモ モバイル空間統計.
 */
export interface PublishedSet {
  readonly id: string;
  readonly title: string;
  /** A set is meant if every pattern fits some column. */
  readonly fields: readonly RegExp[];
  readonly role: string;
  /** Our column key → their column; a missing column is no fault. */
  readonly columns?: Readonly<Record<string, string>>;
  /** 立地適正化計画: one file holds up to three kinds of zone. */
  readonly locationPlan?: true;
}

const floodParts = [
  { digit: 1, role: 'hazard:river:L1:depth', part: '計画規模' },
  { digit: 2, role: 'hazard:river:L2:depth', part: '想定最大規模' },
  { digit: 3, role: 'hazard:river:L2:duration', part: '浸水継続時間' },
  { digit: 4, role: 'hazard:collapse:L2:area_type', part: '家屋倒壊等氾濫想定区域' },
] as const;

const floodSets: readonly PublishedSet[] = (['A31a', 'A31'] as const).flatMap((prefix) =>
  floodParts.map(({ digit, role, part }) => ({
    id: `${prefix}_${digit}05`,
    title: `国土数値情報 洪水浸水想定区域（${part}）`,
    fields: [new RegExp(`^${prefix}_${digit}05$`, 'i')],
    role,
    columns: {
      rank: `${prefix}_${digit}05`,
      area_type: `${prefix}_${digit}05`,
      hazard_name: `${prefix}_${digit}02`,
    },
  })),
);

export const publishedSets: readonly PublishedSet[] = [
  ...floodSets,
  {
    id: 'A31-2012',
    title: '国土数値情報 浸水想定区域（2012）',
    fields: [/^A31_001$/i],
    role: 'hazard:river:L1:depth',
    columns: { rank: 'A31_001', hazard_name: 'A31_003' },
  },
  {
    id: 'A33',
    title: '国土数値情報 土砂災害警戒区域',
    fields: [/^A33_002$/i],
    role: 'hazard:landslide',
    columns: { area_type: 'A33_002', phenomenon: 'A33_001', hazard_name: 'A33_005' },
  },
  {
    id: 'A40',
    title: '国土数値情報 津波浸水想定',
    fields: [/^A40_003$/i],
    role: 'hazard:tsunami:depth',
    columns: { depth_m: 'A40_003', hazard_name: 'A40_001' },
  },
  {
    id: 'A49',
    title: '国土数値情報 高潮浸水想定区域',
    fields: [/^A49_003$/i],
    role: 'hazard:storm_surge:depth',
    columns: { depth_m: 'A49_003', hazard_name: 'A49_001' },
  },
  {
    id: 'A51',
    title: '国土数値情報 雨水出水（内水）浸水想定区域',
    fields: [/^A51_00[1-9]$/i],
    role: 'hazard:inland:depth',
    columns: { rank: 'A51_005', hazard_name: 'A51_004' },
  },
  {
    id: 'A48',
    title: '国土数値情報 災害危険区域',
    fields: [/^A48_007$/i],
    role: 'zone:disaster_risk_area',
    columns: { code: 'A48_007', name: 'A48_005' },
  },
  {
    id: 'A50',
    title: '国土数値情報 立地適正化計画区域',
    fields: [/^A50_006$/i],
    role: 'zone:planning_area',
    locationPlan: true,
  },
  {
    id: 'A55-ritteki',
    title: '都市計画決定GISデータ 立地適正化計画',
    fields: [/^AreaType$/i, /^(Pref|Citycode|Cityname)/i],
    role: 'zone:planning_area',
    locationPlan: true,
  },
  {
    id: 'XKT003',
    title: '不動産情報ライブラリ 立地適正化計画',
    fields: [/^kubun_id$/i, /^kubun_name_ja$/i],
    role: 'zone:planning_area',
    locationPlan: true,
  },
  {
    id: 'A29',
    title: '国土数値情報 用途地域',
    fields: [/^A29_004$/i],
    role: 'use_district',
    columns: { code: 'A29_004', name: 'A29_005' },
  },
  {
    id: 'A55-youto',
    title: '都市計画決定GISデータ 用途地域',
    fields: [/^YoutoName$/i],
    role: 'use_district',
    columns: { name: 'YoutoName', code: 'YoutoName' },
  },
  {
    id: 'XKT002',
    title: '不動産情報ライブラリ 用途地域',
    fields: [/^use_area_ja$/i],
    role: 'use_district',
    columns: { name: 'use_area_ja', code: 'use_area_ja' },
  },
  {
    id: 'A27',
    title: '国土数値情報 小学校区',
    fields: [/^A27_00[3-7]$/i],
    role: 'school_district',
  },
  {
    id: 'N03',
    title: '国土数値情報 行政区域',
    fields: [/^N03_007$/i],
    role: 'municipality',
    columns: { zone_id: 'N03_007', name: 'N03_004' },
  },
  {
    id: 'e-Stat-boundary',
    title: 'e-Stat 国勢調査 小地域境界',
    fields: [/^KEY_CODE$/i, /^S_NAME$/i],
    role: 'district',
    columns: { zone_id: 'KEY_CODE', name: 'S_NAME', code: 'HCODE' },
  },
  {
    id: 'P20',
    title: '国土数値情報 避難施設',
    fields: [/^P20_002$/i],
    role: 'facilities:shelter',
    columns: { name: 'P20_002', address: 'P20_003', capacity: 'P20_005', facility_kind: 'P20_004' },
  },
  {
    id: 'P14',
    title: '国土数値情報 福祉施設',
    fields: [/^P14_00[5-8]$/i],
    role: 'facilities:welfare',
    columns: { name: 'P14_008', address: 'P14_004' },
  },
  {
    id: 'P04',
    title: '国土数値情報 医療機関',
    fields: [/^P04_002$/i],
    role: 'facilities:medical',
    columns: { name: 'P04_002', address: 'P04_003' },
  },
  {
    id: 'P29',
    title: '国土数値情報 学校',
    fields: [/^P29_00[3-5]$/i],
    role: 'facilities:school',
    columns: { name: 'P29_004', address: 'P29_005' },
  },
  {
    id: 'future-population',
    title: '国土数値情報 将来推計人口メッシュ',
    fields: [/^MESH_ID$/i, /^PTN_?\d{4}$/i],
    role: 'future_population',
    columns: { mesh_code: 'MESH_ID' },
  },
  {
    id: 'people-flow-1km',
    title: '全国の人流オープンデータ（1km メッシュ）',
    fields: [/^mesh1kmid$/i, /^dayflag$/i, /^timezone$/i, /^population$/i],
    role: 'people_flow',
  },
  {
    id: 'mobile-spatial-statistics',
    title: 'モバイル空間統計（時間別メッシュ）',
    fields: [/^date$/i, /^time$/i, /^area$/i, /^population$/i],
    role: 'people_flow',
    columns: { mesh_code: 'area' },
  },
  {
    id: 'gsi-evacuation-site',
    title: '国土地理院 指定緊急避難場所データ',
    fields: [/^施設・場所名$/, /^崖崩れ/, /^緯度$/],
    role: 'facilities:evacuation_site',
    columns: { facility_id: '共通ID', name: '施設・場所名', address: '住所' },
  },
  {
    id: 'gsi-shelter',
    title: '国土地理院 指定避難所データ',
    fields: [/^施設・場所名$/, /^(指定緊急避難場所との住所同一|受入対象者)$/, /^緯度$/],
    role: 'facilities:shelter',
    columns: { facility_id: '共通ID', name: '施設・場所名', address: '住所' },
  },
];
