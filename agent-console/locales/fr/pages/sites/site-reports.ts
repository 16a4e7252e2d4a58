import type * as english from '../../../pages/en/sites/site-reports.ts';

export const siteReports: typeof english.siteReports = {
  lead: 'Les rapports indiquent combien de réponses et de résolutions ont atteint ces objectifs. Un nouvel objectif s’applique aussi aux périodes passées.',
  firstReply: 'Objectif de première réponse, minutes',
  firstReplyHint: 'À partir du premier message du visiteur.',
  nextReply: 'Objectif des réponses suivantes, minutes',
  nextReplyHint: 'À partir du premier message du visiteur depuis la dernière réponse.',
  resolution: 'Objectif de résolution, minutes',
  resolutionHint:
    'À partir du début de la conversation ou de sa dernière réouverture. 1440 minutes font un jour.',
  badRating: 'Notifier les mauvaises évaluations',
  badRatingHint:
    'Les administrateurs et l’agent qui a répondu en dernier sont notifiés, comme choisi sous Paramètres, Notifications.',
  badRatingNone: 'Jamais',
  badRatingUpTo: (score) => (score === 1 ? '1 sur 5' : `Jusqu’à ${score} sur 5`),
};
