import type { ComponentChildren } from 'preact';
import { useExtras } from './context.ts';

/** A field under its label, and what is wrong with it. */
export function Labelled(props: {
  id: string;
  label: string;
  required: boolean;
  trouble: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class="ask-row">
      <label for={`fd-${props.id}`} dir="auto">
        {props.label}
        {props.required && <Needed />}
      </label>
      {props.children}
      <Trouble id={props.id} text={props.trouble} />
    </div>
  );
}

/** Marks a question that must be answered; its field says so to screen readers. */
export function Needed() {
  const { extra } = useExtras();
  return (
    <span class="needed" aria-hidden="true" title={extra.required}>
      {' *'}
    </span>
  );
}

export function Trouble({ id, text }: { id: string; text: string | undefined }) {
  return (
    <span class="ask-trouble" id={`fd-${id}-trouble`} role="alert">
      {text}
    </span>
  );
}
