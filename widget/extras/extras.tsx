import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { acceptOf } from '../../server/contract/files/file-kinds.ts';
import type { Host } from '../embed/app-handle.ts';
import { storageKey } from '../embed/memory.ts';
import type { Language } from '../locales/choose.ts';
import { overriddenTexts } from '../locales/overridden.ts';
import type { Chat } from '../stores/chat.ts';
import type { Composer } from '../stores/composer.ts';
import type { WidgetDeps } from '../stores/deps.ts';
import { createFileLinks } from '../stores/file-links.ts';
import { createUploads } from '../stores/uploads.ts';
import type { Extras } from '../views/context.ts';
import { addSheet, parseSheet } from '../views/style-sheets.ts';
import { After } from './After.tsx';
import { CardMessage } from './cards/CardMessage.tsx';
import { createCards } from './cards/cards.ts';
import { createFormDrafts } from './cards/form-drafts.ts';
import { checkLook } from './check-look.ts';
import { chooseExtraTexts } from './choose-texts.ts';
import { ExtrasContext } from './context.ts';
import sheet from './extras.css';
import { Form } from './Form.tsx';
import { Attachments } from './files/Attachments.tsx';
import { Chips } from './files/Chips.tsx';
import chipsSheet from './files/chips.css';
import { Drop } from './files/Drop.tsx';
import filesSheet from './files/files.css';
import { limitsText } from './files/limits-text.ts';
import { PictureView } from './files/PictureView.tsx';
import pictureSheet from './files/picture-view.css';
import { Menu } from './Menu.tsx';
import { Notice } from './Notice.tsx';
import { Page } from './Page.tsx';
import pagesSheet from './pages.css';
import { createPanelSize } from './popout/size.ts';
import { createPopoutPart } from './popout/want-popout.ts';
import { Recent } from './Recent.tsx';
import ratingSheet from './rating.css';
import { ANSWERS, createExtrasStore } from './store.ts';
import { VoiceButton } from './voice/VoiceButton.tsx';
import { createVoice } from './voice/voice.ts';

export { chooseExtraTexts };

/** Where it is stored who the visitor is. */
const VISITOR = 'visitor';

/** Where the panel stands: in which root, with which classes, and under which name the page stores what it has of the site. */
type Place = {
  host: Pick<Host, 'baseUrl' | 'options' | 'root'>;
  root: ShadowRoot;
  shape: Signal<string>;
  keptAs: string;
};

/** What loads once the panel is open: the form before, and what a visitor does now and then. */
export async function startExtras(
  deps: WidgetDeps,
  chat: Chat,
  composer: Composer,
  language: ReadonlySignal<Language>,
  place?: Place,
): Promise<Extras> {
  if (place !== undefined) checkLook(place.host.options, deps.warn);
  // Files are shown by what loads here; what was chosen before waits for it.
  if (composer.uploads.value === null) composer.uploadsLoaded(createUploads(deps, chat));
  const texts = signal(await chooseExtraTexts(language.peek()));
  const stopTranslating = effect(() => {
    const now = language.value;
    void chooseExtraTexts(now).then((chosen) => {
      if (language.peek() === now) texts.value = chosen;
    });
  });
  const store = createExtrasStore(deps, chat);
  const keyOf = (name: string) => storageKey(place?.keptAs ?? deps.siteKey, name);
  // In another tab: what stands in this one would be handed in, or sent, by whoever comes next.
  const forgotten = ({ key, newValue }: StorageEvent) => {
    if (newValue !== null) return;
    if (key === keyOf(ANSWERS)) store.forget();
    if (key === keyOf(VISITOR)) composer.uploads.peek()?.clear();
  };
  window.addEventListener('storage', forgotten);
  const links = createFileLinks(deps);
  const voice = createVoice(chat, composer);
  const cards = createCards(chat);
  const formDrafts = createFormDrafts(deps, chat);
  const framed = place?.shape.peek().includes('closes') === true;
  /** Beside the launcher, also where a frame of the page is what stands there. */
  const beside = framed || place?.shape.peek().includes('inline') === false;
  const size = place !== undefined && beside ? createPanelSize(deps, place.shape, framed) : null;
  const popoutPart =
    place !== undefined && beside && place.host.options.popout !== 'false'
      ? createPopoutPart(chat.site, ({ createPopout }) => createPopout({ deps, chat, composer, ...place }))
      : null;
  const isOut = () => (popoutPart?.popout.value?.state.value ?? 'here') !== 'here';
  const page = computed(() => (isOut() ? ('window' as const) : store.page.value));
  if (place !== undefined)
    addSheet(
      place.root,
      parseSheet([sheet, ratingSheet, pagesSheet, filesSheet, chipsSheet, pictureSheet].join('')),
    );
  const extraTexts = () =>
    overriddenTexts(texts.value, language.value.tag, chat.site.appearance.value?.texts);
  const inside =
    <Props extends object>(View: ComponentType<Props>) =>
    (props: Props) => {
      return (
        <ExtrasContext.Provider
          value={{ store, extra: extraTexts(), voice, cards, formDrafts, size, popoutPart }}
        >
          <View {...props} />
        </ExtrasContext.Provider>
      );
    };
  return {
    asks: store.asks,
    page,
    // Nothing of it shows while the chat is elsewhere.
    Menu: inside(() => (isOut() ? <span class="tool" /> : <Menu />)),
    Notice: inside(Notice),
    Form: inside(Form),
    After: inside(After),
    Page: inside(Page),
    Recent: inside(Recent),
    Chips: inside(Chips),
    Drop: inside(Drop),
    VoiceButton: inside(VoiceButton),
    Attachments: inside(Attachments),
    Card: inside(CardMessage),
    fileLimits() {
      const limits = chat.site.limits.value;
      if (limits === null) return '';
      return limitsText(limits, chat.site.fileKinds(), extraTexts(), language.value);
    },
    emojiTexts: () => extraTexts().emoji,
    acceptedFiles: () => acceptOf(chat.site.fileKinds()),
    PictureView: inside(PictureView),
    links,
    showChat() {
      store.page.value = null;
    },
    stop() {
      stopTranslating();
      window.removeEventListener('storage', forgotten);
      popoutPart?.stop();
      formDrafts.stop();
      voice.stop();
      store.stop();
      links.stop();
    },
  };
}
