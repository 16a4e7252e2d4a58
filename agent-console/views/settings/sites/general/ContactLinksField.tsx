import type { ContactLink } from '../../../../../server/contract/contacts/contact-link-schema.ts';
import { useTexts } from '../../../context.ts';
import { TextField } from '../fields.tsx';
import { siteTexts } from '../site-texts.ts';
import type { FieldProps } from '../tabs.ts';

const MAX_LINKS = 10;

/** Where agents find more of a contact, as templates that are filled in for each. */
export function ContactLinksField({ draft }: FieldProps) {
  const t = siteTexts(useTexts());
  const { labels, hints } = t.settings;
  const { contactLinks: links } = draft.value.value.settings;
  const put = (index: number, part: Partial<ContactLink>) =>
    draft.setting({ contactLinks: links.map((link, at) => (at === index ? { ...link, ...part } : link)) });
  return (
    <fieldset class="webhook__choice" aria-describedby="contact-links-hint">
      <legend class="field__label">{labels.contactLinks}</legend>
      <p class="field__hint" id="contact-links-hint">
        {hints.contactLinks}
      </p>
      {links.map((link, index) => (
        // Two links may be the same for a while: their place is what tells them apart.
        <fieldset class="site-question" aria-label={link.label || t.contactLinks.add} key={index}>
          <div class="site-grid">
            <TextField
              label={t.contactLinks.name}
              maxLength={60}
              value={link.label}
              set={(label) => put(index, { label })}
            />
            <TextField
              label={t.contactLinks.url}
              value={link.url}
              set={(url) => put(index, { url: url.trim() })}
            />
          </div>
          <button
            type="button"
            class="button button--quiet"
            onClick={() => draft.setting({ contactLinks: links.filter((_one, at) => at !== index) })}
          >
            {t.remove}
          </button>
        </fieldset>
      ))}
      {links.length < MAX_LINKS && (
        <button
          type="button"
          class="button"
          onClick={() => draft.setting({ contactLinks: [...links, { label: '', url: 'https://' }] })}
        >
          {t.contactLinks.add}
        </button>
      )}
    </fieldset>
  );
}
