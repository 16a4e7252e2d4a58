import { useId } from 'preact/hooks';
import type { Words } from '../../../../server/contract/schemas/site-setting-parts.ts';
import { useTexts } from '../../context.ts';
import { siteTexts } from './site-texts.ts';

type Labelled = { label: string; hint?: string };

/** One labelled field of text, of one line or of several. */
export function TextField({
  label,
  hint,
  value,
  set,
  lines = 1,
  type = 'text',
  maxLength = 500,
}: Labelled & {
  value: string;
  set: (value: string) => void;
  lines?: number;
  type?: 'text' | 'date' | 'time' | 'number';
  maxLength?: number;
}) {
  const id = useId();
  const common = {
    id,
    class: `field__input ${lines > 1 ? 'field__input--lines' : ''}`,
    value,
    maxLength,
    'aria-describedby': `${id}-hint`,
  };
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      {lines > 1 ? (
        <textarea {...common} rows={lines} onInput={({ currentTarget }) => set(currentTarget.value)} />
      ) : (
        <input {...common} type={type as 'text'} onInput={({ currentTarget }) => set(currentTarget.value)} />
      )}
      <p class="field__hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}

/** A whole number; what is no number changes nothing. */
export function NumberField({
  set,
  value,
  min,
  max,
  ...rest
}: Labelled & { value: number | null; min: number; max: number; set: (value: number | null) => void }) {
  return (
    <TextField
      {...rest}
      type="number"
      value={value === null ? '' : `${value}`}
      set={(text) => {
        const number = Number(text);
        if (text === '') set(null);
        else if (Number.isInteger(number)) set(Math.min(max, Math.max(min, number)));
      }}
    />
  );
}

export function Choice<T extends string>({
  label,
  hint,
  value,
  options,
  set,
}: Labelled & { value: T; options: Record<T, string>; set: (value: T) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="field__input"
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => set(currentTarget.value as T)}
      >
        {Object.entries<string>(options).map(([name, text]) => (
          <option value={name} key={name}>
            {text}
          </option>
        ))}
      </select>
      <p class="field__hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}

export function Tick({
  label,
  value,
  set,
}: {
  label: string;
  value: boolean;
  set: (value: boolean) => void;
}) {
  return (
    <label class="settings__member">
      <input type="checkbox" checked={value} onChange={({ currentTarget }) => set(currentTarget.checked)} />
      {label}
    </label>
  );
}

/** What is said in one language; others keep what they say. */
export function WordsField({
  label,
  words,
  language,
  set,
  about,
  lines = 1,
  maxLength = 1000,
}: {
  label: string;
  words: Words;
  language: string;
  set: (words: Words) => void;
  /** What it is for, while no other language has words. */
  about?: string;
  lines?: number;
  maxLength?: number;
}) {
  const t = siteTexts(useTexts());
  const others = Object.entries(words).filter(([name, text]) => name !== language && text !== '');
  const hint =
    others.length === 0
      ? about
      : others.map(([name, text]) => `${name === '*' ? t.everyLanguage : name}: ${text}`).join(' · ');
  return (
    <TextField
      label={language === '*' ? label : `${label} (${language})`}
      {...(hint === undefined ? {} : { hint })}
      value={words[language] ?? ''}
      lines={lines}
      maxLength={maxLength}
      set={(text) => {
        const { [language]: _before, ...rest } = words;
        set(text === '' ? rest : { ...rest, [language]: text });
      }}
    />
  );
}

/** A name for something new that no other has: `topic-1`, `topic-2`, … */
export function freshId(stem: string, taken: readonly { id: string }[]): string {
  for (let number = 1; ; number += 1) {
    const id = `${stem}-${number}`;
    if (!taken.some((one) => one.id === id)) return id;
  }
}

/**
 * Things with words, as lines of one language: a line that stays as it is stays the same thing, wherever others are put in or
 * taken out; between those, line by line.
 */
export function withLines<T extends { id: string; label: Words }>(
  things: readonly T[],
  text: string,
  language: string,
  make: (id: string) => T,
): T[] {
  const before = things.map(({ label }) => label[language] ?? '');
  const lines = text.split('\n');
  const least = Math.min(before.length, lines.length);
  let head = 0;
  while (head < least && before[head] === lines[head]) head += 1;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === lines.at(-1 - tail)) tail += 1;
  const changed = things.slice(head, things.length - tail);
  const next = things.slice(0, head);
  for (const [index, line] of lines.slice(head, lines.length - tail).entries()) {
    if (line.trim() === '' && head + index === lines.length - 1 && changed[index] === undefined) continue;
    const thing = changed[index] ?? make(freshId('option', [...things, ...next]));
    next.push({ ...thing, label: { ...thing.label, [language]: line } });
  }
  return [...next, ...things.slice(things.length - tail)];
}
