import type { FileKind } from '../../server/contract/files/file-kinds.ts';
import type { Plural } from '../locales/plural.ts';

/** The texts of what loads after the panel is there; a language that misses one does not compile. See `locales/texts.ts`. */
export type ExtraTexts = {
  more: string;
  backAt: string;
  /** Where the server sends no mail; it promises none. */
  leaveMessage: string;
  leaveByMail: string;
  leaveTitle: string;
  received: string;
  /** Where the server sends no mail. */
  receivedHere: string;
  inQueue: string;
  next: string;
  wait: Plural;
  /** How long the first answer usually takes: within five minutes, an hour, four hours, a day. */
  usual: { minutes: string; hour: string; hours: string; day: string };
  formLead: string;
  email: string;
  topic: string;
  choose: string;
  start: string;
  goOn: string;
  required: string;
  missing: string;
  wrongEmail: string;
  wrongPhone: string;
  wrongNumber: string;
  wrongDate: string;
  wrongAnswer: string;
  /** In the place of the fields of a form in the chat, once the visitor has sent it. */
  answered: string;
  anew: string;
  /** Above the links that the site has chosen. */
  help: string;
  conversations: string;
  noConversations: string;
  goBack: string;
  end: string;
  endSure: string;
  cancel: string;
  rate: string;
  scores: { bad: string; poor: string; fair: string; good: string; great: string };
  rateWords: string;
  rateSend: string;
  rateThanks: string;
  transcript: string;
  asText: string;
  asJson: string;
  toPrint: string;
  byMail: string;
  mailed: string;
  privacy: string;
  storedName: string;
  storedLanguage: string;
  storedZone: string;
  storedBrowser: string;
  storedPage: string;
  storedNetwork: string;
  storedActivity: string;
  storedSince: string;
  storedMessages: string;
  storedFiles: string;
  storedNothing: string;
  downloadAll: string;
  erase: string;
  eraseSure: string;
  erased: string;
  /** In the place of a file that the site has kept for so many days. */
  fileDeleted: string;
  failed: string;
  /** {name}, {kinds}: what may be sent, from `fileKinds`. */
  fileKindRefused: string;
  fileKindsTaken: string;
  fileKinds: Readonly<Record<Exclude<FileKind, 'pdf'>, string>>;
  voice: {
    /** {length}: `0:12`, as everywhere below. */
    name: string;
    record: string;
    recording: string;
    stop: string;
    discard: string;
    play: string;
    pause: string;
    position: string;
    blocked: string;
    noMicrophone: string;
    unplayable: string;
  };
  emoji: { search: string; none: string };
  previousPicture: string;
  nextPicture: string;
  replyingTo: string;
  stopReplying: string;
  /** A panel that takes more of the page, on and off. */
  large: string;
  /** The chat in a window of its own: what opens it, what the page says meanwhile, and the ways from there. */
  ownWindow: string;
  inWindow: string;
  showWindow: string;
  continueHere: string;
  windowBlocked: string;
};
