import type { MailTexts } from './texts.ts';

export const tr: MailTexts = {
  answered: '{agent} size yanıt verdi ({site})',
  answeredLead: '{agent}, {site} sohbetinde size yanıt verdi:',
  more: 'Görüşmede başka mesajlar da var.',
  received: 'Mesajınızı aldık ({site})',
  receivedLead: 'Mesajınız için teşekkür ederiz. Size e-posta ile yanıt vereceğiz.',
  transcript: '{site} ile görüşmeniz',
  transcriptLead: '{site} ile görüşmeniz ektedir.',
  open: 'Görüşmeyi aç',
  replyHint: 'Bu e-postayı doğrudan yanıtlayabilirsiniz.',
  noReplyHint: 'Lütfen bu e-postayı yanıtlamayın; yanıtlar okunmaz. Yanıt vermek için görüşmeyi açın.',
  noReply: 'Lütfen bu e-postayı yanıtlamayın; yanıtlar okunmaz.',
  linkHint:
    'Bağlantı {date} tarihine kadar geçerlidir. Bağlantıya sahip olan herkes bu görüşmeyi okuyabilir ve mesaj yazabilir; lütfen kimseyle paylaşmayın.',
  why: 'Bu e-postayı, {site} sohbetinde bize yazdığınız için alıyorsunuz.',
  write: 'Bir mesaj yazın…',
  send: 'Gönder',
  notSent: 'Mesajınız gönderilemedi. Lütfen tekrar deneyin.',
  you: 'Siz',
  deleted: 'Bu mesaj silindi.',
  linkEnded: 'Bu bağlantı artık geçerli değil',
  linkEndedHint: 'Son e-postamızdaki bağlantıyı kullanın veya web sitemizdeki sohbetten bize yazın.',
};
