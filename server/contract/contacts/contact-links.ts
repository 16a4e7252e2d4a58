/**
 * Links from a contact to what else is known of them, such as the customer's page in a shop's back office: a template of an
 * admin, filled in for each person.
 */

/** What a template can say of a person, as `{{visitor.externalId}}`. */
export const LINK_VARIABLES = ['visitor.externalId', 'visitor.email'] as const;
export type LinkVariable = (typeof LINK_VARIABLES)[number];
export type LinkValues = Readonly<Record<LinkVariable, string | null>>;

const VARIABLE = /\{\{([\w.]*)\}\}/g;
/** Browsers take such a part of a path for the folder itself or the one above, however it is encoded. */
const FOLDER = /^\.{1,2}$/;

/** The address for one person, with their values encoded; null where one of them is not known. */
export function contactLinkUrl(template: string, values: LinkValues): string | null {
  let isFilled = true;
  const url = template.replace(VARIABLE, (_written, name: LinkVariable) => {
    const value = values[name] ?? '';
    if (value === '' || FOLDER.test(value)) isFilled = false;
    return encoded(value);
  });
  return isFilled ? url : null;
}

/** What is wrong with a template, as a sentence for its admin; null where nothing is. */
export function contactLinkTrouble(template: string): string | null {
  const names = [...template.matchAll(VARIABLE)].map(([, name = '']) => name);
  const unknown = names.find((name) => !LINK_VARIABLES.some((one) => one === name));
  if (unknown !== undefined)
    return `There is no {{${unknown}}}. Use ${LINK_VARIABLES.map((name) => `{{${name}}}`).join(' or ')}.`;
  if (names.length === 0)
    return 'The address leads to the same page for everybody. Put {{visitor.externalId}} or {{visitor.email}} where the contact is named.';
  const [one, another] = ['a', 'b'].map((value) => parsed(template.replace(VARIABLE, value)));
  if (!template.startsWith('https://') || one === null || another === null)
    return 'The address has to begin with https:// and a host.';
  if (one?.origin !== another?.origin || `${one?.username}${one?.password}` !== '')
    return 'A contact must not decide to which server the link leads: use variables after the host only, and no user name.';
  return null;
}

function parsed(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/** Half a surrogate pair, which has no encoding, is left out as browsers do: it becomes U+FFFD. */
function encoded(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\uFFFD'));
}
