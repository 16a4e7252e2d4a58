import { type Context as ContextOf, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Context, useView, type ViewContext } from '../views/context.ts';
import type { Cards } from './cards/cards.ts';
import type { FormDrafts } from './cards/form-drafts.ts';
import type { PanelSize } from './popout/size.ts';
import type { PopoutPart } from './popout/want-popout.ts';
import type { ExtrasStore } from './store.ts';
import type { ExtraTexts } from './texts.ts';
import type { VoiceStore } from './voice/voice.ts';

type Given = {
  store: ExtrasStore;
  extra: ExtraTexts;
  voice: VoiceStore;
  cards: Cards;
  formDrafts: FormDrafts;
  /** Null where the panel has the size of something else: an element of the page, a window. */
  size: PanelSize | null;
  /** Null where there can be none. */
  popoutPart: PopoutPart | null;
};

const once: typeof Context & { extras?: ContextOf<Given | null> } = Context;
once.extras ??= createContext<Given | null>(null);

/**
 * Beside the app's own context, of which there is one: a part that is fetched at another address when it failed at first brings
 * this file along again (`.build/late-parts.mjs`), and is drawn inside of what the first one gave.
 */
export const ExtrasContext = once.extras;

/** What every view has, and what only the extra ones have. */
export function useExtras(): ViewContext & Given {
  const given = useContext(ExtrasContext);
  if (given === null) throw new Error('This view is not inside the extras.');
  return { ...useView(), ...given };
}
