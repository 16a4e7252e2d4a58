import type { firstSteps as english } from '../../pages/en/first-steps.ts';
import { plural } from '../count.ts';

export const firstSteps: typeof english = {
  title: 'Bienvenue ! Quatre étapes jusqu’à votre première conversation',
  left: (count) =>
    plural(
      count,
      'Plus qu’une étape. Chacune est vérifiée automatiquement.',
      `Encore ${count} étapes. Chacune est vérifiée automatiquement.`,
    ),
  allDone: 'Tout est prêt. Les visiteurs apparaissent dans la liste dès qu’ils écrivent.',
  done: 'Terminé',
  open: 'À faire',
  close: 'Fermer',
  hide: 'Masquer ces étapes',
  site: {
    title: 'Créer un site',
    hint: 'Chaque site a sa clé, son apparence, ses horaires et ses textes.',
    create: 'Créer un site',
    change: 'Nom et apparence',
  },
  tag: {
    title: 'Ajouter le chat à votre site web',
    hint: 'En attente de l’ouverture du chat sur votre site web…',
    copy: 'Copier la balise',
    act: 'Options d’installation',
    seen: (website, ago) => `Vu sur ${website}, ${ago}`,
  },
  invite: {
    title: 'Inviter un collègue',
    hint: 'Créez un lien et envoyez-le.',
    act: 'Inviter',
    sent: (count) => plural(count, '1 invitation en attente', `${count} invitations en attente`),
    joined: (count) =>
      plural(count, '1 collègue fait partie de l’équipe', `${count} collègues font partie de l’équipe`),
  },
  alerts: {
    title: 'Activer les notifications',
    hint: 'Son et notifications de bureau dans ce navigateur.',
    on: 'Activées dans ce navigateur.',
  },
};
