import type * as english from '../../pages/en/keys.ts';

export const keys: typeof english.keys = {
  lead: 'Sélectionnez un raccourci, puis appuyez sur la nouvelle touche. Les combinaisons avec Alt, Ctrl ou ⌘ ne sont pas possibles.',
  groups: {
    navigation: 'Se déplacer',
    conversation: 'Dans la conversation',
    writing: 'Rédaction',
    general: 'Général',
  },
  sending: { resolve: 'Envoyer et résoudre', snooze: 'Envoyer et mettre en veille jusqu’à la réponse' },
  press: 'Appuyez sur une touche…',
  change: (action, key) => `${action} : ${key}. Modifier le raccourci`,
  reset: 'Rétablir les valeurs par défaut',
};
