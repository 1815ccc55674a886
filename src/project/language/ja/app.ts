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
  questions: {
    failed: '質問の準備ができませんでした：{{reason}}',
    partFailed: '一部の集計の準備に失敗しました（{{reason}}）。ほかの質問は使えます。',
    sensitivityFailed: '感度を計算できませんでした：{{reason}}',
  },
  planning: {
    failed: '計画モードの計算ができませんでした：{{reason}}',
    openingFailed: '計画モードを開けませんでした：{{reason}}',
    newZone: '新しい区域 {{number}}',
    scenarioBegun:
      '現行の線は変えられないため、写しの「{{name}}」を作って描き直しています。やめるときは元に戻す（Ctrl+Z）。',
    overtaken:
      '別の画面でこの都市の新しい計画が自動保存されました。この画面の変更は自動保存されません。「プロジェクトを保存」でファイルに残してください。',
    refused:
      '自動保存ができません（{{reason}}）。閉じると変更が失われます。「プロジェクトを保存」でファイルに残してください。',
    opened: '{{file}} を開きました。',
    openedWith:
      '{{file}} を開きました。計画を作ったときとデータが違います（{{count}} 件）。数値が変わることがあります。',
    openFailed: '{{file}} を開けませんでした：{{reason}}',
    saved: 'プロジェクトを保存しました（{{file}}）。',
    measuresRead: '取組を読み込みました：追加 {{added}} 件、更新 {{updated}} 件。',
    measuresIssues: '取組を読み込みました：追加 {{added}} 件、更新 {{updated}} 件。読めなかった箇所 {{count}} 件：',
    fileFailed: 'ファイルを読み書きできませんでした：{{reason}}',
    exportTitle: '{{name}}の区域を GIS に書き出す',
    format: '形式',
    crs: '座標系',
    geographic: '緯度経度（JGD2011）',
    planar: '平面直角座標系（{{crs}}）',
    write: '書き出す',
    encoding: '文字コード',
    exportNote: '文字コードは UTF-8 です。区域の ID・名前・コード・種類、都市名、案の名前と説明、日付が入ります。',
    shapefileNote:
      '項目名は 10 文字までのため短くなります（scenario_description は descript、zone_kind_name は kind_name）。254 バイトを超える文字は切られ、切った項目を書き出しのあとに示します。',
    written: '{{file}} を書き出しました。',
    cut: '254 バイトを超えるため短く切った項目：{{fields}}。元の長さで渡すときは GeoPackage を選んでください。',
    useUtf8: 'UTF-8 を選ぶとそのまま書き出せます。',
    importTitle: '「{{name}}」に区域を取り込む',
    chooseFile: 'ファイルを選ぶ',
    importFormats:
      'Shapefile（zip、または shp・shx・dbf・prj をまとめて選ぶ）、GeoJSON、GeoPackage、GeoParquet。このアプリから書き出した区域も取り込めます。',
    reading: 'ファイルを読んでいます',
    noZones: '区域（面）が見つかりませんでした。',
    noZonesAdvice: '面のデータか、Shapefile なら shp・dbf・prj が揃っているかを確かめてください。',
    inFile: 'ファイルの区域',
    anyZones: '種類の記載がない区域',
    layer: '{{count}} 区域・{{area}}',
    crsGuessed: '座標系は推定',
    skipped: '・面のない {{count}} 件を除く',
    intoKind: '取り込む種類',
    way: '今の線を',
    replace: '置き換える',
    addBeside: '残して加える',
    importTry: '線に重ねて試算',
    importNote:
      'まだ線は変わりません。地図と指標で確かめてから「線に反映」を押します。加えるときは、今の区域と重なる部分を除きます。',
    elsewhere: '区域が {{city}} の外にあります（{{crs}} として読みました）。',
    elsewhereAdvice:
      '別の都市のファイルか、座標系の情報（.prj）が欠けています。書き出した GIS で座標系を確かめてください。',
    moreIssues: 'ほか {{count}} 件',
    comparison: '案の比較',
  },
  area: {
    label: '描いた範囲',
    'crosses-itself': '線が交差しています。交差しないように描き直してください。',
    'too-few-corners': '範囲には 3 つ以上の角が必要です。',
    'no-area': '範囲が小さすぎます。もう一度描いてください。',
    failed: '範囲を数えられませんでした：{{reason}}',
  },
  query: {
    several: '一度に実行できる問い合わせは 1 つだけです。「;」で区切らずに 1 つずつ実行してください。',
    'not-a-query':
      'ここで実行できるのは読み取りの問い合わせ（SELECT、WITH、FROM、DESCRIBE など）だけです。データは変更できません。',
    'side-effect': 'データベースの設定を変える関数は使えません。',
    empty: 'SQL が書かれていません。',
    cancelled: '中止しました。',
    notOnMap: '地図に表示できる行がありません。',
  },
  save: {
    tableBroken: '検算が合わないため「{{table}}」は保存しませんでした。',
    figureFailed: '図を保存できませんでした',
    tableFailed: '表を保存できませんでした',
    notReady: '地図と表の準備ができてから保存してください。',
    unmappable: 'CP932 にない文字を 〓 に置き換えました：{{characters}}',
  },
} as const;
