import type * as english from '../../pages/en/keys.ts';

export const keys: typeof english.keys = {
  lead: 'Wählen Sie ein Kürzel und drücken Sie die neue Taste. Kombinationen mit Alt, Strg oder ⌘ sind nicht möglich.',
  groups: {
    navigation: 'Wechseln',
    conversation: 'Konversation',
    writing: 'Schreiben',
    general: 'Allgemein',
  },
  sending: { resolve: 'Senden und lösen', snooze: 'Senden und bis zur Antwort zurückstellen' },
  press: 'Taste drücken …',
  change: (action, key) => `${action}: ${key}. Kürzel ändern`,
  reset: 'Auf Standard zurücksetzen',
};
