import { pageTexts } from '../../locales/page-texts.ts';
import { emoji as en } from '../../locales/pages/en/writing/emoji.ts';
import { emoji as zh } from '../../locales/pages/zh/writing/emoji.ts';
import { useTexts } from '../context.ts';

/** What the panel of emoji says, in the language of the console. */
export const useEmojiTexts = () => pageTexts(useTexts(), 'emoji', { en, zh });
