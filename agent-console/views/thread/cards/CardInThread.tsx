import type { Card, MessageField, MessageForm } from '../../../../server/contract/cards/card-schema.ts';
import { LINK_ATTRIBUTES, safeHref } from '../../../../server/contract/text/links.ts';
import type { Line } from '../../../stores/thread/timeline.ts';
import { useTexts } from '../../context.ts';
import { adoptStyle } from '../../elements/adopt-style.ts';
import { Icon } from '../../elements/Icon.tsx';
import { cardTexts } from '../../format/card-texts.ts';
import { Words } from '../MessageText.tsx';
import style from './card-in-thread.css';

adoptStyle(style);

/** A card or form, small, as the visitor sees it; what an agent cannot fill in is drawn as an empty box. */
export function CardInThread({ line: { offer, chosen = null } }: { line: Line }) {
  return (
    <div class="sent-card">
      {offer?.card !== undefined && <SentCard card={offer.card} />}
      {offer?.form !== undefined && <SentForm form={offer.form} answered={chosen !== null} />}
    </div>
  );
}

function Head({ title, text }: { title: string; text?: string | undefined }) {
  return (
    <>
      <strong class="sent-card__title" dir="auto">
        <Words text={title} />
      </strong>
      {text !== undefined && (
        <p class="sent-card__text" dir="auto">
          <Words text={text} />
        </p>
      )}
    </>
  );
}

/** The picture is on another website, from which the console loads nothing: what it shows is said in words. */
function SentCard({ card: { title, text, picture, links = [] } }: { card: Card }) {
  const pictureHref = picture === undefined ? null : safeHref(picture.url);
  return (
    <>
      {picture !== undefined && pictureHref !== null && (
        <a class="sent-card__picture" href={pictureHref} {...LINK_ATTRIBUTES} dir="auto">
          <Icon name="eye" size={16} />
          <span>
            <Words text={picture.description?.trim() || new URL(pictureHref).host} />
          </span>
        </a>
      )}
      <Head title={title} text={text} />
      {links.map(({ label, url }) => {
        const href = safeHref(url);
        return href === null ? null : (
          <a
            class="sent-card__button"
            href={href}
            title={href}
            {...LINK_ATTRIBUTES}
            dir="auto"
            key={label + url}
          >
            <Words text={label} />
          </a>
        );
      })}
    </>
  );
}

function SentForm({ form: { title, text, fields }, answered }: { form: MessageForm; answered: boolean }) {
  const t = cardTexts(useTexts());
  return (
    <>
      <Head title={title} text={text} />
      <ul class="sent-card__fields" aria-label={t.questions}>
        {fields.map((field) => (
          <Field field={field} key={field.id} />
        ))}
      </ul>
      {answered && (
        <span class="sent-card__answered">
          <Icon name="check" size={14} />
          {t.answered}
        </span>
      )}
    </>
  );
}

function Field({ field: { kind, label, required = false, choices = [] } }: { field: MessageField }) {
  const t = cardTexts(useTexts());
  const name = (
    <span dir="auto">
      <Words text={label} />
      {required && (
        <>
          <span aria-hidden="true"> *</span> <span class="hidden">{t.required}</span>
        </>
      )}
    </span>
  );
  if (kind === 'consent')
    return (
      <li class="sent-card__tick">
        <span class="sent-card__box" aria-hidden="true" />
        {name}
      </li>
    );
  return (
    <li class="sent-card__field">
      {name}
      <span class="sent-card__input" dir="auto">
        {kind === 'choice' ? <Words text={choices.join(' / ')} /> : t.kinds[kind]}
      </span>
    </li>
  );
}
