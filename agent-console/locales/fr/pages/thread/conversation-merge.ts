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
  wakes:
    'La conversation conservée est en veille. La fusion met fin à la veille, car le visiteur attend une réponse.',
  staysSnoozed: (until: string | null) =>
    until === null
      ? 'La conversation conservée reste en veille jusqu’à la réponse du visiteur.'
      : `La conversation conservée reste en veille jusqu’à : ${until}.`,
  merge: 'Fusionner',
  keepOther: 'Conserver l’autre',
  back: 'Retour',
  close: 'Annuler',
  absorbed: (name: string) => `Autre conversation fusionnée avec celle-ci (${name})`,
  detached: (name: string) => `Conversation fusionnée séparée de celle-ci (${name})`,
  merged: (name: string) => `Conversation fusionnée avec une autre (${name})`,
  separated: (name: string) => `Conversation séparée de l’autre (${name})`,
  from: (when: string, count: number) =>
    `Conversation du ${when} (${count < 2 ? `${count} message` : `${count.toLocaleString('fr')} messages`})`,
  label: (when: string) => `Messages de la conversation du ${when}`,
  earlier: 'Messages précédents',
  open: 'Ouvrir',
  separate: 'Séparer',
  failed: 'Impossible de charger les messages.',
  deleted: 'Cette conversation a été supprimée.',
  retry: 'Réessayer',
  bar: 'Cette conversation a été fusionnée avec une autre.',
  barHint: 'Répondez dans l’autre conversation.',
  openKept: 'Ouvrir l’autre conversation',
};
