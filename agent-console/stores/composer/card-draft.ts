import type { Card, MessageForm } from '../../../server/contract/cards/card-schema.ts';
import type { FIELD_KINDS } from '../../../server/contract/cards/limits.ts';

export type LinkDraft = { key: string; label: string; url: string };
export type FieldDraft = {
  key: string;
  kind: (typeof FIELD_KINDS)[number];
  label: string;
  required: boolean;
  /** Of a choice: its answers, one per line. */
  choices: string;
};
/** A card or form as it is being made. */
export type CardDraft = {
  kind: 'card' | 'form';
  title: string;
  text: string;
  links: readonly LinkDraft[];
  fields: readonly FieldDraft[];
};

/** What is sent of a draft: empty lines are left out, fields are numbered. */
export function partsOf(draft: CardDraft): { card: Card } | { form: MessageForm } {
  const text = draft.text.trim();
  const said = { title: draft.title.trim(), ...(text === '' ? {} : { text }) };
  if (draft.kind === 'form') return { form: { ...said, fields: draft.fields.map(fieldOf) } };
  const links = draft.links
    .map(({ label, url }) => ({ label: label.trim(), url: url.trim() }))
    .filter(({ label, url }) => label !== '' || url !== '');
  return { card: { ...said, ...(links.length === 0 ? {} : { links }) } };
}

function fieldOf(field: FieldDraft, index: number): MessageForm['fields'][number] {
  return {
    id: `field-${index + 1}`,
    kind: field.kind,
    label: field.label.trim(),
    ...(field.required ? { required: true } : {}),
    ...(field.kind === 'choice' ? { choices: choicesOf(field) } : {}),
  };
}

/** The answers of a choice: every line once. */
export function choicesOf({ choices }: Pick<FieldDraft, 'choices'>): string[] {
  const lines = choices.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}
