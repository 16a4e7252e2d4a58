// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { App } from '../../../agent-console/views/App.tsx';
import { SETUP_TROUBLES, type SetupTrouble } from '../../../server/contract/schemas/agent-api.ts';
import { ok, SESSION } from '../support/fake-deps.ts';
import { stage } from '../support/render.tsx';

const open = (troubles: SetupTrouble[]) =>
  stage(<App />, {
    path: '/console/settings',
    shows: '.settings__page',
    sessionApi: { readSession: () => ok({ ...SESSION, troubles }) },
  });

it('settings say what does not fit the proxy in front or the engine, that a webhook was switched off or a back-up failed, and how to mend it', async () => {
  const { root } = await open([...SETUP_TROUBLES]);
  const notes = () =>
    [...root.querySelectorAll('.settings__page [role="note"]')].map((note) => note.textContent);
  await expect
    .poll(notes)
    .toEqual([
      expect.stringContaining('Set TRUST_PROXY=on'),
      expect.stringContaining('sends no X-Forwarded-For'),
      expect.stringContaining('set PUBLIC_URL to its https address'),
      expect.stringContaining('enableUserAuthentication'),
      expect.stringContaining('A webhook endpoint was switched off'),
      expect.stringContaining('nightly backup'),
    ]);
});

it('settings say nothing of it where all fits', async () => {
  const { root } = await open([]);
  expect(root.querySelector('.settings__page')).not.toBeNull();
  expect(root.querySelectorAll('.settings__page [role="note"]')).toHaveLength(0);
});
