import type * as english from '../../../pages/en/people/merge.ts';
import { counted, plural } from '../../count.ts';

export const merge: typeof english.merge = {
  title: 'Fusionner des contacts',
  lead: 'Si deux contacts sont la même personne, fusionnez-les. Les conversations, les notes et toutes les informations des deux se retrouvent dans un seul contact.',
  other: 'L’autre contact',
  otherHint: 'Recherchez par nom, adresse e-mail ou attribut, sur le même site.',
  search: 'Rechercher',
  none: 'Aucun contact trouvé.',
  choose: 'Choisir',
  chooseNamed: (name) => `Choisir ${name}`,
  seen: (when) => `dernière visite ${when}`,
  into: (merged, kept) => `« ${merged} » sera fusionné avec « ${kept} ». Résultat :`,
  name: 'Nom',
  email: 'E-mail',
  conversations: 'Conversations à déplacer',
  moves: (count) => counted(count, 'conversation', 'conversations'),
  signsOut: (name) =>
    `« ${name} » est déconnecté dans son navigateur, car votre site n’a pas vérifié qui l’utilise. Annuler la fusion ne rétablit pas la connexion.`,
  undoHint: 'Vous pouvez annuler pendant sept jours.',
  merge: 'Fusionner',
  keepInstead: (name) => `Conserver plutôt « ${name} »`,
  back: 'Retour',
  done: (merged, kept) => `« ${merged} » a été fusionné avec « ${kept} ».`,
  undone: (stayed) =>
    stayed === 0
      ? 'La fusion a été annulée : il y a de nouveau deux contacts.'
      : `La fusion a été annulée. ${plural(stayed, 'Une conversation reste', `${stayed} conversations restent`)} chez le contact conservé, car le visiteur y a écrit depuis.`,
  another: 'Fusionner un autre contact',
  recent: 'Fusionnés ces sept derniers jours',
  mergedAt: (when) => `fusionné ${when}`,
  undoUntil: (when) => `annulable jusqu’à : ${when}`,
  undo: 'Annuler la fusion',
  close: 'Fermer',
};
