export const app = {
  stage: {
    start: '起動',
    fetch: 'データの読み込み',
    read: 'ファイルの読み取り',
    buildings: '建物の整理',
    terrain: '地形の作成',
    zones: '区域の重ね合わせ',
    hazards: '浸水深の割り当て',
    people: '人口の按分',
    tables: '集計表の準備',
    tiles: '3D モデルの作成',
  },
  scene: {
    unknownArea: '未調査（不明）',
    label: '{{name}}の 3D 地図',
    noGraphics:
      'この画面では 3D を表示できません（WebGL 2 が使えません）。Edge か Chrome の最新版で、設定の「ハードウェア アクセラレーション」を有効にしてください。',
  },
  open: {
    failed: '都市のデータを開けませんでした。',
    advice:
      '原因：{{reason}}。ファイルとサーバーを確認して「もう一度」を押すか、「データを取り込む」から別のデータを開いてください。',
  },
  save: {
    figureFailed: '図を保存できませんでした',
    tableFailed: '表を保存できませんでした',
    notReady: '地図と表の準備ができてから保存してください。',
    unmappable: 'CP932 にない文字を 〓 に置き換えました：{{characters}}',
  },
} as const;
