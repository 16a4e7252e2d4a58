import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useView, type ViewContext } from '../views/context.ts';
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

export const ExtrasContext = createContext<Given | null>(null);

/** What every view has, and what only the extra ones have. */
export function useExtras(): ViewContext & Given {
  const given = useContext(ExtrasContext);
  if (given === null) throw new Error('This view is not inside the extras.');
  return { ...useView(), ...given };
}
