import { BUTTON_LENGTH, MOST_BUTTONS } from '../../../../server/contract/cards/limits.ts';
import type { LinkDraft } from '../../../stores/composer/card-draft.ts';
import { useTexts } from '../../context.ts';
import { Icon } from '../../elements/Icon.tsx';
import { cardTexts } from '../../format/card-texts.ts';

/** The buttons of a card: what is on them, and which page they open. */
export function CardLinks({
  links,
  newId,
  write,
}: {
  links: readonly LinkDraft[];
  newId(): string;
  write(links: readonly LinkDraft[]): void;
}) {
  const t = cardTexts(useTexts());
  const change = (key: string, changed: Partial<LinkDraft>) =>
    write(links.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  return (
    <fieldset class="card-rows" aria-label={t.buttons}>
      {links.map(({ key, label, url }, index) => (
        <div class="card-row" key={key}>
          <label class="field">
            <span class="field__label">{t.buttonWords}</span>
            <input
              class="field__input"
              required={url !== ''}
              pattern=".*\S.*"
              maxLength={BUTTON_LENGTH}
              dir="auto"
              autocomplete="off"
              value={label}
              onInput={({ currentTarget }) => change(key, { label: currentTarget.value })}
            />
          </label>
          <label class="field">
            <span class="field__label">{t.address}</span>
            <input
              class="field__input"
              type="url"
              required={label !== ''}
              pattern="https://\S+"
              title={t.addressHint}
              placeholder="https://"
              maxLength={2_048}
              autocomplete="off"
              value={url}
              onInput={({ currentTarget }) => change(key, { url: currentTarget.value })}
            />
          </label>
          <button
            type="button"
            class="icon-button"
            aria-label={t.removeButton(index + 1)}
            title={t.removeButton(index + 1)}
            onClick={() => write(links.filter((one) => one.key !== key))}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
      {links.length < MOST_BUTTONS && (
        <button
          type="button"
          class="button button--quiet"
          onClick={() => write([...links, { key: newId(), label: '', url: '' }])}
        >
          {t.addButton}
        </button>
      )}
    </fieldset>
  );
}
