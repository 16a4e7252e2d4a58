import type { MailTexts } from './texts.ts';

export const de: MailTexts = {
  answered: '{agent} hat Ihnen geantwortet ({site})',
  answeredLead: '{agent} hat Ihnen im Chat von {site} geantwortet:',
  more: 'Das Gespräch enthält weitere Nachrichten.',
  received: 'Wir haben Ihre Nachricht erhalten ({site})',
  receivedLead: 'Vielen Dank für Ihre Nachricht. Wir antworten Ihnen per E-Mail.',
  transcript: 'Ihr Gespräch mit {site}',
  transcriptLead: 'Im Anhang finden Sie Ihr Gespräch mit {site}.',
  open: 'Gespräch öffnen',
  replyHint: 'Sie können einfach auf diese E-Mail antworten.',
  noReplyHint:
    'Bitte antworten Sie nicht auf diese E-Mail, sie wird nicht gelesen. Öffnen Sie das Gespräch, um zu antworten.',
  noReply: 'Bitte antworten Sie nicht auf diese E-Mail, sie wird nicht gelesen.',
  linkHint:
    'Der Link gilt bis {date}. Wer ihn hat, kann dieses Gespräch lesen und darin schreiben. Geben Sie ihn deshalb nicht weiter.',
  why: 'Sie erhalten diese E-Mail, weil Sie uns im Chat von {site} geschrieben haben.',
  write: 'Nachricht schreiben…',
  send: 'Senden',
  notSent: 'Ihre Nachricht wurde nicht gesendet. Bitte versuchen Sie es noch einmal.',
  you: 'Sie',
  deleted: 'Diese Nachricht wurde gelöscht.',
  pushAsk: 'Möchten Sie benachrichtigt werden, wenn wir antworten?',
  pushTurnOn: 'Benachrichtigungen aktivieren',
  pushOn: 'Sie werden auf diesem Gerät benachrichtigt, wenn wir antworten.',
  pushTurnOff: 'Deaktivieren',
  pushBlocked: 'Ihr Browser blockiert Benachrichtigungen dieser Seite.',
  linkEnded: 'Dieser Link gilt nicht mehr',
  linkEndedHint:
    'Verwenden Sie den Link in unserer neuesten E-Mail oder schreiben Sie uns im Chat auf unserer Website.',
  declineLead: 'Wir senden Ihnen Antworten, die Sie im Chat von {site} verpasst haben, per E-Mail.',
  declineButton: 'Diese E-Mails abbestellen',
  declined: 'Sie erhalten keine E-Mails mehr über verpasste Antworten im Chat von {site}.',
  declineUndo: 'Wieder aktivieren',
};
