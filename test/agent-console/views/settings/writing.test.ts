import { describe, expect, it, vi } from 'vitest';
import {
  createCanned,
  fillIn,
  unfilledIn,
} from '../../../../agent-console/stores/composer/canned-replies.ts';
import { createDraftSync } from '../../../../agent-console/stores/composer/draft-sync.ts';
import { createDrafts, type Draft, EMPTY_DRAFT } from '../../../../agent-console/stores/composer/drafts.ts';
import { begunAt, completed } from '../../../../agent-console/stores/composer/suggesting.ts';
import { createKeymap } from '../../../../agent-console/stores/shell/keymap.ts';
import { createLanguageChoice } from '../../../../agent-console/stores/shell/language.ts';
import { createNoticeChoices } from '../../../../agent-console/stores/shell/notice-choices.ts';
import { createPreferences } from '../../../../agent-console/stores/shell/preferences.ts';
import { mentionedIn } from '../../../../server/contract/mentions.ts';
import type { StoredDraft } from '../../../../server/contract/schemas/drafts.ts';
import type { Preferences } from '../../../../server/contract/schemas/preferences.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import { ANA, fakeDeps, fakeStorage, ok, refused, silence, uuid } from '../../support/fake-deps.ts';

describe('what is begun at the cursor', () => {
  it.each([
    ['/than', 'reply', { kind: 'canned', from: 0, query: 'than' }],
    ['Hello /', 'reply', { kind: 'canned', from: 6, query: '' }],
    ['and/or', 'reply', null],
    ['https://x', 'reply', null],
    ['@be', 'note', { kind: 'mention', from: 0, query: 'be' }],
    ['ask @Ana L', 'note', { kind: 'mention', from: 4, query: 'Ana L' }],
    ['@be', 'reply', null],
    ['mail a@b', 'note', null],
  ] as const)('%s in a %s', (text, mode, expected) => {
    expect(begunAt(text, text.length, mode)).toEqual(expected);
  });

  it('is replaced, with what stands after the cursor kept', () => {
    const begun = begunAt('Hi /th and so on', 6, 'reply');
    if (begun === null) throw new Error('Something is begun there.');
    expect(completed('Hi /th and so on', begun, 'Thanks!')).toEqual({
      text: 'Hi Thanks! and so on',
      caret: 10,
    });
  });
});

describe('a canned reply', () => {
  it('is filled in where something is known, and shows what is missing', () => {
    const body = 'Hi {{visitor.name}} of {{ site.name }}, {{visitor.email}}';
    const filled = fillIn(body, { 'visitor.name': 'Mara', 'site.name': 'Tea', 'visitor.email': null });
    expect(filled).toBe('Hi Mara of Tea, {{visitor.email}}');
    expect(unfilledIn(filled)).toEqual([{ name: 'visitor.email', start: 16, end: 33 }]);
  });

  it.each([
    ['Hi {{visitor.name|there}}!', { 'visitor.name': 'Mara' }, 'Hi Mara!'],
    ['Hi {{visitor.name|there}}!', { 'visitor.name': null }, 'Hi there!'],
    ['Hi {{ visitor.name | dear friend }}!', {}, 'Hi dear friend!'],
    ['Hi {{visitor.name|there}}!', { 'visitor.name': '' }, 'Hi there!'],
    ['Hi{{visitor.name|}}!', {}, 'Hi!'],
  ])('has what stands in for what is not known: %s', (body, values, filled) => {
    expect(fillIn(body, values)).toBe(filled);
    expect(unfilledIn(filled)).toEqual([]);
  });

  it.each(['{{vistor.name}}', '{{ Name }}', '{{visitor_name|}}'])(
    'shows a slip in a variable: %s',
    (text) => {
      expect(unfilledIn(text)).toHaveLength(1);
    },
  );
});

describe('the canned replies', () => {
  const reply = (name: string, uses: number) => ({
    id: uuid(uses),
    name,
    body: name,
    folder: null,
    files: [],
    uses,
  });

  it('are the shared ones and the agent’s own, the most used first', async () => {
    const api = fakeAgentApi({
      readCannedReplies: async () => ok({ replies: [reply('Hours', 0), reply('Thanks', 9)] }),
      readOwnReplies: async () => ok({ replies: [reply('Bye', 0), reply('Sign-off', 3)] }),
    });
    const canned = createCanned(api);
    await canned.refresh();
    expect(canned.replies.value.map(({ name }) => name)).toEqual(['Thanks', 'Sign-off', 'Bye', 'Hours']);
    expect(canned.shared.value.map(({ name }) => name)).toEqual(['Hours', 'Thanks']);
  });

  it('stay as they were where the server does not answer, or is one of before own ones', async () => {
    const silent = async () => silence();
    const canned = createCanned(
      fakeAgentApi({
        readCannedReplies: async () => ok({ replies: [reply('Hours', 0)] }),
        readOwnReplies: silent,
        useCannedReply: silent,
      }),
    );
    await canned.refresh();
    canned.used(canned.replies.value[0]?.id ?? '');
    expect(canned.replies.value.map(({ name }) => name)).toEqual(['Hours']);
  });
});

describe('a mention', () => {
  const people = [{ name: 'Ana' }, { name: 'Ana Lee' }, { name: '王明' }];
  it.each([
    ['@Ana look', ['Ana']],
    ['@ana lee, look', ['Ana Lee']],
    ['(@王明看一下)', ['王明']],
    ['@Anabel', []],
    ['to mail@ana.example', []],
    ['@Ana @Ana Lee @ana', ['Ana Lee', 'Ana']],
  ])('in %s', (text, names) => {
    expect(
      mentionedIn(text, people)
        .map((one) => one.name)
        .sort(),
    ).toEqual([...names].sort());
  });
});

describe('drafts on several devices', () => {
  const draft = (reply: string): Draft => ({ ...EMPTY_DRAFT, reply });

  function open(stored: StoredDraft[] = []) {
    const deps = fakeDeps();
    const drafts = createDrafts(deps.storage, ANA.id);
    const putDraft = vi.fn(fakeAgentApi().putDraft);
    const changed = vi.fn();
    const sync = createDraftSync({
      ...deps,
      api: { putDraft, readDrafts: () => ok({ drafts: stored }) },
      drafts,
      changed,
    });
    return { deps, drafts, putDraft, changed, sync };
  }

  it('are told to the server after a pause, once', async () => {
    const { deps, drafts, putDraft } = open();
    for (const text of ['H', 'He', 'Hel']) drafts.save(uuid(1), draft(text));
    expect(putDraft).not.toHaveBeenCalled();
    await deps.clock.pass(2_000);
    expect(putDraft.mock.calls).toEqual([[uuid(1), { ...draft('Hel'), updatedAt: expect.any(Number) }]]);
    drafts.save(uuid(1), EMPTY_DRAFT);
    await deps.clock.pass(2_000);
    expect(putDraft.mock.calls[1]?.[1], 'that it was sent is told too').toMatchObject({ reply: '' });
  });

  it('come from the other device, unless this one is writing', async () => {
    const stored = { ...draft('from the phone'), conversationId: uuid(1), updatedAt: 9e15 };
    const { drafts, sync, changed } = open([stored]);
    await sync.refresh();
    expect(drafts.of(uuid(1)).reply).toBe('from the phone');
    expect(changed).toHaveBeenCalledWith(uuid(1), draft('from the phone'));

    drafts.save(uuid(1), draft('here, now'));
    await sync.refresh();
    expect(drafts.of(uuid(1)).reply).toBe('here, now');
  });

  it('are told again when the server was away', async () => {
    const { deps, drafts, putDraft } = open();
    putDraft.mockImplementationOnce(() => silence());
    drafts.save(uuid(1), draft('Hi'));
    await deps.clock.pass(2_000);
    await deps.clock.pass(20_000);
    expect(putDraft).toHaveBeenCalledTimes(2);
  });
});

describe('what an agent prefers', () => {
  it('comes from the server, goes to it, and is there at the next start', async () => {
    const storage = fakeStorage();
    const changePreferences = vi.fn(fakeAgentApi().changePreferences);
    const api = { changePreferences, readPreferences: () => ok({ keys: { claim: 'z' } }) };
    const keymap = createKeymap(storage, ANA.id);
    const notices = createNoticeChoices(storage, ANA.id);
    const preferences = createPreferences(storage, api, ANA.id, keymap, notices);
    await preferences.refresh();
    expect(keymap.actionOf('z')).toBe('claim');
    expect(changePreferences, 'what was fetched is not told back').not.toHaveBeenCalled();
    void preferences.choose({ sendWith: 'mod-enter' });
    keymap.assign('claim', 'q');
    await settled();
    expect(changePreferences.mock.calls).toEqual([[{ sendWith: 'mod-enter' }], [{ keys: { claim: 'q' } }]]);
    const again = createPreferences(storage, api, ANA.id, createKeymap(storage, ANA.id), notices);
    expect(again.sendWith.value).toBe('mod-enter');
  });

  it('is what was chosen last, also while the server is still answering with what was before', async () => {
    const storage = fakeStorage();
    let stored: string | null = 'zh';
    let answer: () => void = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const api = {
      changePreferences: ({ language }: Preferences) => {
        stored = language ?? null;
        return ok(null);
      },
      readPreferences: async () => {
        const read = { language: stored };
        await answered;
        return ok(read);
      },
    };
    const keymap = createKeymap(storage, ANA.id);
    const notices = createNoticeChoices(storage, ANA.id);
    const preferences = createPreferences(storage, api as never, ANA.id, keymap, notices);
    const refreshed = preferences.refresh();
    await settled();
    await preferences.choose({ language: 'en' });
    answer();
    await refreshed;
    expect(preferences.language()).toBe('en');
  });

  it('speaks the language that was chosen before the sign-in, and tells the server until it knows', async () => {
    const storage = fakeStorage();
    let stored: string | null = 'fr';
    let away = true;
    let busy = true;
    const api = {
      changePreferences: vi.fn(({ language }: Preferences) => {
        if (away) return silence();
        if (busy) return refused(503, 'unavailable');
        stored = language ?? stored;
        return ok(null);
      }),
      readPreferences: () => (away ? silence() : ok({ language: stored })),
    };
    const keymap = createKeymap(storage, ANA.id);
    const notices = createNoticeChoices(storage, ANA.id);
    createLanguageChoice(storage, () => {})('de');
    const preferences = createPreferences(storage, api as never, ANA.id, keymap, notices);
    await preferences.refresh();
    expect(preferences.language()).toBe('de');
    away = false;
    await preferences.refresh();
    expect(preferences.language(), 'the server has only the old one').toBe('de');
    busy = false;
    await preferences.refresh();
    expect([preferences.language(), stored]).toEqual(['de', 'de']);
    stored = 'fr';
    await preferences.refresh();
    expect(preferences.language(), 'what another device chose later').toBe('fr');
    expect(api.changePreferences).toHaveBeenCalledTimes(3);
  });
});
