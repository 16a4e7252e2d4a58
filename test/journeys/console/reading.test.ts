// @slow 5 s of a core: two agents on several pages. Finds a page that shows what a colleague has read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAgent } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import type { ConsolePage } from '../console-page.ts';
import { DESKTOP, type Stage, startEmbeddedStage } from '../stage.ts';

describe('what an agent has read', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  const unread = (agent: ConsolePage, text: string) => agent.card(text).getByText('1 unread message');
  const newLine = (agent: ConsolePage) => agent.thread.locator('[data-unread-line]');

  it('is their own, on all of their pages; a colleague who looks in changes nothing for them or the visitor', async () => {
    const visitor = await stage.visitor('/', DESKTOP);
    await visitor.open();
    await visitor.send('Where is my tea?');
    await visitor.messageWith('Where is my tea?', 'Sent').waitFor();
    const api = await signedInAgent(stage.server.url, 'Ben');
    const { state } = (await api.inbox('waiting')).body.cards[0] ?? {};
    await api.claim(state?.id ?? '');
    await api.markRead(state?.id ?? '', state?.seq ?? 0);
    await visitor.messageWith('Where is my tea?', 'Seen').waitFor();
    await visitor.send('Hello? Anybody?');

    const [ana, ben, benAtHome] = [
      await stage.agent('Ana'),
      await stage.agent('Ben'),
      await stage.agent('Ben'),
    ];
    for (const own of [ben, benAtHome]) {
      await own.queue('Mine').click();
      await unread(own, 'Hello? Anybody?').waitFor();
    }

    // A colleague looks: it is read for her alone.
    await ana.queue('All open').click();
    await unread(ana, 'Hello? Anybody?').waitFor();
    await ana.open('Hello? Anybody?');
    await newLine(ana).waitFor();
    await unread(ana, 'Hello? Anybody?').waitFor({ state: 'detached' });
    await visitor.messageWith('Hello? Anybody?', 'Delivered').waitFor();
    for (const own of [ben, benAtHome]) await unread(own, 'Hello? Anybody?').waitFor();
    await expect.poll(() => visitor.messageWith('Hello? Anybody?', 'Seen').count()).toBe(0);

    // The assignee reads: the visitor sees it, and so does his other page.
    await ben.open('Hello? Anybody?');
    await visitor.messageWith('Hello? Anybody?', 'Seen').waitFor();
    for (const own of [ben, benAtHome]) await unread(own, 'Hello? Anybody?').waitFor({ state: 'detached' });

    // He wants it unread again, by key, and changes his mind; then by the button.
    await ben.page.keyboard.press('u');
    await ben.page.getByText('1 conversation marked as unread.').waitFor();
    for (const own of [ben, benAtHome]) await unread(own, 'Hello? Anybody?').waitFor();
    await newLine(ben).waitFor();
    await ben.page.getByRole('button', { name: 'Undo' }).click();
    for (const own of [ben, benAtHome]) await unread(own, 'Hello? Anybody?').waitFor({ state: 'detached' });
    await ben.page.setViewportSize({ width: 1600, height: 900 });
    await ben.thread.getByRole('button', { name: 'Mark as unread' }).click();
    for (const own of [ben, benAtHome]) await unread(own, 'Hello? Anybody?').waitFor();
    await expect.poll(() => unread(ana, 'Hello? Anybody?').count()).toBe(0);
    await expect.poll(() => visitor.messageWith('Hello? Anybody?', 'Seen').count()).toBe(1);

    // Opening it again reads it, on the other page too.
    await benAtHome.open('Hello? Anybody?');
    for (const own of [ben, benAtHome]) await unread(own, 'Hello? Anybody?').waitFor({ state: 'detached' });
    await Promise.all([ana, ben, benAtHome, visitor].map((page) => page.close()));
  });

  it('stays as it is when the server cannot be reached, and the agent is told', async () => {
    const visitor = await stage.visitor('/', DESKTOP);
    await visitor.open();
    await visitor.send('Are you offline?');
    const ben = await stage.agent('Ben');
    await ben.open('Are you offline?');
    await unread(ben, 'Are you offline?').waitFor({ state: 'detached' });
    await ben.page.context().setOffline(true);
    await ben.page.keyboard.press('u');
    await ben.page.getByText('Can’t reach the server. Try again in a moment.').waitFor();
    await expect.poll(() => unread(ben, 'Are you offline?').count()).toBe(0);
    await ben.page.context().setOffline(false);
    await Promise.all([ben.close(), visitor.close()]);
  });
});
