/** Words printed on sheets and in documents. */
export const sheet = {
  table: {
    value: 'Value',
    item: 'Item',
    reason: 'Not known: {{reason}}',
    noRows: 'There is nothing of this.',
  },
};
