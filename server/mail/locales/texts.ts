/** What mails to visitors, and the page that their links open, say in one language. */
export type MailTexts = {
  /** Subject; `{agent}` and `{site}`. */
  answered: string;
  /** Above the messages; `{agent}` and `{site}`. */
  answeredLead: string;
  /** Below the messages, where there are more than a mail holds. */
  more: string;
  /** Subject; `{site}`. */
  received: string;
  receivedLead: string;
  /** Subject; `{site}`. */
  transcript: string;
  /** `{site}`. */
  transcriptLead: string;
  /** The button. */
  open: string;
  /** Where replies are read. */
  replyHint: string;
  /** Where they are not, and there is a button. */
  noReplyHint: string;
  /** Where they are not, and there is none. */
  noReply: string;
  /** `{date}`. */
  linkHint: string;
  /** At the end; `{site}`. */
  why: string;
  /** The page: its field, its button, and what it says of messages. */
  write: string;
  send: string;
  notSent: string;
  you: string;
  deleted: string;
  /** The page, about files, and while the server cannot be reached. `{name}` and `{limit}`. */
  attach: string;
  uploading: string;
  removeFile: string;
  fileTooLarge: string;
  fileKindRefused: string;
  uploadFailed: string;
  unreachable: string;
  /** The page, about notifications: the question, its button, what is said where they are on, and where the browser blocks them. */
  pushAsk: string;
  pushTurnOn: string;
  pushOn: string;
  pushTurnOff: string;
  pushBlocked: string;
  /** The page of a link that opens nothing any more: what happened, and what to do. */
  linkEnded: string;
  linkEndedHint: string;
  /**
   * Mails about missed replies, on the page where they are turned off: what they are, the button (which also is a link in the mails),
   * what is said once they are off, and the button that brings them back. `{site}`.
   */
  declineLead: string;
  declineButton: string;
  declined: string;
  declineUndo: string;
};
