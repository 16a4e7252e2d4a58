import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from './stage.ts';

/** The way of a conversation, the same wherever it takes place: embedded, or on a cluster. */
export function coreJourneys(startStage: () => Promise<Stage>): void {
  describe('a conversation', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await startStage();
    });
    afterAll(() => stage.close());

    it('goes from the visitor to the agent and back, with typing and seen both ways', async () => {
      const visitor = await stage.visitor();
      const ana = await stage.agent('Ana');
      await visitor.open();
      await visitor.send('Do you ship to Norway?');
      await visitor.messageWith('Do you ship to Norway?', 'Sent').waitFor();

      await ana.card('Do you ship to Norway?').waitFor();
      await ana.open('Do you ship to Norway?');
      await ana.claim();
      await visitor.dialog.getByText('Ana is with you').waitFor();
      await visitor.messageWith('Do you ship to Norway?', 'Seen').waitFor();

      await ana.reply.pressSequentially('Yes, we');
      await visitor.dialog.getByText('is typing').waitFor();
      await ana.answer('Yes, we do. Two days.');
      await visitor.message('Yes, we do. Two days.').waitFor();
      await ana.message('Yes, we do. Two days.').getByText('Seen').waitFor();

      await visitor.composer.pressSequentially('Thanks');
      await ana.thread.getByText(/is typing/).waitFor();
      await visitor.send('Thanks a lot!');
      await ana.message('Thanks a lot!').waitFor();

      await ana.thread.getByRole('button', { name: 'Resolve' }).click();
      await visitor.dialog.getByText(/conversation has ended/).waitFor();
      await visitor.send('One more thing');
      // Whose it is now depends on whether the server has noticed yet that Ana is there.
      await ana.thread.getByText(/reopened the conversation/).waitFor();
      await ana.message('One more thing').waitFor();
      await visitor.close();
      await ana.close();
    });

    it('belongs to one of two agents who claim it, and both see all of it live', async () => {
      const visitor = await stage.visitor();
      const [ana, ben] = [await stage.agent('Ana'), await stage.agent('Ben')];
      await visitor.open();
      await visitor.send('Who takes me?');
      for (const agent of [ana, ben]) await agent.open('Who takes me?');
      // Both have clicked before either is answered; else the first one's success would take the other's button away.
      const bothAsked = meeting(2);
      for (const agent of [ana, ben]) {
        await agent.page.route('**/assignment', async (route) => {
          await bothAsked();
          await route.continue();
        });
      }
      await Promise.all([ana.claim(), ben.claim()]);
      const winner = await Promise.race([
        visitor.dialog
          .getByText('Ana is with you')
          .waitFor()
          .then(() => 'Ana'),
        visitor.dialog
          .getByText('Ben is with you')
          .waitFor()
          .then(() => 'Ben'),
      ]);
      const [has, lost] = winner === 'Ana' ? [ana, ben] : [ben, ana];
      await lost.page
        .getByText(new RegExp(`${winner} just took|Assigned to ${winner}`))
        .first()
        .waitFor();
      await has.answer('I am with you');
      await lost.message('I am with you').waitFor();
      await has.note('Only for us');
      await lost.message('Only for us').waitFor();
      await has.answer('And now?');
      await visitor.message('And now?').waitFor();
      expect(await visitor.texts()).toEqual(
        expect.arrayContaining(['Who takes me?', 'I am with you', 'And now?']),
      );
      await expect.poll(() => visitor.log.innerText()).not.toContain('Only for us');
      for (const person of [visitor, ana, ben]) await person.close();
    });

    it('is not all that is said: agents talk among themselves, and see who is there', async () => {
      const [ana, ben] = [await stage.agent('Ana'), await stage.agent('Ben')];
      await ana.page.keyboard.press('t');
      await ana.page.getByRole('button', { name: 'New room' }).click();
      await ana.page.getByRole('textbox', { name: 'Name' }).fill('Cupboard');
      await ana.page.keyboard.press('Enter');
      await ana.roomBox('Cupboard').fill('The cups are here');
      await ana.page.keyboard.press('Enter');
      await ben.page.getByRole('link', { name: 'Team rooms, 1 unread' }).waitFor();
      await ben.enterRoom('Cupboard');
      await ben.saidInRoom('Cupboard', 'The cups are here').waitFor();
      await ana.room('Cupboard').getByRole('img', { name: /Ben/ }).waitFor();
      await ben.roomBox('Cupboard').pressSequentially('Thank');
      await ana.page.getByText('Ben is typing').waitFor();
      await ben.roomBox('Cupboard').fill('Thank you');
      await ben.page.keyboard.press('Enter');
      await ana.saidInRoom('Cupboard', 'Thank you').waitFor();
      await ana.close();
      await ben.close();
    });

    it('carries a picture and a file both ways', async () => {
      const visitor = await stage.visitor();
      const ana = await stage.agent('Ana');
      const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#d99a5b' } })
        .png()
        .toBuffer();
      await visitor.open();
      await visitor.attach(
        { name: 'tea.png', mimeType: 'image/png', buffer: picture },
        { name: 'order.txt', mimeType: 'text/plain', buffer: Buffer.from('order 42') },
      );
      await visitor.dialog.getByRole('button', { name: 'Remove order.txt' }).waitFor();
      await visitor.composer.fill('Two files');
      await visitor.page.waitForFunction(() => {
        const root = document.querySelector('frontdesk-widget')?.shadowRoot;
        return root?.querySelectorAll('progress').length === 0;
      });
      await visitor.composer.press('Enter');
      await visitor.messageWith('Two files', 'Sent').waitFor();
      await ana.open('Two files');
      await shown(ana.page, ana.message('Two files').locator('img').first());
      const [download] = await Promise.all([
        ana.page.waitForEvent('download'),
        ana
          .message('Two files')
          .getByRole('link', { name: /order\.txt/ })
          .click(),
      ]);
      expect(download.suggestedFilename()).toBe('order.txt');

      await ana.attach({ name: 'answer.png', mimeType: 'image/png', buffer: picture });
      await ana.thread.getByRole('button', { name: /Remove answer\.png/ }).waitFor();
      await ana.reply.fill('Here is ours');
      await ana.thread.getByRole('button', { name: 'Send', disabled: false }).click();
      await visitor.message('Here is ours').waitFor();
      await shown(visitor.page, visitor.message('Here is ours').locator('img'));
      await visitor.close();
      await ana.close();
    });
  });
}

/** Gives a function that resolves once it was called so many times. */
function meeting(size: number): () => Promise<void> {
  let come = 0;
  let open: () => void = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    come += 1;
    if (come === size) open();
    return all;
  };
}

/** Waits until a picture has really been loaded and drawn. */
async function shown(page: Page, picture: Locator): Promise<void> {
  await picture.waitFor();
  const handle = await picture.elementHandle();
  await page.waitForFunction(
    (image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0,
    handle,
  );
}
