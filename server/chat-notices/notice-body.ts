import type { ChatHookKind } from '../contract/bridges/chat-hook-kinds.ts';

/** A line, and where it leads. */
export type NoticeContent = { text: string; link: { label: string; url: string } };

/** https://discord.com/developers/docs/resources/webhook#execute-webhook */
const DISCORD_LENGTH = 2_000;
const SUPPRESS_EMBEDS = 4;
/** A name has 200 characters, and each may be written as two. */
const MOST_TEXT = 1_000;

/**
 * The body that a chat takes. A visitor chooses their name, so it can call nobody, begin no link and mark nothing.
 */
export function noticeBody(kind: ChatHookKind, { text, link }: NoticeContent): string {
  return JSON.stringify(BODIES[kind](text.replace(/\s+/g, ' ').slice(0, MOST_TEXT), link));
}

const BODIES: Readonly<Record<ChatHookKind, (text: string, link: NoticeContent['link']) => object>> = {
  discord: (text, { url }) => ({
    content: shortened(markdown(text), `\n${url}`, DISCORD_LENGTH),
    allowed_mentions: { parse: [] },
    flags: SUPPRESS_EMBEDS,
  }),
  // https://developers.mattermost.com/integrate/webhooks/incoming/
  mattermost: (text, { label, url }) => ({ text: `${markdown(text)}\n[${label}](${url})` }),
  // https://learn.microsoft.com/adaptive-cards/: a text run shows what is written, and knows no marks.
  teams: (text, { label, url }) => ({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, weight: 'Bolder' }] }],
          actions: [{ type: 'Action.OpenUrl', title: label, url }],
        },
      },
    ],
  }),
};

/** As plain text in Markdown, with the escapes that both chats know. Behind an `@` comes an invisible character: Mattermost knows no other way to call nobody. */
function markdown(text: string): string {
  return text.replace(/[\\`*_~|>[\]()#+\-.!]/g, '\\$&').replace(/@/g, '@\u2060');
}

function shortened(text: string, end: string, most: number): string {
  const room = most - end.length;
  return `${text.length <= room ? text : text.slice(0, room)}${end}`;
}
