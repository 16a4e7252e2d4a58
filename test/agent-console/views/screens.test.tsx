// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { zh } from '../../../agent-console/locales/zh.ts';
import type { AgentApi } from '../../../agent-console/transport/agent-api.ts';
import { translateHttp } from '../../../agent-console/transport/translated-http.ts';
import { SitesPage } from '../../../agent-console/views/settings/sites/Sites.tsx';
import { Sidebar } from '../../../agent-console/views/sidebar/Sidebar.tsx';
import { SignInAgain } from '../../../agent-console/views/sign-in/SignIn.tsx';
import { MessageText } from '../../../agent-console/views/thread/MessageText.tsx';
import { WorkspaceView } from '../../../agent-console/views/WorkspaceView.tsx';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import { DEFAULT_SETTINGS } from '../../../server/contract/schemas/site-settings.ts';
import { deferred } from '../../contract/client/fake-deps.ts';
import { eventually } from '../../support/eventually.ts';
import { fakeAgentApi } from '../support/fake-agent-api.ts';
import {
  ANA,
  BEN,
  card,
  conversation,
  EPOCH,
  message,
  ok,
  openState,
  page,
  refused,
  SESSION,
  state,
  uuid,
} from '../support/fake-deps.ts';
import { press, stage, type } from '../support/render.tsx';

const team = [SESSION.agent, BEN].map((one) => ({
  ...SESSION.agent,
  ...one,
  onDuty: true,
  here: true,
  state: 'on' as const,
  cap: null,
}));

describe('what is on offer', () => {
  const offered = (number: number) =>
    card(
      state(number, {
        triage: {
          teamId: null,
          labelIds: [],
          priority: 0,
          snoozedUntil: null,
          offer: { agent: ANA, until: 1_060_000 + number },
        },
      }),
    );

  it('is accepted with a key, and the others can be opened', async () => {
    const claim = vi.fn(fakeAgentApi().claim);
    const on = await stage(<WorkspaceView />, {
      api: { claim, readOffers: () => ok({ cards: [offered(1), offered(2), offered(3)] }) },
    });
    await on.step(() => on.workspace.offers.refresh());
    expect(on.root.querySelectorAll('.offer')).toHaveLength(1);
    await on.step(() => on.button('2 more waiting for you').click());
    expect(on.root.querySelectorAll('.offer')).toHaveLength(3);
    await on.step(() => press(document.body, 'y'));
    expect(claim).toHaveBeenCalledExactlyOnceWith(uuid(1));
    expect(on.path()).toBe(`/console/conversations/${uuid(1)}?queue=mine`);
  });
});

describe('an offer that was accepted', () => {
  async function accepted(meanwhile: () => void = () => {}) {
    const answered = deferred<Awaited<ReturnType<AgentApi['claim']>>>();
    const offer = { agent: ANA, until: 1_060_000 };
    const triage = { teamId: null, labelIds: [], priority: 0 as const, snoozedUntil: null, offer };
    const of = conversation(openState(1, ANA), [message(1, 2)]);
    const on = await stage(<WorkspaceView />, {
      api: {
        claim: () => answered.promise,
        readOffers: () => ok({ cards: [card(state(1, { triage }))] }),
        readConversation: () => ok({ conversation: of, epoch: EPOCH }),
      },
    });
    await on.step(() => on.workspace.offers.refresh());
    await on.step(() => press(document.body, 'y'));
    await on.step(meanwhile);
    await on.step(async () => answered.resolve(await ok({ state: openState(1, ANA) })));
    await on.step(() => on.workspace.openThread({ kind: 'conversation', id: uuid(1) }));
    await on.step(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    return on;
  }

  it('has the cursor in the reply', async () => {
    await accepted();
    await eventually(() => expect(document.activeElement?.id).toBe('reply-box'));
  });

  it('leaves the cursor of an agent who has gone on to the search where it is', async () => {
    const on = await accepted(() => document.getElementById('search')?.focus());
    expect(on.one('.composer__text')).not.toBe(document.activeElement);
    expect(document.activeElement?.id).toBe('search');
  });
});

describe('notices', () => {
  it('come one at a time, and what went wrong is not hidden by what went well', async () => {
    const on = await stage(<WorkspaceView />);
    const done = (count: number) =>
      on.workspace.notices.say({ kind: 'done', action: 'labelled', count, undo: () => {} });
    const shown = () => [...on.root.querySelectorAll('.notice')].map((one) => one.textContent);
    await on.step(() => done(1));
    await on.step(() => done(2));
    expect(shown()).toEqual(['Labels of 2 conversations changed.Undo']);
    await on.step(() => on.workspace.notices.say({ kind: 'away' }));
    await on.step(() => done(3));
    expect(shown()).toEqual(['Can’t reach the server. Try again in a moment.']);
  });

  it.each([
    ['Mara', 'Mara is still waiting for an answer.'],
    [null, 'A visitor is still waiting for an answer.'],
  ])('name the visitor whom nobody answers, where the list knows them: %s', async (name, sentence) => {
    const on = await stage(<WorkspaceView />);
    const conversationId = uuid(7);
    await on.step(() => on.workspace.notices.say({ kind: 'unanswered', name, conversationId }));
    expect(on.one('.notice span').textContent).toBe(sentence);
  });
});

describe('the settings of a site', () => {
  const site: SiteSummary = {
    id: uuid(50),
    name: 'Tea',
    greeting: 'Hello',
    color: '#0e7c66',
    siteKey: 'tea',
    allowedOrigins: [],
    tag: '<script></script>',
    chatPage: 'https://chat.example/chat/tea-key',
    logo: null,
    settings: DEFAULT_SETTINGS,
  };

  it('keep what was changed and not saved while another page is open, and say so', async () => {
    const on = await stage(<SitesPage />, {
      api: { readSites: () => ok({ sites: [site], policy: [] }) },
      path: `/console/settings/sites/${site.id}`,
    });
    const greeting = () =>
      [...on.root.querySelectorAll('textarea')].find((field) => /^(Hello|Welcome)$/.test(field.value));
    const field = greeting();
    if (field === undefined) throw new Error('There is no field for the greeting.');
    await on.step(() => type(field, 'Welcome'));
    await on.step(() => on.one<HTMLAnchorElement>('a[href="/console/settings/sites"]').click());
    expect(on.text()).toContain('Unsaved changes');
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented, 'the browser asks').toBe(true);
    await on.step(() => on.one<HTMLAnchorElement>(`a[href="/console/settings/sites/${site.id}"]`).click());
    expect(greeting()?.value).toBe('Welcome');
    await on.step(() => on.button('Discard changes').click());
    expect(greeting()?.value).toBe('Hello');
  });
});

describe('the first minute', () => {
  const counts = { waiting: 0, with_bot: 0, mine: 0, open: 0, snoozed: 0, resolved: 0 };

  it('leads an admin to a site, the widget, a colleague and notifications', async () => {
    const on = await stage(<WorkspaceView />, {
      api: { readInbox: () => ok(page([], { counts })) },
      shows: '.first-steps',
    });
    const links = [...on.root.querySelectorAll('.first-steps a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/console/settings/sites', '/console/install', '/console/settings/agents']);
    expect(
      on.one<HTMLElement>('.first-steps').dataset['new'],
      'on a phone they take the place of the cards',
    ).toBe('true');
  });

  it('is over once somebody has written, unless the steps had begun', async () => {
    const on = await stage(<WorkspaceView />, {
      api: { readInbox: () => ok(page([], { counts: { ...counts, resolved: 1 } })) },
    });
    await on.step(() => on.workspace.inbox.show('waiting'));
    expect(on.root.querySelector('.first-steps')).toBeNull();
    expect(on.text()).toContain('Select a conversation');
    await on.step(() => on.workspace.firstRun.begin());
    await eventually(() => expect(on.root.querySelector('.first-steps')).not.toBeNull());
    expect(on.one<HTMLElement>('.first-steps').dataset['new']).toBe('false');
  });
});

describe('the sidebar', () => {
  it('keeps its views in one line: two, the open one among them, and a menu', async () => {
    const views = Array.from({ length: 12 }, (_, index) => ({
      id: uuid(index + 100),
      name: `View ${index}`,
      filter: { match: 'all' as const, rules: [] },
      shared: false,
      folder: null,
      mine: true,
    }));
    const on = await stage(<Sidebar />, {
      api: { readViews: () => ok({ views }) },
      path: `/console/views/${uuid(105)}`,
    });
    const shown = () => [...on.root.querySelectorAll('.views a.view')].map((link) => link.textContent);
    expect(shown()).toEqual(['View 0', 'View 5']);
    await on.step(() => on.one('.views__more > button').click());
    await eventually(() =>
      expect(on.root.querySelectorAll('.views a[href*="/views/"].menu__item')).toHaveLength(12),
    );
    expect(on.button('New view')).toBeDefined();
  });

  it('shows two of many marks on a card, and how many more', async () => {
    const labels = [1, 2, 3, 4].map((number) => ({
      id: uuid(number + 60),
      name: `Label ${number}`,
      color: '#aa3300',
    }));
    const workspace = {
      teamId: null,
      labelIds: labels.map((one) => one.id),
      priority: 3,
      snoozedUntil: null,
    };
    const on = await stage(<Sidebar />, {
      api: {
        readLabels: () => ok({ labels }),
        readInbox: () => ok(page([card(state(1, { triage: workspace as never }))])),
      },
    });
    await on.step(() => on.workspace.inbox.show('waiting'));
    const marks = [...on.root.querySelectorAll('.card .mark')].map((mark) => mark.textContent);
    expect(marks).toEqual(['Urgent', 'Label 1', '+3Label 2, Label 3, Label 4']);
  });
});

describe('a message', () => {
  it('in a note shows who is mentioned, and after a search the words', async () => {
    const on = await stage(<MessageText text="@Ben the parcel, ask a@ben.example" labels mentions />, {
      api: { readTeam: () => ok({ agents: team }) },
      path: `/console/conversations/${uuid(1)}?q=parcel&at=7`,
    });
    await on.step(() => on.workspace.team.refresh());
    expect(on.one('.mention').textContent).toBe('@Ben');
    expect(on.one('mark').textContent).toBe('parcel');
    expect(on.root.querySelectorAll('.mention, mark')).toHaveLength(2);
  });
});

describe('signing in again', () => {
  it('begins at the password: the address is there already', async () => {
    const on = await stage(<SignInAgain />);
    expect(document.activeElement).toBe(on.one('[name="password"]'));
  });
});

describe('refusals', () => {
  it('are said in the agent’s language where their code is known', async () => {
    const answers = [
      refused(401, 'sign_in_failed'),
      refused(400, 'bad_request'),
      refused(418, 'teapot'),
      ok(null),
    ];
    const http = translateHttp(
      { request: <T,>() => answers.shift() as Promise<never> as Promise<T & never>, upload: never },
      zh.refusals ?? {},
    );
    const messages: string[] = [];
    for (let asked = 0; asked < 4; asked += 1) {
      const answer = await http.request('GET', '/');
      messages.push(answer.ok ? '' : answer.message);
    }
    const [failed, bad, unknown, fine] = messages;
    expect(failed).toBe('邮箱或密码错误。');
    expect(bad).toMatch(/^提交的内容无效（.+）$/);
    expect(unknown).not.toBe('');
    expect(fine).toBe('');
  });
});

const never = (): Promise<never> => Promise.reject(new Error('Nothing is uploaded here.'));
