import { describe, expect, it, vi } from 'vitest';
import { createComposer } from '../../../../agent-console/stores/composer/composer.ts';
import { createDrafts } from '../../../../agent-console/stores/composer/drafts.ts';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import type { Attachment } from '../../../../server/contract/schemas/conversations.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import { ANA, fakeDeps, ok, picture, refused, SESSION, silence, uuid } from '../../support/fake-deps.ts';

function open(copyReplyFile: AgentApi['copyReplyFile'], deps = fakeDeps()) {
  const sent: { attachments: { name: string }[] }[] = [];
  const composer = createComposer(
    {
      api: { upload: fakeAgentApi().upload, copyReplyFile },
      newId: deps.newId,
      limits: SESSION.limits,
      me: ANA,
      drafts: createDrafts(deps.storage, ANA.id),
      outbox: { add: (entry) => sent.push(entry) },
      typing: { typed: vi.fn(), ended: vi.fn() },
    },
    uuid(1),
  );
  return { composer, sent, deps };
}

describe('files', () => {
  const saved = (at: number): Attachment => ({ ...picture, id: uuid(at), name: `form ${at}` });

  it('of a canned reply are copied by the server, once each, and go with the message', async () => {
    const copyReplyFile = vi.fn(fakeAgentApi().copyReplyFile);
    const { composer, sent } = open(copyReplyFile);
    composer.attachSaved([saved(71)]);
    composer.attachSaved([saved(71), saved(72), saved(73)]);
    expect(composer.trouble.value, 'a message takes two').toEqual({
      kind: 'too-many-files',
      leftOut: 1,
      limit: 2,
    });
    await settled();
    expect(copyReplyFile.mock.calls.map(([id, { conversationId }]) => [id, conversationId])).toEqual([
      [uuid(71), uuid(1)],
      [uuid(72), uuid(1)],
    ]);
    composer.files.remove(composer.files.files.value[1]?.id ?? '');
    composer.send('reply');
    expect(sent[0]?.attachments).toHaveLength(1);
    composer.attachSaved([saved(71)]);
    expect(
      composer.files.files.value.map(({ name }) => name),
      'for the next message',
    ).toEqual(['form 71']);
  });

  it('of a canned reply are tried again under the same id, and say why they were refused', async () => {
    const answers = [silence(), refused(503, 'unavailable'), refused(404, 'not_found')];
    const copies: string[] = [];
    const { composer, sent } = open(async (_id, { attachmentId }) => {
      copies.push(attachmentId);
      return (await answers[copies.length - 1]) ?? silence();
    });
    composer.attachSaved([saved(71)]);
    await settled();
    for (const again of [true, true, false]) {
      expect(composer.files.files.value[0]?.trouble).toMatchObject({ again });
      composer.files.retryNow();
      await settled();
    }
    composer.send('reply');
    expect([sent, composer.trouble.value]).toEqual([[], { kind: 'file-failed' }]);
    expect([copies.length, new Set(copies).size]).toEqual([3, 1]);
  });

  it('of a canned reply are not staged again beside those of a draft from before a reload', async () => {
    const copyReplyFile: AgentApi['copyReplyFile'] = (id, { attachmentId }) =>
      ok({ attachment: { ...saved(id === uuid(71) ? 71 : 72), id: attachmentId } });
    const { composer, deps } = open(copyReplyFile);
    composer.attachSaved([saved(71)]);
    await settled();
    composer.stop();
    const { composer: reloaded } = open(copyReplyFile, deps);
    reloaded.attachSaved([saved(71), saved(72)]);
    await settled();
    expect(reloaded.files.ready.value.map(({ name }) => name)).toEqual(['form 71', 'form 72']);
  });
});
