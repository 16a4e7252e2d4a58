import type { AttributeChange, Facts, TrackedStep } from '../../server/contract/schemas/activity.ts';
import type { Page } from '../../server/contract/schemas/basics.ts';
import type { SaidIdentity } from '../../server/contract/schemas/widget-api.ts';
import { fitWords } from '../../server/contract/unseen-text.ts';
import type { WidgetDeps } from './deps.ts';

/** What the page said and the server does not have yet; of more, the oldest is let go. */
const MOST_KEPT = 50;
const NAME_LENGTH = 80;
const FACT_LENGTH = 200;
const TITLE_LENGTH = 300;
const ID_LENGTH = 36;
/** As the server takes it. */
const EMAIL = /^[^@\s]{1,190}@[^@\s]{1,63}$/;

type Kept = Omit<TrackedStep, 'agoMs'> & { at: number };

/**
 * Where the visitor goes, and what the page says of them. Nobody exists at the server before the first message, so all
 * of it is kept here, in memory, until there is somebody to say it of.
 */
export function createActivity(deps: WidgetDeps) {
  let steps: Kept[] = [];
  let attributes: AttributeChange = {};
  /** Who the visitor is, as the page says; kept for a visitor who is made later. */
  let who: SaidIdentity = {};
  let whoIsNews = false;
  let known = false;
  let telling = false;
  /** One page is told after the other: the one told last is taken to be where the visitor is. */
  let reported: Promise<unknown> = Promise.resolve();

  return {
    /** The visitor looks at another page. */
    page(): void {
      const page = deps.page();
      if (known) reported = reported.then<unknown>(() => known && deps.api.page(page));
      else keep(null, page, null);
    },
    /**
     * `page`, or the name of something the visitor did.
     * @param id what is told twice under the same UUID is one step
     * @throws TypeError with what is wrong
     */
    track(name: unknown, data: unknown = {}, id?: string): void {
      if (typeof name !== 'string' || name === '' || name.length > NAME_LENGTH)
        throw new TypeError(`frontdesk track needs a name of 1 to ${NAME_LENGTH} characters.`);
      const facts = factsOf(data, 'track');
      if (name !== 'page') keep(name, deps.page(), facts, id);
      else {
        const { url, title } = { ...deps.page(), ...facts };
        const page = { url: `${url}`.slice(0, 2_048), title: fitWords(`${title}`, TITLE_LENGTH) };
        keep(null, page, null, id);
      }
      void tell();
    },
    /** @throws TypeError with what is wrong */
    set(change: unknown): void {
      attributes = { ...attributes, ...factsOf(change, 'set', true) };
      void tell();
    },
    /**
     * Who the visitor is, as the page says and nobody has proved: `name`, `email`, and what else there is to say of them.
     * @throws TypeError with what is wrong
     */
    identify(person: unknown): void {
      const { name, email, ...rest } = factsOf(person, 'identify');
      if (name !== undefined && (typeof name !== 'string' || name.trim() === ''))
        throw new TypeError('frontdesk identify needs a text as name.');
      if (email !== undefined && !EMAIL.test(`${email}`))
        throw new TypeError('frontdesk identify needs an e-mail address as email.');
      const said = {
        ...(name && { name: fitWords(`${name}`, NAME_LENGTH) }),
        ...(email && { email: `${email}` }),
      };
      whoIsNews ||= JSON.stringify({ ...who, ...said }) !== JSON.stringify(who);
      who = { ...who, ...said };
      attributes = { ...attributes, ...rest };
      void tell();
    },
    /** What a visitor who is made now is told to be. */
    who(): SaidIdentity {
      return who;
    },
    /** There is somebody at the server now. */
    begin(): void {
      known = true;
      void tell();
    },
    /** There is nobody any more; what was said was said of them. */
    end(): void {
      known = false;
      steps = [];
      attributes = {};
      who = {};
      whoIsNews = false;
    },
  };

  function keep(name: string | null, page: Page, data: Facts | null, given?: string): void {
    // Pages may give anything more to a call.
    const id = given?.length === ID_LENGTH ? given : deps.newId();
    steps = [...steps, { id, at: deps.now(), name, page, data }].slice(-MOST_KEPT);
  }

  /** What gets no answer is told with the next thing; a refusal is said once and not repeated. */
  async function tell(): Promise<void> {
    if (!known || telling) return;
    telling = true;
    const [sent, said] = [steps, attributes];
    if (sent.length > 0) {
      const aged = sent.map(({ at, ...step }) => ({ ...step, agoMs: Math.max(0, deps.now() - at) }));
      const answer = await deps.api.track(aged);
      if (answer.ok || answer.status === 400) steps = steps.filter((step) => !sent.includes(step));
      if (!answer.ok) deps.warn(answer.message);
    }
    const person = whoIsNews ? who : {};
    if (hasAny(said) || hasAny(person)) {
      const answer = await deps.api.setAttributes({ ...person, ...(hasAny(said) && { attributes: said }) });
      const settled = answer.ok || answer.status === 400;
      if (settled && attributes === said) attributes = {};
      if (settled && who === person) whoIsNews = false;
      if (!answer.ok) deps.warn(answer.message);
    }
    telling = false;
    const more =
      steps.some((step) => !sent.includes(step)) ||
      (attributes !== said && hasAny(attributes)) ||
      (whoIsNews && who !== person);
    if (more) await tell();
  }
}
export type Activity = ReturnType<typeof createActivity>;

const hasAny = (facts: object): boolean => Object.keys(facts).length > 0;

/**
 * Texts, numbers and truths by name; longer texts are cut.
 * @throws TypeError with what is wrong
 */
export function factsOf(given: unknown, method: string, nulls = false): Facts {
  if (typeof given !== 'object') throw new TypeError(`frontdesk ${method} needs {name: value}.`);
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(Object(given))) {
    const plain = ['string', 'number', 'boolean'].includes(typeof value) || (nulls && value === null);
    if (!plain)
      throw new TypeError(`frontdesk ${method}: "${name}" must be a text, a number or true or false.`);
    facts[fitWords(name, 40)] = typeof value === 'string' ? fitWords(value, FACT_LENGTH) : value;
  }
  return facts as Facts;
}
