import type * as english from '../../../pages/en/mail/mail.ts';

export const mail: typeof english.mail = {
  none: 'Aucun serveur de messagerie n’est configuré, donc aucun e-mail n’est envoyé : ni réponses aux visiteurs partis, ni invitations, ni réinitialisations de mot de passe. Définissez SMTP_URL et MAIL_FROM dans l’environnement du serveur et redémarrez-le.',
  from: 'Expéditeur',
  server: 'Serveur de messagerie',
  demo: 'Démo : les e-mails ne sont pas envoyés, ils sont affichés sur /demo/outbox',
  replies: 'Les réponses arrivent à',
  noReplies: 'Non lues. Les e-mails demandent de ne pas répondre (MAIL_REPLY_TO n’est pas défini).',
  test: 'M’envoyer un e-mail de test',
  accepted: (to, answer) => `Le serveur de messagerie a accepté l’e-mail à ${to} : ${answer}`,
  refused: (to, answer) => `L’e-mail à ${to} n’a pas été accepté : ${answer}`,
  dns: 'Enregistrements DNS',
  dnsLead:
    'Les fournisseurs de messagerie font confiance aux expéditeurs dont le domaine publie ces enregistrements. Votre fournisseur vous indique leur contenu.',
  selector: 'Sélecteur DKIM',
  selectorHint: 'Fourni par votre fournisseur de messagerie, par exemple « mail » ou « s1 ».',
  check: 'Vérifier le DNS',
  records: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  states: { found: 'trouvé', missing: 'manquant', unknown: 'non vérifié' },
  queue: 'E-mails récents',
  empty: 'Aucun e-mail.',
  kinds: {
    missed: 'Réponses non vues',
    received: 'Confirmation',
    transcript: 'Transcription',
    test: 'Test',
    invite: 'Invitation',
    reset: 'Réinitialisation du mot de passe',
    new_device: 'Nouvelle connexion',
    notices: 'Notifications',
    unanswered: 'Conversation sans réponse',
    weekly: 'Rapport hebdomadaire',
  },
  mailStates: {
    queued: 'En attente',
    sent: 'Envoyé',
    failed: 'Échec',
    bounced: 'Non distribué',
    complained: 'Signalé comme spam',
    declined: 'Désabonné',
    opened: 'Lien ouvert',
    answered: 'Réponse reçue',
  },
  next: (when) => `prochaine tentative ${when}`,
  later: (when) => `prévu ${when}`,
  unknownAddress: 'Adresse à déterminer',
  retry: 'Renvoyer',
  suppressed: 'Adresses bloquées',
  suppressedLead:
    'Elles ne reçoivent plus d’e-mails : un e-mail n’a définitivement pas pu être distribué, ou son destinataire l’a signalé comme spam.',
  allow: 'Autoriser de nouveau',
};

export const siteMail: typeof english.siteMail = {
  none: 'Ce serveur n’a pas de serveur de messagerie configuré (SMTP_URL), donc rien de tout cela n’a encore lieu.',
  missed: 'Envoyer par e-mail les réponses qu’un visiteur n’a pas vues',
  missedHint:
    'Aux visiteurs qui ont quitté le chat et dont l’adresse e-mail est connue : un seul e-mail avec tout ce qu’ils ont manqué.',
  minutes: 'Minutes d’attente',
  minutesHint: 'Rien n’est envoyé si le visiteur lit la réponse avant, ou si le chat est encore ouvert.',
  received: 'Confirmer les messages laissés pendant votre absence',
  receivedHint: 'Lorsque le chat demande une adresse e-mail et un message (sous « Horaires »).',
  days: 'Validité du lien vers la conversation, en jours',
  daysHint:
    'Toute personne qui possède le lien peut lire cette conversation et y répondre. Avec 0, l’e-mail ne contient pas de lien.',
};
