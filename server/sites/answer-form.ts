import { ApiError } from '../common/api-error.ts';
import { type Answers, answerTroubles, fieldsAsked, withAddress } from '../contract/form-answers.ts';
import type { ConsentGiven, FormAnswer } from '../contract/schemas/people.ts';
import type { FormField } from '../contract/schemas/site-setting-parts.ts';
import type { SiteSettings } from '../contract/schemas/site-settings.ts';
import type { FormInput } from '../contract/schemas/widget-api.ts';
import { wordsIn } from '../contract/words.ts';
import type { VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { indexVisitor } from '../search/people-index.ts';
import { type Mask, maskFor } from './mask.ts';
import { settingsOf } from './settings.ts';

const NAME_LENGTH = 80;

/**
 * What a visitor says before a conversation, kept with them: the answers in the site's words, and which consent they
 * gave. Returns the visitor as they are now, what the conversation is about, and which team is to get it.
 * @throws ApiError `form_incomplete` with `details.troubles`, by field
 */
export async function answerForm(
  tx: Transaction,
  visitor: VisitorRow,
  input: FormInput | undefined,
): Promise<{ visitor: VisitorRow; topic: string | null; teamId: string | null }> {
  const site = await tx.db
    .selectFrom('sites')
    .select('settings')
    .where('id', '=', visitor.site_id)
    .executeTakeFirstOrThrow();
  const settings = settingsOf(site);
  const language = visitor.language ?? 'en';
  // Whether somebody was there when the visitor was asked is not known for certain here: the address is taken, not demanded.
  const whole = settings.absence === 'form' ? withAddress(settings.form, false) : settings.form;
  const form = fieldsAsked(whole, input?.answers ?? {}, input?.topic);
  refuseIncomplete(form, settings, input);
  const topic = settings.topics.find((one) => one.id === input?.topic);
  const about = {
    topic: topic === undefined ? null : (wordsIn(topic.label, language) ?? topic.id),
    teamId: topic?.teamId ?? null,
  };
  const given = masked(input?.answers ?? {}, maskFor(site));
  const answers = form.flatMap((field) => answerOf(field, given, language));
  const { consent } = settings;
  if (answers.length === 0 && consent === null) return { visitor, ...about };

  const consents: ConsentGiven[] = visitor.consents === null ? [] : JSON.parse(visitor.consents);
  const known = consent === null || consents.some((one) => one.version === consent.version);
  const changed = {
    answers: answers.length === 0 ? visitor.answers : JSON.stringify(answers),
    consents: known
      ? visitor.consents
      : JSON.stringify([...consents, { version: consent.version, at: tx.now }]),
    ...(visitor.verified === 1 ? {} : whoOf(form, given)),
  };
  await tx.db.updateTable('visitors').set(changed).where('id', '=', visitor.id).execute();
  await indexVisitor(tx, visitor.id);
  return {
    visitor: { ...visitor, ...changed },
    ...about,
  };
}

/** What a visitor answered, without what the site does not want to be stored. */
function masked(answers: Answers, mask: Mask): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, typeof answer === 'string' ? mask(answer) : answer]),
  );
}

function refuseIncomplete(
  form: readonly FormField[],
  settings: SiteSettings,
  input: FormInput | undefined,
): void {
  const troubles: Record<string, string> = answerTroubles(form, input?.answers ?? {});
  if (settings.consent !== null && input?.consent !== settings.consent.version)
    troubles['consent'] = 'missing';
  if (settings.topics.length > 0 && !settings.topics.some((topic) => topic.id === input?.topic))
    troubles['topic'] = 'missing';
  const names = Object.keys(troubles);
  if (names.length > 0)
    throw new ApiError(
      'form_incomplete',
      `The site asks some questions before a chat; ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} missing or not right.`,
      { troubles },
    );
}

function answerOf(field: FormField, answers: Answers, language: string): FormAnswer[] {
  const answer = answers[field.id];
  const label = wordsIn(field.label, language) ?? field.id;
  if (field.kind === 'tick') return answer === true ? [{ id: field.id, label, value: '✓' }] : [];
  const text = typeof answer === 'string' ? answer.trim() : '';
  if (text === '') return [];
  const choice = field.choices?.find((one) => one.id === text);
  return [
    { id: field.id, label, value: choice === undefined ? text : (wordsIn(choice.label, language) ?? text) },
  ];
}

/** Their own word for who they are; agents see that it is not verified. */
function whoOf(form: readonly FormField[], answers: Answers): { name?: string; email?: string } {
  const text = (id: string | undefined) => {
    const answer = id === undefined ? undefined : answers[id];
    return typeof answer === 'string' && answer.trim() !== '' ? answer.trim() : undefined;
  };
  const name = text(form.find((field) => field.id === 'name')?.id)?.slice(0, NAME_LENGTH);
  const email = text(form.find((field) => field.kind === 'email')?.id);
  return { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
}
