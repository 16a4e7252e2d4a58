import type { MailTexts } from './texts.ts';

export const fr: MailTexts = {
  answered: '{agent} vous a répondu ({site})',
  answeredLead: '{agent} vous a répondu dans le chat de {site} :',
  more: 'La conversation contient d’autres messages.',
  received: 'Nous avons bien reçu votre message ({site})',
  receivedLead: 'Merci pour votre message. Nous vous répondrons par e-mail.',
  transcript: 'Votre conversation avec {site}',
  transcriptLead: 'Vous trouverez en pièce jointe votre conversation avec {site}.',
  open: 'Ouvrir la conversation',
  replyHint: 'Vous pouvez répondre directement à cet e-mail.',
  noReplyHint:
    'Merci de ne pas répondre à cet e-mail : il n’est pas lu. Ouvrez la conversation pour répondre.',
  noReply: 'Merci de ne pas répondre à cet e-mail : il n’est pas lu.',
  linkHint:
    'Ce lien est valable jusqu’au {date}. Toute personne qui le possède peut lire cette conversation et y écrire : gardez-le pour vous.',
  why: 'Vous recevez cet e-mail parce que vous nous avez écrit dans le chat de {site}.',
  write: 'Écrire un message…',
  send: 'Envoyer',
  notSent: 'Votre message n’a pas été envoyé. Veuillez réessayer.',
  you: 'Vous',
  deleted: 'Ce message a été supprimé.',
  pushAsk: 'Souhaitez-vous être averti de notre réponse ?',
  pushTurnOn: 'Activer les notifications',
  pushOn: 'Vous recevrez une notification sur cet appareil dès que nous aurons répondu.',
  pushTurnOff: 'Désactiver',
  pushBlocked: 'Votre navigateur bloque les notifications de cette page.',
  linkEnded: 'Ce lien n’est plus valable',
  linkEndedHint: 'Utilisez le lien de notre dernier e-mail ou écrivez-nous dans le chat de notre site.',
};
