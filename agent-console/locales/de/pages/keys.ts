import type * as english from '../../pages/en/keys.ts';

export const keys: typeof english.keys = {
  lead: 'Wählen Sie ein Kürzel und drücken Sie die neue Taste. Kombinationen mit Alt, Strg oder ⌘ sind nicht möglich.',
  press: 'Taste drücken …',
  change: (action, key) => `${action}: ${key}. Kürzel ändern`,
  reset: 'Auf Standard zurücksetzen',
};
