import { expect, test, vi } from 'vitest';
import { watchHttp } from '../../../agent-console/transport/watched-http.ts';
import type { HttpClient } from '../../../server/contract/client/http-client.ts';
import type { Answer } from '../../../server/contract/client/ports.ts';

const OK: Answer<unknown> = { ok: true, value: null };
const NOBODY: Answer<unknown> = {
  ok: false,
  status: 401,
  code: 'sign_in_required',
  message: 'Please sign in.',
};

/** A client whose answers come when the test says so, in any order. */
function aClient() {
  const answers: ((answer: Answer<unknown>) => void)[] = [];
  const request = () => new Promise<Answer<unknown>>((resolve) => answers.push(resolve));
  const watcher = { answered: vi.fn(), unanswered: vi.fn(), signedOut: vi.fn(), outdated: vi.fn() };
  const { request: ask } = watchHttp({ request, upload: request } as unknown as HttpClient, watcher);
  return { answers, watcher, ask: () => ask('GET', '/api/agent/inbox') };
}

test('a request that the server refuses for want of a session ends it, and looks like silence to whoever asked', async () => {
  const { answers, watcher, ask } = aClient();
  const asked = ask();
  answers[0]?.(NOBODY);
  expect(await asked).toMatchObject({ ok: false, status: 0, code: 'signed_out' });
  expect(watcher.signedOut).toHaveBeenCalledTimes(1);
});

test('one that was sent before somebody signed in again does not, however late it is refused', async () => {
  const { answers, watcher, ask } = aClient();
  const [early, signIn] = [ask(), ask()];
  answers[1]?.(OK);
  await signIn;
  answers[0]?.(NOBODY);
  expect(await early).toMatchObject({ ok: false, status: 0, code: 'signed_out' });
  expect(watcher.signedOut).not.toHaveBeenCalled();
  const later = ask();
  answers[2]?.(NOBODY);
  await later;
  expect(watcher.signedOut).toHaveBeenCalledTimes(1);
});
