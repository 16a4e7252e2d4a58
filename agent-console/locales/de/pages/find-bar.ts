import type * as english from '../../pages/en/find-bar.ts';

export const findBar: typeof english.findBar = {
  none: 'Keine Treffer',
  count: (at, count, more) => `${at} von ${count}${more ? '+' : ''}`,
  older: 'Vorheriger Treffer (Enter)',
  newer: 'Nächster Treffer (Umschalt + Enter)',
  close: 'Schließen (Esc)',
};
