import { expect, it, vi } from 'vitest';
import {
  asWritten,
  createScheduled,
  scheduleReply,
} from '../../../../agent-console/stores/composer/scheduling.ts';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type {
  ScheduledMessage,
  ScheduledMessages,
} from '../../../../server/contract/schemas/writing/scheduled-messages.ts';
import { deferred } from '../../../contract/client/fake-deps.ts';
import { ANA, byAgent, message, ok, picture, silence, uuid } from '../../support/fake-deps.ts';

const LATER: ScheduledMessage = {
  id: uuid(7),
  author: ANA,
  body: 'Did it arrive?',
  attachments: [],
  sendAt: 9_000,
  held: null,
};

it('sends later what is in the reply box – words, choices, files, quote – and empties it once the server has it', async () => {
  const schedule = vi.fn(() => ok({ message: LATER }));
  const done = vi.fn();
  const quote = { id: uuid(4), seq: 2, by: 'visitor' as const, body: 'When?' };
  const prepared = () => ({
    body: 'Did it arrive?\n[[Yes]] [[No]]',
    attachments: [picture],
    replyTo: quote,
    done,
  });
  const composer = { conversationId: uuid(1), prepared };
  expect(await scheduleReply({ schedule }, composer, uuid(7), 9_000)).toMatchObject({ ok: true });
  expect(schedule).toHaveBeenCalledExactlyOnceWith(uuid(1), uuid(7), {
    body: 'Did it arrive?',
    choices: ['Yes', 'No'],
    attachmentIds: [picture.id],
    replyTo: uuid(4),
    sendAt: 9_000,
  });
  expect(done).toHaveBeenCalledOnce();
});

it('keeps what the server did not take, and asks nothing where nothing can be sent', async () => {
  const done = vi.fn();
  const written = { body: 'Hello', attachments: [], replyTo: null, done };
  const composer = { conversationId: uuid(1), prepared: () => written };
  const schedule = vi.fn(silence);
  expect(await scheduleReply({ schedule }, composer, uuid(7), 9_000)).toMatchObject({ ok: false });
  expect(done).not.toHaveBeenCalled();
  const empty = { ...composer, prepared: () => null };
  expect(await scheduleReply({ schedule }, empty, uuid(7), 9_000)).toBeNull();
  expect(schedule).toHaveBeenCalledOnce();
});

it('shows what the last question was answered, whichever answer comes last', async () => {
  const answers = [deferred<Answer<ScheduledMessages>>(), deferred<Answer<ScheduledMessages>>()];
  const scheduled = createScheduled(() => (answers.shift() as (typeof answers)[number]).promise);
  const [first, second] = [...answers];
  const reading = [scheduled.read(), scheduled.read()];
  second?.resolve({ ok: true, value: { messages: [LATER] } });
  first?.resolve({ ok: true, value: { messages: [] } });
  await Promise.all(reading);
  expect(scheduled.messages.value).toEqual([LATER]);
  scheduled.arrived(uuid(8));
  expect(scheduled.messages.value).toEqual([LATER]);
  scheduled.arrived(LATER.id);
  expect(scheduled.messages.value).toEqual([]);
});

it('goes back into the reply box as it was written, with what it replies to where that is shown', () => {
  const replied = message(4, 2, byAgent(ANA));
  const written = { ...LATER, choices: ['Yes', 'No'], replyTo: replied.id };
  expect(asWritten(written, [replied])).toEqual({
    kind: 'text',
    body: 'Did it arrive?\n[[Yes]]\n[[No]]',
    attachments: [],
    replyTo: expect.objectContaining({ id: replied.id, seq: 2 }),
  });
  expect(asWritten(written, []).replyTo).toBeUndefined();
});
