import type { MailTexts } from './texts.ts';

export const en: MailTexts = {
  answered: '{agent} answered you ({site})',
  answeredLead: '{agent} answered you in the chat of {site}:',
  more: 'There are more messages in the conversation.',
  received: 'We got your message ({site})',
  receivedLead: 'Thank you for your message. We’ll answer you by e-mail.',
  transcript: 'Your conversation with {site}',
  transcriptLead: 'Attached is your conversation with {site}.',
  open: 'Open the conversation',
  replyHint: 'You can simply reply to this e-mail.',
  noReplyHint: 'Please don’t reply to this e-mail: nobody reads it. Open the conversation to answer.',
  noReply: 'Please don’t reply to this e-mail: nobody reads it.',
  linkHint:
    'The link works until {date}. Anybody who has it can read this conversation and write in it, so keep it to yourself.',
  why: 'You are getting this e-mail because you wrote to us in the chat of {site}.',
  write: 'Write a message…',
  send: 'Send',
  notSent: 'Your message was not sent. Please try again.',
  you: 'You',
  deleted: 'This message was deleted.',
  linkEnded: 'This link no longer works',
  linkEndedHint: 'Use the link in our latest e-mail, or write to us in the chat on our website.',
};
