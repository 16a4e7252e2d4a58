import type { MailTexts } from './texts.ts';

export const pl: MailTexts = {
  answered: '{agent} odpowiada na Twoją wiadomość ({site})',
  answeredLead: '{agent} odpowiada na czacie {site}:',
  more: 'W rozmowie jest więcej wiadomości.',
  received: 'Otrzymaliśmy Twoją wiadomość ({site})',
  receivedLead: 'Dziękujemy za wiadomość. Odpowiemy e-mailem.',
  transcript: 'Twoja rozmowa z {site}',
  transcriptLead: 'W załączniku przesyłamy Twoją rozmowę z {site}.',
  open: 'Otwórz rozmowę',
  replyHint: 'Możesz po prostu odpowiedzieć na ten e-mail.',
  noReplyHint: 'Nie odpowiadaj na ten e-mail – nikt go nie czyta. Aby odpowiedzieć, otwórz rozmowę.',
  noReply: 'Nie odpowiadaj na ten e-mail – nikt go nie czyta.',
  linkHint:
    'Link działa do {date}. Każdy, kto go ma, może czytać tę rozmowę i w niej pisać, więc nie udostępniaj go nikomu.',
  why: 'Dostajesz ten e-mail, ponieważ napisano do nas z tego adresu na czacie {site}.',
  write: 'Napisz wiadomość…',
  send: 'Wyślij',
  notSent: 'Wiadomość nie została wysłana. Spróbuj ponownie.',
  you: 'Ty',
  deleted: 'Ta wiadomość została usunięta.',
  linkEnded: 'Ten link już nie działa',
  linkEndedHint: 'Użyj linku z naszego najnowszego e-maila albo napisz do nas na czacie na naszej stronie.',
};
