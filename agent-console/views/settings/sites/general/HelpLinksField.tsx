import type { HelpLink } from '../../../../../server/contract/sites/help-links.ts';
import { useTexts } from '../../../context.ts';
import { WordsField } from '../fields.tsx';
import { siteTexts } from '../site-texts.ts';
import type { FieldProps } from '../tabs.ts';

const MAX_LINKS = 6;

/** What visitors can read on the home of the chat before they write. */
export function HelpLinksField({ draft, language }: FieldProps) {
  const t = siteTexts(useTexts());
  const { labels, hints } = t.settings;
  const { helpLinks: links } = draft.value.value.settings;
  const put = (index: number, part: Partial<HelpLink>) =>
    draft.setting({ helpLinks: links.map((link, at) => (at === index ? { ...link, ...part } : link)) });
  return (
    <fieldset class="webhook__choice" aria-describedby="help-links-hint">
      <legend class="field__label">{labels.helpLinks}</legend>
      <p class="field__hint" id="help-links-hint">
        {hints.helpLinks}
      </p>
      {links.map((link, index) => (
        // Two links may be the same for a while: their place is what tells them apart.
        <fieldset
          class="site-question"
          aria-label={link.label[language] || link.label['*'] || t.helpLinks.add}
          key={index}
        >
          <div class="site-grid">
            <WordsField
              label={t.helpLinks.name}
              maxLength={80}
              words={link.label}
              language={language}
              set={(label) => put(index, { label })}
            />
            <WordsField
              label={t.helpLinks.url}
              words={link.url}
              language={language}
              set={(url) => put(index, { url: trimmed(url) })}
            />
          </div>
          <button
            type="button"
            class="button button--quiet"
            onClick={() => draft.setting({ helpLinks: links.filter((_one, at) => at !== index) })}
          >
            {t.remove}
          </button>
        </fieldset>
      ))}
      {links.length < MAX_LINKS && (
        <button
          type="button"
          class="button"
          onClick={() =>
            draft.setting({ helpLinks: [...links, { label: {}, url: { [language]: 'https://' } }] })
          }
        >
          {t.helpLinks.add}
        </button>
      )}
    </fieldset>
  );
}

function trimmed(url: HelpLink['url']): HelpLink['url'] {
  return Object.fromEntries(Object.entries(url).map(([language, address]) => [language, address.trim()]));
}
