import type { MailTexts } from './texts.ts';

export const ko: MailTexts = {
  answered: '{agent} 님이 답변했습니다 ({site})',
  answeredLead: '{site} 채팅에서 {agent} 님이 답변했습니다.',
  more: '대화에 다른 메시지가 더 있습니다.',
  received: '메시지가 접수되었습니다 ({site})',
  receivedLead: '문의해 주셔서 감사합니다. 이메일로 답변드리겠습니다.',
  transcript: '{site} 대화 내용',
  transcriptLead: '{site}와 나눈 대화 내용을 첨부했습니다.',
  open: '대화 열기',
  replyHint: '이 이메일에 바로 회신하셔도 됩니다.',
  noReplyHint: '이 이메일에 회신하셔도 확인할 수 없습니다. 대화를 열어 답장해 주세요.',
  noReply: '이 이메일에 회신하셔도 확인할 수 없습니다.',
  linkHint:
    '이 링크는 {date}까지 사용할 수 있습니다. 링크가 있는 사람은 누구나 이 대화를 읽고 글을 쓸 수 있으니 다른 사람과 공유하지 마세요.',
  why: '{site} 채팅으로 문의하셨기 때문에 이 이메일을 보내 드립니다.',
  write: '메시지 입력…',
  send: '보내기',
  notSent: '메시지를 보내지 못했습니다. 다시 시도해 주세요.',
  you: '나',
  deleted: '삭제된 메시지입니다.',
  linkEnded: '더 이상 사용할 수 없는 링크입니다',
  linkEndedHint: '가장 최근에 받은 이메일의 링크를 이용하거나 웹사이트의 채팅으로 문의해 주세요.',
};
