import type * as english from '../../../pages/en/writing/scheduled.ts';

export const scheduled: typeof english.scheduled = {
  label: 'Messages programmés',
  sendLater: 'Envoyer plus tard',
  times: { hour: 'Dans une heure', tomorrow: 'Demain matin', week: 'Lundi matin' },
  at: 'Date et heure',
  schedule: 'Programmer',
  sendsAt: (when) => `Sera envoyé le ${when}`,
  held: {
    visitor_wrote: 'Non envoyé : le visiteur a écrit entre-temps.',
    agent_gone: 'Non envoyé : le compte de son auteur n’existe plus.',
    refused: 'Non envoyé : le serveur l’a refusé. Modifiez-le ou annulez-le.',
  },
  heldByMerge: 'Non envoyé tant que cette conversation est fusionnée avec une autre.',
  sendNow: 'Envoyer maintenant',
  edit: 'Modifier',
  cancel: 'Annuler l’envoi',
  cancelSure: 'Annuler pour tout le monde ?',
  cancelled: 'Envoi annulé.',
};
