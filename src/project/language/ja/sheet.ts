/** Words printed on sheets and in documents. */
export const sheet = {
  table: {
    value: '値',
    item: '項目',
    reason: '不明：{{reason}}',
    noRows: '該当するものはありません。',
  },
} as const;
