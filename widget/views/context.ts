import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../locales/choose.ts';
import type { Chat } from '../stores/chat.ts';
import type { Composer } from '../stores/composer.ts';
import type { FileLinks } from '../stores/file-links.ts';

/** What views need, given once at the top. */
export type ViewContext = {
  chat: Chat;
  composer: Composer;
  links: FileLinks;
  language: Language;
  close(): void;
  /** Shows a picture over everything. */
  showPicture(attachment: { id: string; name: string }): void;
};

export const Context = createContext<ViewContext | null>(null);

export function useView(): ViewContext {
  const context = useContext(Context);
  if (context === null) throw new Error('This view is not inside <Panel>.');
  return context;
}
