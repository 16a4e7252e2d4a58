import type { Signal } from '@preact/signals';
import type { Host, WidgetApp } from '../embed/app-handle.ts';
import type { Language } from '../locales/choose.ts';
import type { Chat } from '../stores/chat.ts';
import type { WidgetDeps } from '../stores/deps.ts';
import type { IdentitySource } from '../stores/identity.ts';
import type { Look } from '../views/context.ts';

/** What the page's calls have to do with. */
export type PageApiGround = {
  host: Host;
  deps: WidgetDeps;
  chat: Chat;
  look: Signal<Look>;
  language: Signal<Language>;
};
type PageApi = Pick<WidgetApp, 'identify' | 'set' | 'update' | 'track' | 'send'> & {
  /** What the page said before the app was there. What is wrong with it is said, once. */
  catchUp(): void;
};

/** What the page may say of its visitor, of the conversation, and of how the chat looks; each as `frontdesk.d.ts` has it. */
export function createPageApi(ground: PageApiGround): PageApi {
  const { host, deps, chat } = ground;
  const api: PageApi = {
    set: chat.activity.set,
    track: chat.activity.track,

    async identify(source) {
      if (source !== null && typeof source === 'object') return chat.activity.identify(source);
      if (source !== null && typeof source !== 'string' && typeof source !== 'function')
        throw new TypeError('frontdesk identify takes a token, a function, or {name, email}.');
      await chat.identify(source as IdentitySource);
    },

    async update(change) {
      chat.description.update(change);
      const { language, color, position, theme } = Object(change);
      // Few pages do, and only they load it.
      if (language || color || position || theme)
        await (await import('./change-look.ts')).changeLook({ language, color, position, theme }, ground);
    },

    /** @throws when there is nothing to send, or too much */
    async send(text) {
      const body = text.trim();
      if (body === '') throw new TypeError('frontdesk send takes a text.');
      if (chat.site.limits.value === null) await chat.prepare();
      // Where the server is away, it is its to say.
      const { messageLength = Number.POSITIVE_INFINITY } = chat.site.limits.value ?? {};
      if (body.length > messageLength)
        throw Object.assign(new RangeError(`The message is longer than ${messageLength} characters.`), {
          code: 'message_too_long',
        });
      chat.send(body);
    },

    catchUp() {
      for (const [method, ...args] of host.calls)
        void made(method as 'track', args as [unknown]).catch((error) => deps.warn(`${error}`));
    },
  };
  return api;

  /** What a call throws is its promise's. */
  async function made(method: 'identify' | 'set' | 'update' | 'track', args: [unknown]): Promise<void> {
    await api[method](...args);
  }
}
