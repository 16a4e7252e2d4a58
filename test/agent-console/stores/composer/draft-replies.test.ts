import { expect, it, vi } from 'vitest';
import { createComposer } from '../../../../agent-console/stores/composer/composer.ts';
import { createDrafts } from '../../../../agent-console/stores/composer/drafts.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import { ANA, fakeDeps, fakeStorage, SESSION, uuid } from '../../support/fake-deps.ts';

function open({ storage = fakeStorage() } = {}) {
  const deps = fakeDeps(storage);
  const sent: { body: string }[] = [];
  const composer = createComposer(
    {
      api: fakeAgentApi(),
      newId: deps.newId,
      limits: SESSION.limits,
      me: ANA,
      drafts: createDrafts(storage, ANA.id),
      outbox: { add: (entry) => sent.push(entry) },
      typing: { typed: vi.fn(), ended: vi.fn() },
    },
    uuid(1),
  );
  return { composer, sent, storage };
}

it('finds again what the draft replies to, without keeping the words of others', () => {
  const { composer, storage } = open();
  composer.reply({ quote: { id: uuid(7), seq: 4, by: 'visitor', body: 'My card is 4111' }, note: false });
  composer.write('reply', 'Tomorrow');
  composer.stop();
  expect(JSON.stringify(createDrafts(storage, ANA.id).of(uuid(1)))).not.toContain('4111');
  const again = open({ storage });
  expect(again.composer.repliesTo('reply')).toMatchObject({ id: uuid(7), seq: 4, by: 'visitor' });
  again.composer.send('reply');
  expect(again.sent.at(-1)).toMatchObject({ body: 'Tomorrow', replyTo: { id: uuid(7) } });
  expect(createDrafts(storage, ANA.id).of(uuid(1)).replyTo, 'it goes with the message').toBeUndefined();
});

it('shows what a draft of another tab replies to', () => {
  const { composer } = open();
  composer.reply({ quote: { id: uuid(7), seq: 4, by: 'visitor', body: 'When?' }, note: false });
  const elsewhere = { mode: 'reply', reply: 'Soon', note: '', attachments: [] } as const;
  composer.adopt({
    ...elsewhere,
    attachments: [],
    replyTo: { id: uuid(7), seq: 4, by: 'visitor', note: false },
  });
  expect(composer.repliesTo('reply')?.body, 'its words are known here').toBe('When?');
  composer.adopt({
    ...elsewhere,
    attachments: [],
    replyTo: { id: uuid(8), seq: 5, by: 'visitor', note: false },
  });
  expect(composer.repliesTo('reply')?.id).toBe(uuid(8));
  composer.adopt({ ...elsewhere, attachments: [] });
  expect(composer.repliesTo('reply')).toBeNull();
});
