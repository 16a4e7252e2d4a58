import { useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { CHOICE_LENGTH, choicesIn, MOST_CHOICES, withChoices } from '../../../../server/contract/choices.ts';
import { pageTexts } from '../../../locales/page-texts.ts';
import { answerButtons as en } from '../../../locales/pages/en/writing/answer-buttons.ts';
import { answerButtons as zh } from '../../../locales/pages/zh/writing/answer-buttons.ts';
import type { Composer } from '../../../stores/composer/composer.ts';
import { allChoices, splitReply } from '../../../stores/composer/reply-choices.ts';
import { useTexts } from '../../context.ts';
import { adoptStyle } from '../../elements/adopt-style.ts';
import { Icon } from '../../elements/Icon.tsx';
import { focusReplyBox } from '../../elements/reply-box.ts';
import { isComposing } from '../writing-keys.ts';
import style from './answer-buttons.css';

adoptStyle(style);

/** The answers that the visitor gets as buttons below the reply: added, put in order and left out one by one. */
export function AnswerButtons({ composer, close }: { composer: Composer; close: () => void }) {
  const texts = useTexts();
  const t = pageTexts(texts, 'answerButtons', { en, zh });
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const done = useRef<HTMLButtonElement>(null);
  const typed = useSignal('');
  const refused = useSignal<'known' | 'brackets' | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const moved = useRef<{ words: string; step: number } | null>(null);
  const { text } = splitReply(composer.textOf('reply').value);
  const choices = allChoices(composer);
  // The field is not there where no more can be added, nor the button any more that has left one out.
  useEffect(() => (field.current ?? done.current)?.focus(), [choices.length]);
  // What was moved is another place of the list; whoever moves it goes on from there.
  useLayoutEffect(() => {
    if (moved.current === null) return;
    const row = list.current?.children[choices.indexOf(moved.current.words)];
    const buttons = row?.querySelectorAll<HTMLButtonElement>('.answer-buttons__move') ?? [];
    const [up, down] = buttons;
    const same = moved.current.step < 0 ? up : down;
    (same?.disabled ? (same === up ? down : up) : same)?.focus();
    moved.current = null;
  }, [choices]);
  const put = composer.offer;
  const move = (words: string, step: number) => {
    const at = choices.indexOf(words);
    const next = choices.filter((one) => one !== words);
    next.splice(at + step, 0, words);
    moved.current = { words, step };
    put(next);
  };
  /** False: what is typed cannot be added, which is said. */
  const add = (): boolean => {
    const words = typed.value.trim();
    if (words === '') return true;
    refused.value = choices.includes(words) ? 'known' : isButton(words) ? null : 'brackets';
    if (refused.value !== null) return false;
    typed.value = '';
    put([...choices, words]);
    return true;
  };
  // Buttons alone are no message: without words they would be sent as they are written.
  const blank = text.trim() === '';
  const full = choices.length >= MOST_CHOICES;
  const trouble = refused.value === null ? '' : t[refused.value];
  return (
    <fieldset class="answer-buttons" aria-label={t.title}>
      <p class="menu__label">{t.title}</p>
      {choices.length > 0 && (
        <ul class="answer-buttons__list" ref={list}>
          {choices.map((words, index) => (
            <li class="answer-buttons__one" key={words}>
              <span dir="auto">{words}</span>
              {choices.length > 1 &&
                ([-1, 1] as const).map((step) => {
                  const label = step < 0 ? t.up(words) : t.down(words);
                  return (
                    <button
                      type="button"
                      class="icon-button answer-buttons__move"
                      key={step}
                      aria-label={label}
                      title={label}
                      disabled={choices[index + step] === undefined}
                      onClick={() => move(words, step)}
                    >
                      <Icon name="down" size={14} />
                    </button>
                  );
                })}
              <button
                type="button"
                class="icon-button"
                aria-label={t.remove(words)}
                title={t.remove(words)}
                onClick={() => put(choices.filter((one) => one !== words))}
              >
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {blank || full ? (
        <p class="field__hint">{blank ? t.blank : t.full(MOST_CHOICES)}</p>
      ) : (
        <div class="answer-buttons__add">
          <label class="hidden" for={id}>
            {t.words}
          </label>
          <input
            id={id}
            class="field__input"
            ref={field}
            maxLength={CHOICE_LENGTH}
            placeholder={t.words}
            autocomplete="off"
            dir="auto"
            value={typed.value}
            aria-invalid={refused.value !== null}
            onInput={({ currentTarget }) => {
              typed.value = currentTarget.value;
              refused.value = null;
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || isComposing(event)) return;
              // The reply stays: it is the answer that Enter adds.
              event.preventDefault();
              add();
            }}
          />
          <button
            type="button"
            class="button"
            aria-disabled={typed.value.trim() === ''}
            onClick={() => add()}
          >
            {t.add}
          </button>
        </div>
      )}
      <p class="field__hint" role="alert">
        {trouble}
      </p>
      <button
        type="button"
        class="button button--quiet"
        ref={done}
        onClick={() => {
          if (!add()) return field.current?.focus();
          close();
          focusReplyBox();
        }}
      >
        {t.done}
      </button>
    </fieldset>
  );
}

/** Whether the words are read as they are written, within their brackets: one that ends them early would send them all as text. */
function isButton(words: string): boolean {
  return choicesIn(withChoices('?', [words])).choices[0] === words;
}
