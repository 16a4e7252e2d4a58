import type * as english from '../../../pages/en/sites/ladder.ts';

export const ladder: typeof english.ladder = {
  lead: 'Ce qui se passe quand un visiteur ne reçoit pas de réponse. Chaque étape a lieu une fois, à compter du premier message sans réponse.',
  none: 'Aucune étape : rien ne se passe quand un visiteur ne reçoit pas de réponse.',
  after: 'Après (minutes)',
  when: 'Quand',
  times: {
    open: 'Pendant les heures d’ouverture',
    closed: 'En dehors des heures d’ouverture',
    always: 'À tout moment',
  },
  action: 'Étape',
  actions: {
    next: 'Solliciter l’agent disponible suivant (proposition ou notification)',
    push: 'Envoyer une notification push à toutes les personnes disponibles',
    mail: 'Envoyer un e-mail à l’équipe',
    bridge: 'Publier dans le chat de l’équipe (passerelle de chat, avis)',
    visitor: 'Informer le visiteur et lui demander une adresse e-mail',
  },
  noMail: 'Ce serveur n’envoie pas d’e-mails. Les étapes qui en ont besoin sont ignorées.',
  step: (number) => `Étape ${number}`,
  add: 'Ajouter une étape',
  remove: 'Supprimer l’étape',
};
