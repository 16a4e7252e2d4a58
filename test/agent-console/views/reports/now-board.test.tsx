// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { WorkspaceView } from '../../../../agent-console/views/WorkspaceView.tsx';
import type { BoardAgent, BoardGroup } from '../../../../server/contract/schemas/developers/board.ts';
import { ANA, BEN, ok, silence, uuid } from '../../support/fake-deps.ts';
import { board, fakeReportsApi, MINUTE_MS } from '../../support/fake-reports.ts';
import { stage } from '../../support/render.tsx';

const agent = (of: { id: string; name: string }, changes: Partial<BoardAgent>): BoardAgent => ({
  ...of,
  state: 'on',
  here: true,
  cap: null,
  open: 0,
  needsReply: 0,
  needsReplySince: null,
  ...changes,
});
const group = (
  id: string | null,
  name: string | null,
  waiting: number,
  waitingSince: number | null = null,
): BoardGroup => ({ id, name, load: board({ all: { waiting, waitingSince } }).all });

function now(readBoard: ReturnType<typeof fakeReportsApi>['readBoard']) {
  return stage(<WorkspaceView />, {
    accountsApi: { reports: () => Promise.resolve(fakeReportsApi({ readBoard })) },
    path: '/console/reports/now',
    shows: '.reports .tile, .reports .reports__trouble',
  });
}
const cells = (row: Element) => [...row.children].map((cell) => cell.textContent);

it('the board says who waits and how long, what each agent has, and who is there', async () => {
  const at = Date.now();
  const on = await now(() =>
    ok(
      board({
        at,
        all: { waiting: 2, waitingSince: at - 12.5 * MINUTE_MS, unattended: 1 },
        teams: [group(uuid(1), 'Billing', 2, at - 12.5 * MINUTE_MS), group(null, null, 0)],
        agents: [
          agent(ANA, { here: false, open: 3, needsReply: 1, needsReplySince: at - 90.5 * MINUTE_MS }),
          agent(BEN, { open: 4, cap: 5 }),
        ],
      }),
    ),
  );
  const tiles = [...on.root.querySelectorAll('.tile')].map((tile) => tile.textContent);
  expect(tiles[0]).toMatch(/^Waiting2Longest wait 12\u00A0min/);
  expect(tiles[1]).toContain('Needs a reply0No one is waiting');
  expect(tiles[2]).toContain('Unattended1');
  const links = [...on.root.querySelectorAll<HTMLAnchorElement>('.tile a')].map((link) => [
    link.textContent,
    link.getAttribute('href'),
  ]);
  expect(links).toEqual([
    ['Waiting', '/console/'],
    ['Needs a reply', '/console/search?q=is%3Aunanswered'],
    ['Unattended', '/console/search?q=is%3Aunattended'],
    ['Open', '/console/open'],
    ['Snoozed', '/console/snoozed'],
  ]);
  const figures = [...on.root.querySelectorAll<HTMLAnchorElement>('.board__part td a')].map((link) => [
    link.getAttribute('aria-label'),
    new URL(link.href).searchParams.get('q'),
  ]);
  expect(figures).toEqual([
    ['Ben, Open conversations: 4 of 5. Show conversations', `agent:${BEN.id} is:open`],
    ['Ana, Open conversations: 3. Show conversations', `agent:${ANA.id} is:open`],
    ['Ana, Needs a reply: 1. Show conversations', `agent:${ANA.id} is:unanswered`],
    ['Ana, Longest wait: 1\u00A0h\u00A030\u00A0min. Show conversations', `agent:${ANA.id} is:unanswered`],
    ['Billing, Waiting: 2. Show conversations', `team:${uuid(1)} is:waiting`],
    ['Billing, Longest wait: 12\u00A0min. Show conversations', `team:${uuid(1)} is:waiting`],
  ]);
  const [agents, teams] = [...on.root.querySelectorAll('.board__part')];
  expect([...(agents?.querySelectorAll('tbody tr') ?? [])].map(cells)).toEqual([
    ['Ben', 'On duty', '4 of 5', '0', '–'],
    ['Ana', 'Offline', '3', '1', '1\u00A0h\u00A030\u00A0min'],
  ]);
  expect([...(teams?.querySelectorAll('tbody tr') ?? [])].map((row) => cells(row).slice(0, 2))).toEqual([
    ['Billing', '2'],
    ['No team', '0'],
  ]);
  expect(on.root.querySelectorAll('.board__part'), 'one site needs no table').toHaveLength(2);
});

it('the board shows no wait below 0 s, though its clock moves only once a second', async () => {
  const on = await now(() => {
    const at = Date.now();
    return ok(board({ at, all: { waiting: 1, waitingSince: at + 900 } }));
  });
  expect(on.one('.tile').textContent).toMatch(/^Waiting1Longest wait \d/);
});

it('the board says that the server is away', async () => {
  const on = await now(silence);
  expect(on.one('.reports__trouble').textContent).toContain('Can’t reach the server.');
});
