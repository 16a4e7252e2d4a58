import { choicesIn, withChoices } from '../../../server/contract/choices.ts';
import type { Composer } from './composer.ts';

/** The words of a reply, and the answers that it offers as buttons, as they stand apart in the reply box. */
export type WrittenReply = { text: string; choices: readonly string[] };

/** Takes apart what {@link joinReply} put together, also where there are no words yet. */
export function splitReply(written: string): WrittenReply {
  const whole = choicesIn(written);
  if (whole.choices.length > 0 || !written.startsWith('\n')) return whole;
  const { choices } = choicesIn(`?${written}`);
  return choices.length === 0 ? whole : { text: '', choices };
}

/** As drafts keep it, and as it is sent. */
export const joinReply = ({ text, choices }: WrittenReply): string =>
  choices.length === 0 ? text : withChoices(text, choices);

/** All answers that a reply will offer: those in its last lines, as somebody typed them, and the others. */
export function allChoices(composer: Pick<Composer, 'choices' | 'textOf'>): readonly string[] {
  const text = composer.textOf('reply').value;
  const choices = composer.choices.value;
  return text.trim() === '' ? choices : splitReply(joinReply({ text, choices })).choices;
}
