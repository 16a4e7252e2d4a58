import type { ReadonlySignal } from '@preact/signals';
import { type ComponentType, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Attachment, Message } from '../../server/contract/schemas/conversations.ts';
import type { Language } from '../locales/choose.ts';
import type { Chat } from '../stores/chat.ts';
import type { Composer } from '../stores/composer.ts';
import type { FileLinks } from '../stores/file-links.ts';

/** A message that is a card or has a form. `chosen`: what it was answered with, in words. */
export type Offered = Pick<Message, 'id' | 'body'> & {
  card?: Message['card'] | undefined;
  form?: Message['form'] | undefined;
  chosen?: string | null;
};

/** What loads once the panel is open, and where it is shown. */
export type Extras = {
  /** The visitor is asked something before they can write. */
  asks: ReadonlySignal<boolean>;
  /** A page stands in the chat's place; null: none does. */
  page: ReadonlySignal<string | null>;
  /** In the header. */
  Menu: ComponentType;
  /** Under the header. */
  Notice: ComponentType;
  /** The files that go with what is being written, inside the composer. */
  Chips: ComponentType;
  /** What begins a voice message, where the site takes those and the browser can record. */
  VoiceButton: ComponentType;
  /** Over the panel while files are dragged over it. */
  Drop: ComponentType;
  /** What the search among the emoji says. */
  emojiTexts(): { search: string; none: string };
  /** What may be attached, in words; empty while it is not known. */
  fileLimits(): string;
  /** What the file picker offers, as its `accept` is written; empty: everything. */
  acceptedFiles(): string;
  /** The files of a message. */
  Attachments: ComponentType<{ attachments: readonly Attachment[] }>;
  /** A card or form, instead of the words that say the same. */
  Card: ComponentType<{ line: Offered }>;
  /** In the composer's place while `asks`. */
  Form: ComponentType;
  /** Above the composer. */
  After: ComponentType;
  /** The conversations of before, where nothing has been said yet. */
  Recent: ComponentType;
  /** In the place of log and composer while there is a `page`. */
  Page: ComponentType;
  /** A picture in full, over everything. */
  PictureView: ComponentType<{ picture: { id: string; name: string }; close(): void }>;
  /** Where the files of messages are. */
  links: FileLinks;
  /** The chat again, where a page stands in its place. */
  showChat(): void;
  stop(): void;
};

/** How the chat looks, as page and site have it. */
export type Look = {
  position: 'left' | 'right';
  /** `light`, `dark`, or `auto`. */
  theme: string;
  /** `#rrggbb`; null: the site's own. */
  color: string | null;
};

/** What views need, given once at the top. */
export type ViewContext = {
  chat: Chat;
  composer: Composer;
  /** Null until it has loaded. */
  extras: ReadonlySignal<Extras | null>;
  /** What draws the conversation; null until it has loaded. */
  log: ReadonlySignal<ComponentType | null>;
  /** Where the server is; no slash at the end. */
  baseUrl: string;
  language: Language;
  close(): void;
  /** Whether the visitor can write now: nothing is asked first, and there is a chat here. */
  mayWrite: boolean;
  /** Shows a picture over everything. */
  showPicture(attachment: { id: string; name: string }): void;
};

export const Context = createContext<ViewContext | null>(null);

export function useView(): ViewContext {
  const context = useContext(Context);
  if (context === null) throw new Error('No <Panel>.');
  return context;
}
