import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Card } from '../../../server/contract/cards/card-schema.ts';
import { LINK_ATTRIBUTES, safeHref } from '../../../server/contract/text/links.ts';
import type { Offered } from '../../views/context.ts';
import { dressRoot } from '../../views/style-sheets.ts';
import { AskedForm } from './AskedForm.tsx';
import sheet from './cards.css';

/** A message that is a card or has a form. */
export function CardView({ line }: { line: Offered }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => dressRoot(place.current, sheet), []);
  const { id, card, form, chosen = null } = line;
  return (
    <div class="card" ref={place}>
      {card !== undefined && <CardBody card={card} />}
      {form !== undefined && <AskedForm id={id} form={form} answered={chosen !== null} />}
    </div>
  );
}

function CardBody({ card: { title, text, picture, links = [] } }: { card: Card }) {
  /** It could not be had, or the page's policy forbids it: what it shows is said in words. */
  const broken = useSignal(false);
  return (
    <>
      {picture !== undefined && !broken.value && (
        <img
          class="card-picture"
          src={picture.url}
          alt={picture.description ?? ''}
          loading="lazy"
          decoding="async"
          referrerpolicy="no-referrer"
          onError={() => {
            broken.value = true;
          }}
        />
      )}
      <strong class="card-title" dir="auto">
        {title}
      </strong>
      {text !== undefined && (
        <p class="text" dir="auto">
          {text}
        </p>
      )}
      {broken.value && picture?.description !== undefined && (
        <p class="text" dir="auto">
          {picture.description}
        </p>
      )}
      {links.map(({ label, url }) => {
        const href = safeHref(url);
        return (
          href !== null && (
            <a class="action" href={href} {...LINK_ATTRIBUTES} dir="auto" key={label + url}>
              {label}
            </a>
          )
        );
      })}
    </>
  );
}
