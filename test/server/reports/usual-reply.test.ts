import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { foldConversation } from '../../../server/reports/fold-conversation.ts';
import { noteUsualReplies } from '../../../server/reports/usual-reply.ts';
import { appearanceOf } from '../../../server/sites/site-state.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { HOURS, openHistory, talk } from './a-history.ts';

const DAY_MINUTES = 24 * 60;

onEveryDatabase(
  'how long an answer usually takes',
  { once: true, fresh: true, open: openHistory },
  (history) => {
    /** So many visitors write and are answered after so many minutes. */
    const answered = async (times: number, minutes: number) => {
      const { database } = history;
      const { dialect } = database;
      for (let count = 0; count < times; count += 1) {
        const chat = talk(history, await history.visitor(), randomUUID());
        await chat.start();
        await chat.writes();
        history.pass(minutes);
        await chat.answers();
        while (!(await database.write((db) => foldConversation({ db, dialect }, chat.id))));
      }
    };
    const shown = async () => {
      const { database, site } = history;
      history.pass(15);
      await noteUsualReplies(database, history.now());
      const row = await database.read
        .selectFrom('sites')
        .selectAll()
        .where('id', '=', site.id)
        .executeTakeFirstOrThrow();
      const engine = { members: async () => [] } as never;
      const appearance = await appearanceOf(row, {
        read: database.read,
        engine,
        now: history.now(),
        mails: false,
      });
      return appearance.usualReply;
    };

    it('is told once twenty answers of the last four weeks say so, and no longer than they do', async () => {
      await answered(19, 3);
      expect(await shown()).toBeUndefined();
      await answered(1, 3);
      expect(await shown()).toBe('minutes');
      await answered(25, 40);
      expect(await shown()).toBe('hour');
      history.pass(29 * DAY_MINUTES);
      expect(await shown()).toBeUndefined();
    });

    it('is measured in business hours, and promises no day that is longer than one', async () => {
      // The site is open for two hours of the day: a whole day of waiting is two of them.
      const day = [{ from: '12:00', to: '14:00' }];
      await history.setHours({ ...HOURS, week: [day, day, day, day, day, day, day], holidays: [] });
      await answered(20, DAY_MINUTES);
      expect(await shown()).toBe('hours');
      await history.setHours(null);
      history.pass(29 * DAY_MINUTES);
      await answered(20, 20 * 60);
      expect(await shown()).toBe('day');
      history.pass(29 * DAY_MINUTES);
      await answered(20, 30 * 60);
      expect(await shown()).toBeUndefined();
    });
  },
);
