/** Words printed on sheets and in documents. */
export const sheet = {
  current: '現行',
  scale: '縮尺 {{scale}}（{{paper}}）',
  paper: { A4: 'A4', A3: 'A3', A1: 'A1', B0: 'B0', slide: 'スライド' },
  noSources: '—',
  approval: '測量法に基づく国土地理院長承認（使用） {{number}}',
  approvalOpen: '測量法に基づく国土地理院長承認（使用） R ____ JHs ________ 号',
  author: '作成 {{author}}',
  mapAlternative: '縮尺 {{scale}} の地図',
  obliqueAlternative: '{{hazard}} 3D の鳥瞰図',
  obliqueScale: '鳥瞰図のため縮尺は一定でない',
  northAlternative: '方位：図の上は北から時計回りに {{degrees}}°',
  logo: 'ロゴ',
  legend: {
    counted: '棟数は図の範囲内の建物',
    surveyed: '地面の色は調査時の想定（取組の前）。建物の数は取組の効果（仮定）を含む',
    safe: '色覚に配慮した配色（ColorBrewer YlOrBr。公式の色ではない）',
    added: '区域に加える土地',
    removed: '区域から除く土地',
  },
  table: {
    value: '値',
    wholeCheck: '集計全体の検算',
    item: '項目',
    noRows: '該当するものはありません。',
    more: 'ほか {{rows}} 行は表のファイルにあります。',
  },
} as const;
