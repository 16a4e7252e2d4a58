import type { MailTexts } from './texts.ts';

export const it: MailTexts = {
  answered: '{agent} Le ha risposto ({site})',
  answeredLead: '{agent} Le ha risposto nella chat di {site}:',
  more: 'La conversazione contiene altri messaggi.',
  received: 'Abbiamo ricevuto il Suo messaggio ({site})',
  receivedLead: 'Grazie per il Suo messaggio. Le risponderemo via e-mail.',
  transcript: 'La Sua conversazione con {site}',
  transcriptLead: 'In allegato trova la Sua conversazione con {site}.',
  open: 'Apri la conversazione',
  replyHint: 'Può rispondere direttamente a questa e-mail.',
  noReplyHint: 'Non risponda a questa e-mail: non viene letta. Apra la conversazione per rispondere.',
  noReply: 'Non risponda a questa e-mail: non viene letta.',
  linkHint:
    'Il link è valido fino al {date}. Chiunque lo abbia può leggere questa conversazione e scriverci: non lo condivida.',
  why: 'Riceve questa e-mail perché ci ha scritto nella chat di {site}.',
  write: 'Scriva un messaggio…',
  send: 'Invia',
  notSent: 'Il Suo messaggio non è stato inviato. Riprovi.',
  you: 'Lei',
  deleted: 'Questo messaggio è stato eliminato.',
  linkEnded: 'Questo link non è più valido',
  linkEndedHint: 'Usi il link della nostra e-mail più recente o ci scriva nella chat del nostro sito.',
};
