import type { MailTexts } from './texts.ts';

export const vi: MailTexts = {
  answered: '{agent} đã trả lời bạn ({site})',
  answeredLead: '{agent} đã trả lời bạn trong khung trò chuyện của {site}:',
  more: 'Cuộc trò chuyện còn có tin nhắn khác.',
  received: 'Chúng tôi đã nhận được tin nhắn của bạn ({site})',
  receivedLead: 'Cảm ơn bạn đã nhắn tin. Chúng tôi sẽ trả lời bạn qua email.',
  transcript: 'Cuộc trò chuyện của bạn với {site}',
  transcriptLead: 'Nội dung cuộc trò chuyện của bạn với {site} được đính kèm.',
  open: 'Mở cuộc trò chuyện',
  replyHint: 'Bạn có thể trả lời trực tiếp email này.',
  noReplyHint: 'Vui lòng không trả lời email này vì sẽ không có ai đọc. Hãy mở cuộc trò chuyện để trả lời.',
  noReply: 'Vui lòng không trả lời email này vì sẽ không có ai đọc.',
  linkHint:
    'Liên kết có hiệu lực đến {date}. Bất kỳ ai có liên kết đều có thể đọc và viết trong cuộc trò chuyện này, vì vậy đừng chia sẻ nó.',
  why: 'Bạn nhận được email này vì đã nhắn tin cho chúng tôi trong khung trò chuyện của {site}.',
  write: 'Viết tin nhắn…',
  send: 'Gửi',
  notSent: 'Tin nhắn chưa được gửi. Vui lòng thử lại.',
  you: 'Bạn',
  deleted: 'Tin nhắn này đã bị thu hồi.',
  pushAsk: 'Bạn có muốn nhận thông báo khi chúng tôi trả lời không?',
  pushTurnOn: 'Bật thông báo',
  pushOn: 'Bạn sẽ nhận được thông báo trên thiết bị này khi chúng tôi trả lời.',
  pushTurnOff: 'Tắt',
  pushBlocked: 'Trình duyệt của bạn đang chặn thông báo từ trang này.',
  linkEnded: 'Liên kết này không còn hiệu lực',
  linkEndedHint:
    'Hãy dùng liên kết trong email mới nhất của chúng tôi hoặc nhắn tin cho chúng tôi trên trang web.',
};
