import type { ErrorCode } from '../../server/contract/errors.ts';
import type { Plural } from './plural.ts';

/** What a visitor can do something about, or should understand. The server's own sentence stands in for the others. */
type ToldCode = Extract<
  ErrorCode,
  | 'message_too_long'
  | 'attachment_unknown'
  | 'file_too_large'
  | 'file_empty'
  | 'file_unreadable'
  | 'too_many_requests'
  | 'storage_full'
  | 'unavailable'
  | 'protocol_outdated'
>;

/** Every text of the widget. A language that misses one does not compile. */
export type Texts = {
  chat: string;
  close: string;
  onDuty: string;
  offDuty: string;
  withAgent: (name: string) => string;
  unread: Plural;

  log: string;
  you: string;
  today: string;
  yesterday: string;
  earlier: string;
  newest: string;
  typing: (name: string) => string;
  someone: string;
  resolved: string;

  sending: string;
  waiting: string;
  sent: string;
  seen: string;
  notSent: string;
  retry: string;
  edit: string;
  delete: string;

  compose: string;
  send: string;
  tooLong: Plural;
  attach: string;
  dropHere: string;
  fileTooLarge: (name: string, limit: string) => string;
  fileEmpty: (name: string) => string;
  tooManyFiles: Plural;
  uploading: (name: string) => string;
  removeFile: (name: string) => string;
  retryUpload: (name: string) => string;
  uploadFailed: string;
  picture: (name: string) => string;
  closePicture: string;
  download: (name: string) => string;

  connectionLost: string;
  polling: string;
  notStored: string;
  loading: string;
  unreachable: string;
  noChat: string;
  refusals: Record<ToldCode, string>;
};
