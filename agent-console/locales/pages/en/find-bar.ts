/** Sentences of the search in a conversation. */
export const findBar = {
  none: 'No matches',
  count: (at: number, count: number, more: boolean) => `${at} of ${count}${more ? '+' : ''}`,
  older: 'Previous match (Enter)',
  newer: 'Next match (Shift + Enter)',
  close: 'Close (Esc)',
};
