import { expect, it, vi } from 'vitest';
import { createComposer } from '../../../../agent-console/stores/composer/composer.ts';
import { createDrafts } from '../../../../agent-console/stores/composer/drafts.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import { ANA, fakeDeps, fakeStorage, SESSION, uuid } from '../../support/fake-deps.ts';

it('keeps the answer buttons for the words that come next when files go alone', async () => {
  const deps = fakeDeps(fakeStorage());
  const sent: { body: string }[] = [];
  const composer = createComposer(
    {
      api: fakeAgentApi(),
      newId: deps.newId,
      limits: SESSION.limits,
      me: ANA,
      drafts: createDrafts(fakeStorage(), ANA.id),
      outbox: { add: (entry) => sent.push(entry) },
      typing: { typed: vi.fn(), ended: vi.fn() },
    },
    uuid(1),
  );
  composer.offer(['Small', 'Large']);
  composer.attach([new File(['x'], 'sizes.txt')]);
  await settled();
  composer.send('reply');
  expect(sent).toMatchObject([{ body: '' }]);
  expect(composer.choices.value).toEqual(['Small', 'Large']);
  composer.write('reply', 'Which size?');
  composer.send('reply');
  expect(sent[1]).toMatchObject({ body: 'Which size?\n[[Small]]\n[[Large]]' });
  expect(composer.choices.value).toEqual([]);
});
