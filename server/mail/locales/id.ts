import type { MailTexts } from './texts.ts';

export const id: MailTexts = {
  answered: '{agent} telah membalas Anda ({site})',
  answeredLead: '{agent} membalas Anda di chat {site}:',
  more: 'Ada pesan lain dalam percakapan ini.',
  received: 'Pesan Anda sudah kami terima ({site})',
  receivedLead: 'Terima kasih atas pesan Anda. Kami akan membalas melalui email.',
  transcript: 'Percakapan Anda dengan {site}',
  transcriptLead: 'Terlampir percakapan Anda dengan {site}.',
  open: 'Buka percakapan',
  replyHint: 'Anda dapat langsung membalas email ini.',
  noReplyHint: 'Mohon jangan membalas email ini karena tidak dibaca. Buka percakapan untuk menjawab.',
  noReply: 'Mohon jangan membalas email ini karena tidak dibaca.',
  linkHint:
    'Tautan ini berlaku sampai {date}. Siapa pun yang memilikinya dapat membaca dan menulis di percakapan ini, jadi jangan bagikan kepada siapa pun.',
  why: 'Anda menerima email ini karena Anda menghubungi kami di chat {site}.',
  write: 'Tulis pesan…',
  send: 'Kirim',
  notSent: 'Pesan Anda tidak terkirim. Silakan coba lagi.',
  you: 'Anda',
  deleted: 'Pesan ini telah dihapus.',
  linkEnded: 'Tautan ini tidak berlaku lagi',
  linkEndedHint: 'Gunakan tautan di email terbaru kami, atau hubungi kami lewat chat di situs web kami.',
};
