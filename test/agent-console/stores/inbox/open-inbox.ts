import { createInbox } from '../../../../agent-console/stores/inbox/inbox.ts';
import type { InboxPage, Queue } from '../../../../server/contract/schemas/agent-api.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import { ANA, EPOCH, fakeDeps, fakeInboxApi } from '../../support/fake-deps.ts';

/** An inbox that shows who waits, on a server that answers with these pages. */
export async function openInbox(pages: Partial<Record<Queue, InboxPage>>) {
  const deps = fakeDeps();
  const api = fakeInboxApi(pages);
  const inbox = createInbox({ ...deps, api, agentId: ANA.id, epoch: EPOCH });
  inbox.show('waiting');
  await settled();
  const ids = () => inbox.listed.value.map((one) => one.state.id);
  return { inbox, api, deps, ids };
}
