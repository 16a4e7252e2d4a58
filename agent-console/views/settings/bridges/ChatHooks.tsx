import { useSignal } from '@preact/signals';
import type {
  ChatHook,
  ChatHookTest,
  PutChatHook,
} from '../../../../server/contract/bridges/chat-hooks-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { fullText } from '../../format/times.ts';
import { Asked } from '../Asked.tsx';
import { ChatHookForm } from './ChatHookForm.tsx';
import { chatHookTexts, hookReasonText } from './chat-hook-texts.ts';

/** Chats that are only notified of conversations, by an incoming webhook. */
export function ChatHooks() {
  const { accounts, texts } = useConsole();
  const { newId } = useWorkspace();
  const t = chatHookTexts(texts);
  const adding = useSignal(false);
  const show = (shown: boolean) => () => {
    adding.value = shown;
  };
  return (
    <section class="settings__part" aria-label={t.title}>
      <h3 class="settings__heading">{t.title}</h3>
      <p class="settings__lead">{t.lead}</p>
      <Asked ask={() => accounts.readChatHooks()}>
        {({ hooks }, refresh) => (
          <>
            {hooks.length === 0 && <p class="settings__empty">{t.none}</p>}
            <ul class="settings__list">
              {hooks.map((hook) => (
                <HookRow key={hook.id} hook={hook} refresh={refresh} />
              ))}
            </ul>
            {adding.value ? (
              <ChatHookForm
                hook={null}
                save={(what) => accounts.putChatHook(newId(), { ...what, on: true })}
                onSaved={() => {
                  adding.value = false;
                  void refresh();
                }}
                onCancel={show(false)}
              />
            ) : (
              <button type="button" class="button" onClick={show(true)}>
                {t.add}
              </button>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}

function HookRow({ hook, refresh }: { hook: ChatHook; refresh: () => Promise<void> }) {
  const { accounts, texts } = useConsole();
  const t = chatHookTexts(texts);
  const open = useSignal(false);
  const tested = useSignal<ChatHookTest | null>(null);
  const { id, kind, name, host, state, reason, succeededAt } = hook;
  const toggle = () => {
    open.value = !open.value;
  };
  const put = (part: Partial<PutChatHook>) =>
    accounts.putChatHook(id, { ...chosenOf(hook), on: state === 'on', ...part });
  return (
    <li class="settings__row settings__row--tall">
      <span class="settings__what webhook__what">
        <strong dir="auto">{name}</strong>
        <br />
        <span class="settings__aside">
          {t.kinds[kind]} · {host}
        </span>
        <br />
        <span class={state === 'gone' || reason !== null ? 'settings__trouble' : 'settings__aside'}>
          {state === 'on' && reason !== null ? t.failing(hookReasonText(reason, t)) : t.states[state]}
        </span>
        <br />
        <span class="settings__aside">
          {succeededAt === null ? t.neverDelivered : t.delivered(fullText(succeededAt, texts))}
        </span>
      </span>
      <span class="settings__acts">
        <ActionButton
          label={t.test}
          action={() => accounts.testChatHook(id)}
          onDone={(answer) => {
            tested.value = answer;
          }}
        />
        <button type="button" class="button" aria-expanded={open.value} onClick={toggle}>
          {texts.settings.change}
        </button>
      </span>
      <p role="status" class="webhook__tested">
        {tested.value !== null &&
          (tested.value.reason === null ? t.testDone : t.testFailed(hookReasonText(tested.value.reason, t)))}
      </p>
      {open.value && (
        <div class="settings__more">
          <ChatHookForm
            hook={hook}
            save={put}
            onSaved={() => {
              toggle();
              void refresh();
            }}
            onCancel={toggle}
          />
          <div class="settings__acts">
            <ActionButton
              label={state === 'on' ? t.switchOff : t.switchOn}
              action={() => put({ on: state !== 'on' })}
              onDone={() => void refresh()}
            />
            <ActionButton
              label={t.remove}
              sure={t.removeSure}
              class="button--danger"
              action={() => accounts.deleteChatHook(id)}
              onDone={() => void refresh()}
            />
          </div>
        </div>
      )}
    </li>
  );
}

function chosenOf({ kind, name, notices, siteIds, locale }: ChatHook): Omit<PutChatHook, 'on' | 'url'> {
  return { kind, name, notices, siteIds, locale };
}
