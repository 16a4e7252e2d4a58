import type { NoticeEvent } from '../../contract/notices/notices.ts';

/** What mails about missed things say. `{name}` is the visitor or the room, `{by}` a colleague, `{score}` from 1 to 5. */
export type NoticeTexts = {
  greeting: string;
  kinds: Record<NoticeEvent, string>;
  mentionInRoom: string;
  several: string;
  more: string;
  open: string;
  why: string;
  somebody: string;
  aVisitor: string;
  page: { title: string; lead: string; button: string; done: string; again: string };
};
