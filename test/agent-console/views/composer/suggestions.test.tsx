// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import { useWorkspace } from '../../../../agent-console/views/context.ts';
import { ThreadPane } from '../../../../agent-console/views/thread/ThreadPane.tsx';
import type { CannedReply } from '../../../../server/contract/schemas/canned-replies.ts';
import {
  ANA,
  conversation,
  EPOCH,
  message,
  ok,
  openState,
  refused,
  silence,
  uuid,
} from '../../support/fake-deps.ts';
import { press, stage, type } from '../../support/render.tsx';

const WITH_FILES: CannedReply = {
  ...{ id: uuid(70), name: 'Returns', body: 'The form', folder: null, uses: 0 },
  files: ['form.pdf', 'map.png'].map((name, at) => ({
    ...{ id: uuid(80 + at), name, mediaType: 'application/pdf', sizeBytes: 2_000, picture: null },
  })),
};

function Open() {
  const thread = useWorkspace().thread.value;
  return thread === null ? null : <ThreadPane thread={thread} />;
}

async function writing(replies: CannedReply[], api: Partial<AgentApi> = {}) {
  const of = conversation(openState(1, ANA), [message(1, 2)]);
  const on = await stage(<Open />, {
    path: `/console/conversations/${uuid(1)}`,
    api: {
      readConversation: () => ok({ conversation: of, epoch: EPOCH }),
      readCannedReplies: () => ok({ replies }),
      ...api,
    },
  });
  await on.step(on.workspace.canned.refresh);
  await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
  const box = on.one<HTMLTextAreaElement>('.composer__text');
  return { ...on, box };
}

it('suggests canned replies as they will read, and of many looks into those alone that it shows', async () => {
  const read: string[] = [];
  const replies = Array.from({ length: 200 }, (_, at) => ({
    id: uuid(100 + at),
    name: at % 2 === 0 ? `Hours ${at}` : `Return ${at}`,
    folder: null,
    files: [],
    uses: 0,
    get body() {
      read.push(this.name);
      return `We are **open**, reply ${at}\n[[Thanks]]`;
    },
  }));
  const on = await writing(replies);
  read.length = 0;
  await on.step(() => type(on.box, '/hours'));
  const hints = [...on.root.querySelectorAll('.suggestions__text')].map(({ textContent }) => textContent);
  expect(hints).toEqual([0, 2, 4, 6, 8, 10, 12, 14].map((at) => `We are open, reply ${at}`));
  expect(new Set(read).size).toBe(hints.length);
  await on.step(() => press(on.box, 'Enter'));
  expect(on.box.value).toBe('We are **open**, reply 0\n[[Thanks]]');
});

it('names the files of a canned reply, and stages copies of them beside the reply', async () => {
  const on = await writing([WITH_FILES]);
  await on.step(() => type(on.box, '/ret'));
  expect(on.one('.suggestions__text').textContent).toBe('The form · form.pdf · map.png');
  await on.step(() => press(on.box, 'Enter'));
  expect(on.box.value).toBe('The form');
  const chips = [...on.root.querySelectorAll('.chip')].map((chip) => chip.textContent);
  expect(chips).toEqual([expect.stringContaining('form.pdf'), expect.stringContaining('map.png')]);
  await on.step(() => on.button('Remove map.png').click());
  expect(on.root.querySelectorAll('.chip')).toHaveLength(1);
});

it('says of a file that could not be staged what the server says, and that it is away where it says nothing', async () => {
  const copyReplyFile: AgentApi['copyReplyFile'] = (id) =>
    id === uuid(80) ? refused(507, 'storage_full') : silence();
  const on = await writing([WITH_FILES], { copyReplyFile });
  await on.step(() => type(on.box, '/ret'));
  await on.step(() => press(on.box, 'Enter'));
  const said = [...on.root.querySelectorAll('.chip__state')].map(({ textContent }) => textContent);
  expect(said).toEqual(['ApiError: storage_full', 'Can’t reach the server']);
});
