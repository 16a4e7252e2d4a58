import type * as english from '../en-incoming.ts';

export const incoming: typeof english.incoming = {
  incoming: {
    byMail: 'par e-mail',
    byMailHint: 'Reçu par e-mail. L’adresse d’un expéditeur peut être falsifiée.',
    byLink: 'par lien',
    byLinkHint: 'Écrit via le lien d’un e-mail, qui fonctionne pour toute personne qui le possède.',
    stranger: 'Pas le visiteur',
    strangerHint:
      'Envoyé à cette conversation par quelqu’un d’autre que le visiteur. Le visiteur ne le voit pas.',
    unknownSender: 'Expéditeur inconnu',
    cut: 'Plus long qu’un message : le texte complet est en pièce jointe.',
    packed:
      'Outlook a regroupé ses fichiers dans winmail.dat. Demandez à l’expéditeur un e-mail en texte brut ou en HTML.',
    lost: (name, why) => `${name} n’a pas été ajouté : ${why}`,
    why: {
      stranger: 'seuls les fichiers du visiteur sont acceptés',
      file_too_large: 'trop volumineux',
      file_empty: 'le fichier est vide',
      file_kind_refused: 'type de fichier non accepté',
      file_unreadable: 'l’image est illisible',
      picture_too_large: 'l’image est trop grande',
      too_many_requests: 'trop de fichiers en une journée',
      too_many_files: 'trop de fichiers dans un e-mail',
      forbidden: 'ce site n’accepte pas de fichiers des visiteurs',
    },
    otherReason: 'il n’a pas pu être enregistré',
  },
};
