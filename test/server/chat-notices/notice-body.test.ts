import { expect, it } from 'vitest';
import { noticeBody } from '../../../server/chat-notices/notice-body.ts';
import type { CHAT_HOOK_KINDS } from '../../../server/contract/bridges/chat-hook-kinds.ts';

const link = { label: 'Open', url: 'https://chat.example/console/conversations/1' };
const bodyOf = (kind: (typeof CHAT_HOOK_KINDS)[number], text: string) =>
  JSON.parse(noticeBody(kind, { text, link }));

it('calls nobody, whatever a visitor is called', () => {
  const name = '@everyone <@123> @here @channel <!here>';
  for (const kind of ['discord', 'mattermost'] as const) {
    const text: string = bodyOf(kind, name).content ?? bodyOf(kind, name).text;
    expect(text.split('\n')[0], kind).not.toMatch(/@\w/);
  }
  expect(bodyOf('discord', name).allowed_mentions).toEqual({ parse: [] });
  // Teams mentions only whom a card lists.
  expect(bodyOf('teams', name).attachments[0].content).not.toHaveProperty('msteams');
});

it('marks nothing, and shows no link as something else', () => {
  const name = '[Bank](https://evil.example) **now** `x`\n# Title';
  expect(bodyOf('mattermost', name).text).toBe(
    '\\[Bank\\]\\(https://evil\\.example\\) \\*\\*now\\*\\* \\`x\\` \\# Title\n[Open](https://chat.example/console/conversations/1)',
  );
  const { body, actions } = bodyOf('teams', name).attachments[0].content;
  expect(body[0].inlines[0]).toMatchObject({ type: 'TextRun', text: name.replace('\n', ' ') });
  expect(actions).toEqual([{ type: 'Action.OpenUrl', title: 'Open', url: link.url }]);
});

it('fits into what Discord takes, with the whole link', () => {
  const { content } = bodyOf('discord', '*'.repeat(5_000));
  expect(content.length).toBeLessThanOrEqual(2_000);
  expect(content.endsWith(`\n${link.url}`)).toBe(true);
});
