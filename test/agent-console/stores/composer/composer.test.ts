import { describe, expect, it, vi } from 'vitest';
import { createComposer } from '../../../../agent-console/stores/composer/composer.ts';
import { createDrafts, EMPTY_DRAFT } from '../../../../agent-console/stores/composer/drafts.ts';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { Uploaded } from '../../../../server/contract/schemas/messages-api.ts';
import { deferred, settled } from '../../../contract/client/fake-deps.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import {
  ANA,
  BEN,
  byAgent,
  fakeDeps,
  fakeStorage,
  message,
  picture,
  SESSION,
  silence,
  uuid,
} from '../../support/fake-deps.ts';

const file = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name);

function open({ storage = fakeStorage(), upload = fakeAgentApi().upload as AgentApi['upload'] } = {}) {
  const deps = fakeDeps(storage);
  const sent: { kind: string; body: string; attachments: { name: string }[] }[] = [];
  const typing = { typed: vi.fn(), ended: vi.fn() };
  const composer = createComposer(
    {
      api: { upload, copyReplyFile: fakeAgentApi().copyReplyFile },
      newId: deps.newId,
      limits: SESSION.limits,
      me: ANA,
      drafts: createDrafts(storage, ANA.id),
      outbox: { add: (entry) => sent.push(entry) },
      typing,
    },
    uuid(1),
  );
  return { composer, sent, typing, storage };
}

describe('the reply box', () => {
  it('sends what is written, and is empty afterwards, draft and all', () => {
    const { composer, sent, storage } = open();
    composer.write('reply', '  Hello  ');
    expect([...storage.values.values()].join()).toContain('Hello');
    composer.send('reply');
    expect(sent).toMatchObject([{ kind: 'text', body: 'Hello' }]);
    expect(composer.textOf('reply').value).toBe('');
    expect(storage.values.size).toBe(0);
  });

  it('replies to a message once, and quotes a note in notes alone', () => {
    const { composer, sent } = open();
    const quote = { id: uuid(7), seq: 4, by: 'visitor', body: 'When?' } as const;
    composer.reply({ quote, note: false });
    composer.write('reply', 'Today');
    composer.send('reply');
    expect(sent.at(-1)).toMatchObject({ body: 'Today', replyTo: quote });
    composer.write('reply', 'Bye');
    composer.send('reply');
    expect(sent.at(-1)).toMatchObject({ body: 'Bye', replyTo: undefined });

    composer.reply({ quote, note: true });
    expect(composer.mode.value).toBe('note');
    composer.write('reply', 'For the visitor');
    composer.send('reply');
    expect(sent.at(-1)).toMatchObject({ kind: 'text', replyTo: undefined });
    composer.reply({ quote, note: true });
    composer.write('note', 'For the team');
    composer.send('note');
    expect(sent.at(-1)).toMatchObject({ kind: 'note', replyTo: quote });
  });

  it('sends with what is to follow, as soon as the files are up; a note has nothing to follow', async () => {
    const up = deferred<Answer<Uploaded>>();
    const { composer, sent } = open({ upload: () => up.promise });
    composer.attach([file('a.txt')]);
    composer.write('reply', 'Done');
    composer.send('reply', 'resolve');
    expect(sent).toEqual([]);
    up.resolve({ ok: true, value: { attachment: picture } });
    await settled();
    expect(sent).toMatchObject([{ body: 'Done', after: 'resolve' }]);
    composer.write('note', 'For us');
    composer.send('note', 'snooze');
    expect(sent[1]).not.toHaveProperty('after');
  });

  it('never sends a variable that nothing was filled in for, however often Enter is pressed', () => {
    const { composer, sent } = open();
    composer.write('reply', '  Hello {{visitor.name}}, this is Ana');
    composer.send('reply');
    composer.send('reply');
    expect(sent).toEqual([]);
    expect(composer.trouble.value).toEqual({
      kind: 'unfilled',
      mode: 'reply',
      variables: [{ name: 'visitor.name', start: 8, end: 24 }],
    });
    composer.write('reply', 'Hello Mara, this is Ana');
    composer.send('reply');
    expect(sent).toMatchObject([{ body: 'Hello Mara, this is Ana' }]);
  });

  it('sends it as it is for who says so, also once the files are there', async () => {
    const uploading = deferred<Answer<Uploaded>>();
    const { composer, sent } = open({ upload: () => uploading.promise });
    composer.write('reply', 'In the template, write {{visitor.name}}');
    composer.attach([file('template.txt')]);
    composer.send('reply');
    expect(composer.trouble.value?.kind).toBe('unfilled');
    composer.sendAnyway('reply');
    expect(sent).toEqual([]);
    uploading.resolve({ ok: true, value: { attachment: picture } });
    await settled();
    expect(sent).toMatchObject([{ body: 'In the template, write {{visitor.name}}' }]);
  });

  it('shows what was changed in another tab and does not store it back; sent there, it is empty here', () => {
    const { composer, storage } = open();
    composer.choose('note');
    const before = [...storage.values.values()];
    composer.adopt({ mode: 'reply', reply: 'written elsewhere', note: '', attachments: [picture] });
    expect(composer.textOf('reply').value).toBe('written elsewhere');
    expect(composer.files.ready.value).toEqual([picture]);
    expect([...storage.values.values()]).toEqual(before);
    composer.adopt(EMPTY_DRAFT);
    expect(composer.canSend('reply')).toBe(false);
  });

  it('sends nothing when there is nothing', () => {
    const { composer, sent } = open();
    composer.write('reply', ' \n ');
    composer.send('reply');
    expect(sent).toEqual([]);
  });

  it('keeps the answer and the note apart', () => {
    const { composer, sent } = open();
    composer.write('reply', 'for the visitor');
    composer.choose('note');
    composer.write('note', 'for the team');
    composer.send('note');
    expect(sent).toMatchObject([{ kind: 'note', body: 'for the team' }]);
    expect(composer.textOf('reply').value).toBe('for the visitor');
  });

  it('finds the draft again after a reload, for each conversation its own', () => {
    const { composer, storage } = open();
    composer.write('reply', 'half a sent');
    composer.stop();
    expect(open({ storage }).composer.textOf('reply').value).toBe('half a sent');
    expect(createDrafts(storage, BEN.id).of(uuid(1)).reply).toBe('');
    expect(createDrafts(storage, ANA.id).of(uuid(2)).reply).toBe('');
  });

  it('refuses what is too long, in time and without losing it', () => {
    const { composer, sent } = open();
    composer.write('reply', 'x'.repeat(101));
    composer.send('reply');
    expect(sent).toEqual([]);
    expect(composer.trouble.value).toEqual({ kind: 'too-long', length: 101, limit: 100 });
    expect(composer.textOf('reply').value).toHaveLength(101);
  });

  it('tells the visitor that it types an answer, never that it types a note', () => {
    const { composer, typing } = open();
    composer.write('note', 'secret');
    expect(typing.typed).not.toHaveBeenCalled();
    composer.write('reply', 'H');
    expect(typing.typed).toHaveBeenCalledTimes(1);
    composer.send('reply');
    expect(typing.ended).toHaveBeenCalled();
  });

  it('says when a colleague has answered meanwhile, and only then', () => {
    const { composer } = open();
    composer.messageArrived(message(1, 3, byAgent(BEN)));
    expect(composer.overtakenBy.value).toBeNull();
    composer.write('reply', 'I think');
    composer.messageArrived(message(1, 4));
    composer.messageArrived(message(1, 5, byAgent(ANA)));
    composer.messageArrived(message(1, 6, { kind: 'note', ...byAgent(BEN) }));
    expect(composer.overtakenBy.value).toBeNull();
    composer.messageArrived(message(1, 7, byAgent(BEN)));
    expect(composer.overtakenBy.value).toBe('Ben');
  });

  it('keeps what goes another way until that is done, and what was written meanwhile', () => {
    const { composer, sent } = open();
    composer.write('reply', ' Tomorrow ');
    const first = composer.prepared('reply');
    expect(first).toMatchObject({ body: 'Tomorrow', attachments: [], replyTo: null });
    expect(composer.textOf('reply').value).toBe(' Tomorrow ');
    first?.done();
    expect(composer.textOf('reply').value).toBe('');

    composer.write('reply', 'Next week');
    const second = composer.prepared('reply');
    composer.write('reply', 'Next week, I think');
    second?.done();
    expect(composer.textOf('reply').value).toBe('Next week, I think');
    composer.takeBack({ kind: 'text', body: '', attachments: [picture] });
    const third = composer.prepared('reply');
    const added = { ...picture, id: uuid(77) };
    composer.takeBack({ kind: 'text', body: '', attachments: [added] });
    third?.done();
    expect(composer.files.ready.value, 'attached meanwhile').toEqual([added]);
    expect(sent).toEqual([]);
  });

  it('prepares nothing that it would not send, and says why', () => {
    const { composer } = open();
    expect(composer.prepared('reply')).toBeNull();
    composer.write('reply', 'Hello {{visitor.name}}');
    expect(composer.prepared('reply')).toBeNull();
    expect(composer.trouble.value?.kind).toBe('unfilled');
  });

  it('takes a message back for editing, before what was begun since', () => {
    const { composer } = open();
    composer.write('reply', 'and another thing');
    composer.takeBack({ kind: 'text', body: 'not sent', attachments: [picture] });
    expect(composer.textOf('reply').value).toBe('not sent\nand another thing');
    expect(composer.files.ready.value).toEqual([picture]);
  });
});

describe('files of a message', () => {
  it('wait for each other: send goes out once all of them are up', async () => {
    const up = deferred<Answer<Uploaded>>();
    const { composer, sent } = open({ upload: () => up.promise });
    composer.attach([file('tea.png')]);
    composer.write('reply', 'Look');
    composer.send('reply');
    expect(sent).toEqual([]);
    expect(composer.waitingForFiles.value).toBe(true);

    up.resolve({ ok: true, value: { attachment: picture } });
    await settled();
    expect(sent).toMatchObject([{ body: 'Look', attachments: [{ name: 'tea.png' }] }]);
    expect(composer.files.files.value).toEqual([]);
  });

  it('are refused before a byte is sent when they are too large, empty or too many', () => {
    const upload = vi.fn(fakeAgentApi().upload);
    const { composer, sent } = open({ upload });
    composer.attach([file('big', 1_001), file('empty', 0), file('third')]);
    expect(upload).not.toHaveBeenCalled();
    expect(composer.files.files.value.map((one) => one.trouble?.code)).toEqual(['too_large', 'empty']);
    expect(composer.trouble.value).toEqual({ kind: 'too-many-files', leftOut: 1, limit: 2 });
    composer.send('reply');
    expect(sent).toEqual([]);
    expect(composer.trouble.value).toEqual({ kind: 'file-failed' });
  });

  it('are tried again under the same id, by hand or when the server is back', async () => {
    const ids: string[] = [];
    let up = false;
    const upload: AgentApi['upload'] = (id, attachmentId, source, options) => {
      ids.push(attachmentId);
      return up ? fakeAgentApi().upload(id, attachmentId, source, options) : silence();
    };
    const { composer } = open({ upload });
    composer.attach([file('tea.png')]);
    await settled();
    expect(composer.files.files.value[0]?.trouble).toMatchObject({ again: true });
    up = true;
    composer.files.retryNow();
    await settled();
    expect(composer.files.files.value[0]?.state).toBe('ready');
    expect(new Set(ids).size).toBe(1);
  });

  it('are cancelled with the request that carries them', async () => {
    let aborted = false;
    const { composer } = open({
      upload: (_id, _attachmentId, _file, { signal }) => {
        signal.addEventListener('abort', () => {
          aborted = true;
        });
        return new Promise(() => {});
      },
    });
    composer.attach([file('tea.png')]);
    composer.files.remove(composer.files.files.value[0]?.id ?? '');
    expect(aborted).toBe(true);
    expect(composer.files.files.value).toEqual([]);
  });

  it('that are up survive a reload with the draft', async () => {
    const { composer, storage } = open();
    composer.attach([file('tea.png')]);
    await settled();
    composer.stop();
    expect(open({ storage }).composer.files.ready.value.map((one) => one.name)).toEqual(['tea.png']);
  });
});
