// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { textsIn } from '../../../../agent-console/locales/languages.ts';
import { browserAlerts } from '../../../../agent-console/transport/browser-alerts.ts';
import { noticeTitle } from '../../../../agent-console/views/format/notice-title.ts';
import { Sidebar } from '../../../../agent-console/views/sidebar/Sidebar.tsx';
import { anonymousName } from '../../../../server/contract/anonymous-name.ts';
import { card, ok, page, state, uuid } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

const ID = 'f2890000-0000-4000-8000-000000000000';
const VISITOR = { id: ID, name: anonymousName(ID), email: null, verified: false };

describe('a visitor who gave no name, in a Chinese console', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('has a Chinese one on the card and for screen readers', async () => {
    const texts = await textsIn('zh', ['zh-CN']);
    const one = card({ ...state(1), visitor: VISITOR });
    const on = await stage(<Sidebar />, {
      texts,
      api: { readInbox: (queue) => ok(page(queue === 'waiting' ? [one] : [])) },
    });
    await on.step(() => on.workspace.inbox.show('waiting'));
    const shown = on.one(`[data-card="${uuid(1)}"]`);
    expect(shown.textContent).toContain('访客 F289');
    expect(on.root.innerHTML).not.toContain('Visitor F289');
  });

  it('has the same one in the notifications of the desktop', async () => {
    const texts = await textsIn('zh', ['zh-CN']);
    const titles: string[] = [];
    vi.stubGlobal(
      'Notification',
      class {
        constructor(title: string) {
          titles.push(title);
        }
      },
    );
    const port = browserAlerts((shown) => noticeTitle(shown, texts));
    port.notify({ conversationId: uuid(1), title: VISITOR.name, body: '你好' }, () => {});
    await vi.waitFor(() => expect(titles).toEqual(['访客 F289']));
  });
});
