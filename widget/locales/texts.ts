import type { PROXY_REFUSED } from '../../server/contract/client/http-client.ts';
import type { ErrorCode } from '../../server/contract/errors.ts';
import type { Plural } from './plural.ts';

/** What a visitor can do something about, or should understand. The server's own sentence stands in for the others. */
type TranslatedCode =
  | typeof PROXY_REFUSED
  | Extract<
      ErrorCode,
      | 'message_too_long'
      | 'attachment_unknown'
      | 'file_too_large'
      | 'file_empty'
      | 'file_unreadable'
      | 'picture_too_large'
      | 'too_many_requests'
      | 'storage_full'
      | 'unavailable'
      | 'protocol_outdated'
    >;

/**
 * Every text of the widget. A language that misses one does not compile. `{name}` in a text is a place for a value (see
 * `fill`); a test holds every language to the same places as English. A site may put its own words over any of them
 * (see `overridden`).
 */
export type Texts = {
  chat: string;
  close: string;
  onDuty: string;
  offDuty: string;
  away: string;
  withAgent: string;
  /** Beside the name of a program that answers. */
  bot: string;
  unread: Plural;
  newFrom: string;
  dismiss: string;

  log: string;
  greeting: string;
  you: string;
  today: string;
  yesterday: string;
  earlier: string;
  newest: string;
  newMessages: string;
  typing: string;
  someone: string;
  resolved: string;

  sending: string;
  waiting: string;
  sent: string;
  delivered: string;
  seen: string;
  notSent: string;
  retry: string;
  edit: string;
  delete: string;
  edited: string;
  unsent: string;
  choices: string;
  chosen: string;
  reply: string;
  goToQuoted: string;

  writeToUs: string;
  compose: string;
  previewed: string;
  send: string;
  tooLong: Plural;
  emoji: string;
  attach: string;
  fileLimits: string;
  dropHere: string;
  fileTooLarge: string;
  fileEmpty: string;
  tooManyFiles: Plural;
  uploading: string;
  removeFile: string;
  retryUpload: string;
  uploadFailed: string;
  picture: string;
  closePicture: string;
  download: string;
  sound: string;

  connectionLost: string;
  polling: string;
  notStored: string;
  loading: string;
  unreachable: string;
  noChat: string;
  identityRefused: string;
  refusals: Record<TranslatedCode, string>;
};
