import type { conversationMerge as en } from '../../../pages/en/thread/conversation-merge.ts';

/** Merging two conversations of a visitor, reading the merged one, separating them. */
export const conversationMerge: typeof en = {
  title: 'Fusionner des conversations',
  lead: 'Choisissez une autre conversation avec ce visiteur. Les deux n’en feront plus qu’une.',
  none: 'Il n’y a pas d’autre conversation avec ce visiteur.',
  choose: 'Choisir',
  chooseNamed: (words: string) => `Choisir « ${words} »`,
  into: (merged: string, kept: string) =>
    `La conversation du ${merged} sera fusionnée avec celle du ${kept}, où elle se poursuivra.`,
  messages: 'Messages et notes',
  files: 'Fichiers',
  scheduled: 'Messages programmés qui ne seront pas envoyés',
  goesOn:
    'La conversation fusionnée est résolue et reste lisible. Ce que le visiteur y écrit apparaît dans l’autre. Vous pouvez les séparer à tout moment.',
  merge: 'Fusionner',
  keepOther: 'Conserver l’autre',
  back: 'Retour',
  close: 'Annuler',
  absorbed: (name: string) => `${name} a fusionné une autre conversation avec celle-ci`,
  detached: (name: string) => `${name} a séparé une conversation fusionnée`,
  merged: (name: string) => `${name} a fusionné cette conversation avec une autre`,
  separated: (name: string) => `${name} a de nouveau séparé cette conversation`,
  from: (when: string, count: number) =>
    `Conversation du ${when} (${count < 2 ? `${count} message` : `${count.toLocaleString('fr')} messages`})`,
  label: (when: string) => `Messages de la conversation du ${when}`,
  earlier: 'Messages précédents',
  open: 'Ouvrir',
  separate: 'Séparer',
  failed: 'Impossible de charger les messages.',
  retry: 'Réessayer',
  bar: 'Cette conversation a été fusionnée avec une autre.',
  barHint: 'Répondez-y là-bas.',
  openKept: 'Ouvrir l’autre conversation',
};
