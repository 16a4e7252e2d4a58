import { type ConversationPlace, findConversationPlace } from '../../access/conversation-place.ts';
import { allowResuming } from '../../access/resume-links.ts';
import type { FormAnswer } from '../../contract/schemas/people.ts';
import type { VisitorMail } from '../../contract/schemas/site-setting-parts.ts';
import type { Db } from '../../database/database.ts';
import type { OutgoingMailRow, VisitorRow } from '../../database/tables.ts';
import type { Transaction } from '../../database/transaction.ts';
import { logoPngPath } from '../../sites/logo.ts';
import { settingsOf } from '../../sites/settings.ts';
import { isMailAddress } from '../addresses.ts';
import { dateText } from '../format-time.ts';
import type { MailLayout, MailPart } from '../layout.ts';
import { fillIn, type MailLanguage, mailLanguage } from '../mail-texts.ts';
import type { MailDeps } from '../prepared-mail.ts';

/** What a mail to a visitor is about. */
export type VisitorPlace = ConversationPlace & {
  settings: VisitorMail;
  language: MailLanguage;
  /** Where the visitor gets mail; null: nobody knows. */
  address: string | null;
};

/** Undefined where the conversation is gone, or is none with a visitor. */
export async function findVisitorPlace(
  db: Db,
  conversationId: string | null,
): Promise<VisitorPlace | undefined> {
  if (conversationId === null) return undefined;
  const place = await findConversationPlace(db, conversationId);
  if (place === undefined) return undefined;
  const { site, visitor } = place;
  return {
    ...place,
    settings: settingsOf(site).mail,
    language: mailLanguage(visitor.language),
    address: addressOf(visitor),
  };
}

/** What the site signed comes first; else what the visitor said, or answered in the form. */
export function addressOf(visitor: Pick<VisitorRow, 'email' | 'answers'>): string | null {
  const answers: FormAnswer[] = visitor.answers === null ? [] : JSON.parse(visitor.answers);
  const said = [visitor.email ?? '', ...answers.map(({ value }) => value)];
  return said.map((one) => one.trim()).find(isMailAddress) ?? null;
}

/** The link with which a mail opens its conversation; null where the site wants none. */
export type ResumeLink = { url: string; expiresAt: number };

const DAY_MS = 86_400_000;

/** Makes the link of a mail, or finds the one it had at an earlier try. */
export async function resumeLinkFor(
  tx: Pick<Transaction, 'db' | 'now'>,
  { conversation, settings }: VisitorPlace,
  mail: Pick<OutgoingMailRow, 'id'>,
  { tokens, publicUrl }: MailDeps,
): Promise<ResumeLink | null> {
  if (settings.linkDays === 0) return null;
  const token = tokens('conversation', mail.id);
  const until = tx.now + settings.linkDays * DAY_MS;
  const expiresAt = await allowResuming(tx, token, conversation.id, until, mail.id);
  return { url: `${publicUrl}/c/${token}`, expiresAt };
}

/**
 * A mail to a visitor: what it says, then how to answer, and why it came.
 * @param declining where mails of its kind are turned off; null: they are of no such kind
 */
export function visitorLayout(
  { site, visitor, language }: VisitorPlace,
  link: ResumeLink | null,
  { config, publicUrl }: MailDeps,
  parts: readonly MailPart[],
  declining: string | null = null,
): MailLayout {
  const { texts, tag, direction } = language;
  const logo = logoPngPath(site);
  const answering =
    config.replyTo !== null ? texts.replyHint : link === null ? texts.noReply : texts.noReplyHint;
  return {
    tag,
    direction,
    heading: site.name,
    color: site.color,
    logoUrl: logo === null ? null : `${publicUrl}${logo}`,
    parts: [
      ...parts,
      ...(link === null ? [] : [{ kind: 'button', label: texts.open, url: link.url } as const]),
      { kind: 'text', text: answering },
      ...(link === null
        ? []
        : [
            {
              kind: 'small',
              text: fillIn(texts.linkHint, { date: dateText(link.expiresAt, tag, visitor.time_zone) }),
            } as const,
          ]),
      { kind: 'small', text: fillIn(texts.why, { site: site.name }) },
      ...(declining === null ? [] : [{ kind: 'link', label: texts.declineButton, url: declining } as const]),
    ],
  };
}
