// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { MentionsPage } from '../../../../agent-console/views/mentions/MentionsPage.tsx';
import { BEN, message, ok, uuid } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

const note = (number: number, body: string) => ({
  ...message(number, 1, { kind: 'note' }),
  body,
  author: { kind: 'agent' as const, id: BEN.id, name: 'Ben' },
});

describe('the page of mentions', () => {
  it('leads to the note, in a conversation or a room', async () => {
    const on = await stage(<MentionsPage />, {
      api: {
        readMentions: () =>
          ok({
            mentions: [
              { conversationId: uuid(1), visitorName: 'Mara', message: note(7, 'Look, @Ana'), seq: 7 },
              { conversationId: uuid(2), roomName: 'Kitchen', message: note(3, 'Tea, **@Ana**?'), seq: 3 },
            ],
          }),
      },
    });
    await on.step(() => on.workspace.mentions.refresh());
    const rows = [...on.root.querySelectorAll('.mention-row')];
    expect(rows.map((row) => row.getAttribute('href'))).toEqual([
      `/console/conversations/${uuid(1)}?at=7`,
      `/console/rooms/${uuid(2)}`,
    ]);
    expect(rows[0]?.textContent).toContain('Ben, about Mara');
    expect(rows[1]?.textContent).toContain('Tea, @Ana?');
  });

  it('says that there are none', async () => {
    const on = await stage(<MentionsPage />);
    expect(on.text()).toContain('No new mentions');
  });
});
