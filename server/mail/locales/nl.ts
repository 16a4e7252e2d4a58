import type { MailTexts } from './texts.ts';

export const nl: MailTexts = {
  answered: '{agent} heeft u geantwoord ({site})',
  answeredLead: '{agent} heeft u geantwoord in de chat van {site}:',
  more: 'Er staan meer berichten in het gesprek.',
  received: 'We hebben uw bericht ontvangen ({site})',
  receivedLead: 'Bedankt voor uw bericht. We antwoorden u per e-mail.',
  transcript: 'Uw gesprek met {site}',
  transcriptLead: 'In de bijlage vindt u uw gesprek met {site}.',
  open: 'Gesprek openen',
  replyHint: 'U kunt gewoon op deze e-mail antwoorden.',
  noReplyHint: 'Antwoord niet op deze e-mail: die wordt niet gelezen. Open het gesprek om te antwoorden.',
  noReply: 'Antwoord niet op deze e-mail: die wordt niet gelezen.',
  linkHint:
    'De link werkt tot {date}. Wie hem heeft, kan dit gesprek lezen en erin schrijven. Deel hem dus niet.',
  why: 'U ontvangt deze e-mail omdat u ons via de chat van {site} hebt geschreven.',
  write: 'Schrijf een bericht…',
  send: 'Versturen',
  notSent: 'Uw bericht is niet verstuurd. Probeer het opnieuw.',
  you: 'U',
  deleted: 'Dit bericht is verwijderd.',
  linkEnded: 'Deze link werkt niet meer',
  linkEndedHint: 'Gebruik de link in onze nieuwste e-mail of schrijf ons via de chat op onze website.',
};
