import type * as english from '../../../pages/en/mail/quarantine.ts';
import { counted } from '../../count.ts';

export const quarantine: typeof english.quarantine = {
  lead: (address) =>
    `E-mails à ${address} qui n’ont été ajoutés à aucune conversation. Conservés 30 jours, sans pièces jointes.`,
  off: 'Aucune boîte aux lettres n’est lue. Définissez MAIL_REPLY_TO et IMAP_URL, INCOMING_SMTP_PORT ou INCOMING_MAIL_SECRET.',
  none: 'Aucun e-mail en quarantaine.',
  noSubject: '(sans objet)',
  files: (count) => counted(count, 'pièce jointe non conservée', 'pièces jointes non conservées'),
  add: 'Ajouter à la conversation',
  open: 'Ouvrir la conversation',
  delete: 'Supprimer',
  deleteSure: 'Supprimer définitivement ?',
  reasons: {
    auto_reply: 'Réponse automatique',
    list: 'Newsletter ou liste de diffusion',
    calendar: 'Invitation d’agenda',
    system: 'E-mail système',
    own_mail: 'Provenant de notre propre adresse',
    unknown_conversation: 'Aucune conversation correspondante',
    unknown_report: 'Rapport de distribution d’un e-mail inconnu',
    blocked: 'Le visiteur est bloqué',
    too_many: 'Trop d’e-mails en une heure',
    empty: 'Ni texte ni fichiers',
    too_large: 'Plus de 25 Mo',
    too_many_parts: 'Trop de parties',
    too_deep: 'Imbrication trop profonde',
    headers_too_large: 'En-têtes trop volumineux',
    broken: 'Illisible',
  },
};
