import type * as english from '../../../pages/en/sites/retention.ts';
import { counted } from '../../count.ts';

export const retention: typeof english.retention = {
  lead: 'Les données plus anciennes sont supprimées définitivement, dans l’heure. Laissez un champ vide pour les conserver.',
  conversations: 'Conversations résolues : jours de conservation',
  conversationsHint:
    'Depuis la dernière activité. Les conversations ouvertes et en veille sont conservées. Les messages, notes, fichiers, brouillons et e-mails sont supprimés avec elles.',
  visitors: 'Visiteurs sans conversation : jours de conservation',
  visitorsHint:
    'Depuis leur dernière visite. Les contacts créés par l’API et les visiteurs bloqués sont conservés.',
  activity: 'Pages vues et événements des visiteurs : jours de conservation',
  files: 'Fichiers : jours de conservation',
  filesHint:
    'Depuis leur envoi, y compris dans les conversations ouvertes. Les messages restent et indiquent que le fichier a été supprimé. Les fichiers des salons de l’équipe sont conservés.',
  preview: 'Afficher ce qui serait supprimé',
  counted: (conversations, files, visitors, complete) =>
    `${complete ? 'À' : 'Au moins, à'} supprimer maintenant : ${counted(conversations, 'conversation', 'conversations')}, ${counted(files, 'fichier', 'fichiers')} et ${counted(visitors, 'visiteur', 'visiteurs')}.`,
  sure: (what) => `${what} Cette action est irréversible. Enregistrer quand même ?`,
  saveAnyway: 'Enregistrer et supprimer',
};

export const deletion: typeof english.deletion = {
  title: 'Supprimer la conversation',
  lead: 'Les messages, notes, fichiers, brouillons et e-mails de cette conversation sont supprimés définitivement, pour vous et pour le visiteur. Le profil du visiteur et ses autres conversations sont conservés.',
  copies: 'Les copies hors de Frontdesk restent : e-mails envoyés, chats d’équipe, sauvegardes.',
  delete: 'Supprimer définitivement',
};

export const siteDeletion: typeof english.siteDeletion = {
  open: 'Supprimer le site…',
  lead: (conversations, visitors) =>
    `Supprime définitivement le site, avec ${counted(conversations, 'conversation', 'conversations')} et ${counted(visitors, 'visiteur', 'visiteurs')} : messages, notes, fichiers, e-mails, pages vues et clés d’identité. Le chat disparaît aussitôt de votre site web ; les visiteurs qui l’ont ouvert sont déconnectés. Les chiffres des rapports restent, sans les personnes.`,
  copies: 'Les copies hors de Frontdesk restent : e-mails envoyés, chats d’équipe, sauvegardes.',
  tag: 'Retirez aussi la balise de votre site web.',
  name: (name) => `Saisissez « ${name} » pour confirmer`,
  delete: 'Supprimer définitivement le site',
  mistyped: 'Le nom ne correspond pas.',
};

export const masking: typeof english.masking = {
  cards: 'Masquer les numéros de carte bancaire',
  cardsHint:
    'Dans les messages, notes, brouillons, formulaires, évaluations, noms de fichiers et e-mails reçus, avant leur enregistrement. Les quatre derniers chiffres restent visibles ; personne ne peut voir le reste par la suite.',
  patterns: 'À masquer également, un motif par ligne',
  patternsHint: 'Expressions régulières, par ex. K-\\d{6} pour des numéros de client.',
};
