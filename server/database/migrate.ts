import type { Kysely } from 'kysely';
import type { Sealer } from '../common/sealer.ts';
import type { Migration } from './migration.ts';
import { ground } from './migrations/001-ground.ts';
import { delivered } from './migrations/010-delivered.ts';
import { fileQuotas } from './migrations/020-file-quotas.ts';
import { signedIdentity } from './migrations/030-1-signed-identity.ts';
import { accounts } from './migrations/030-2-accounts.ts';
import { blocks } from './migrations/030-3-blocks.ts';
import { desk } from './migrations/040-desk.ts';
import { search } from './migrations/041-search.ts';
import { replies } from './migrations/042-replies.ts';
import { counts } from './migrations/043-counts.ts';
import { sites } from './migrations/050-1-sites.ts';
import { visitorTrail } from './migrations/060-visitor-trail.ts';
import { choices } from './migrations/074-choices.ts';
import { apiKeys } from './migrations/076-api-keys.ts';
import { fairness } from './migrations/080-fairness.ts';
import { visitorNotes } from './migrations/084-visitor-notes.ts';
import { peopleSearch } from './migrations/087-people-search.ts';
import { searchPrefixes } from './migrations/088-search-prefixes.ts';
import { rooms } from './migrations/090-rooms.ts';
import { searchForgets } from './migrations/095-search-forgets.ts';
import { nodes } from './migrations/096-nodes.ts';
import { ends } from './migrations/100-ends.ts';
import { replyWait } from './migrations/120-reply-wait.ts';
import { uploadNetworks } from './migrations/130-upload-networks.ts';
import { assets } from './migrations/140-assets.ts';
import { pace } from './migrations/150-pace.ts';
import { linkMakers } from './migrations/160-link-makers.ts';
import { readMarks } from './migrations/170-read-marks.ts';
import { unsentFiles } from './migrations/190-unsent-files.ts';
import { auditFilters } from './migrations/200-audit-filters.ts';
import { guides } from './migrations/201-guides.ts';
import { subscribers } from './migrations/202-subscribers.ts';
import { mail } from './migrations/203-mail.ts';
import { incomingMail } from './migrations/204-incoming-mail.ts';
import { resumeLinks } from './migrations/205-resume-links.ts';
import { webhooks } from './migrations/206-webhooks.ts';
import { push } from './migrations/208-push.ts';
import { visitorPush } from './migrations/209-visitor-push.ts';
import { suppressedAddresses } from './migrations/211-suppressed-addresses.ts';
import { mailedNotices } from './migrations/212-mailed-notices.ts';
import { bridges } from './migrations/214-bridges.ts';
import { ladder } from './migrations/215-ladder.ts';
import { services } from './migrations/217-services.ts';
import { conversationChanges } from './migrations/218-conversation-changes.ts';
import { contacts } from './migrations/219-contacts.ts';
import { bots } from './migrations/221-bots.ts';
import { botTests } from './migrations/222-bot-tests.ts';
import { byKey } from './migrations/225-by-key.ts';
import { contactMerges } from './migrations/226-contact-merges.ts';
import { contactsBySite } from './migrations/227-contacts-by-site.ts';
import { replyWaitIndex } from './migrations/228-reply-wait-index.ts';
import { chatNotices } from './migrations/229-chat-notices.ts';
import { mailReactions } from './migrations/230-mail-reactions.ts';
import { reports } from './migrations/233-reports.ts';
import { auditByKey } from './migrations/244-audit-by-key.ts';
import { conversationAttributes } from './migrations/245-conversation-attributes.ts';
import { avatars } from './migrations/246-avatars.ts';
import { momentDays } from './migrations/248-moment-days.ts';
import { usualReply } from './migrations/249-usual-reply.ts';
import { nodesOpen } from './migrations/256-nodes-open.ts';
import { needsReplyIndex } from './migrations/268-needs-reply-index.ts';
import { firstReply } from './migrations/269-first-reply.ts';
import { formerAgents } from './migrations/275-former-agents.ts';
import { deletedSites } from './migrations/276-deleted-sites.ts';
import { missedAndTopics } from './migrations/280-missed-and-topics.ts';
import { weeklyReports } from './migrations/281-weekly-reports.ts';
import { newestContacts } from './migrations/285-newest-contacts.ts';
import { siteSightings } from './migrations/307-site-sightings.ts';
import { quotes } from './migrations/320-quotes.ts';
import { sharedViews } from './migrations/327-shared-views.ts';
import { contactSegments } from './migrations/328-contact-segments.ts';
import { contactAddresses } from './migrations/329-contact-addresses.ts';
import { ownReplies } from './migrations/345-own-replies.ts';
import { scheduledMessages } from './migrations/346-scheduled-messages.ts';
import { signedAddresses } from './migrations/350-signed-addresses.ts';
import { voiceMessages } from './migrations/355-voice-messages.ts';
import { dayColumns } from './migrations/370-day-columns.ts';
import { erasedPeople } from './migrations/380-erased-people.ts';
import { scheduledByKey } from './migrations/390-scheduled-by-key.ts';
import { cards } from './migrations/450-cards.ts';
import { eventTraces } from './migrations/470-event-traces.ts';
import { startedIndex } from './migrations/480-started-index.ts';
import { keptFiles } from './migrations/490-kept-files.ts';
import { replyFiles } from './migrations/500-reply-files.ts';
import { mergedConversations } from './migrations/530-merged-conversations.ts';

/**
 * In the order in which they are taken, which is that of their names; only ever appended to. The names are stored in the
 * databases and must not change. From `200` on each has the next whole number; migrations/README.md says why.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-ground': ground,
  '010-delivered': delivered,
  '020-file-quotas': fileQuotas,
  '030-1-signed-identity': signedIdentity,
  '030-2-accounts': accounts,
  '030-3-blocks': blocks,
  '040-desk': desk,
  '041-search': search,
  '042-replies': replies,
  '043-counts': counts,
  '050-1-sites': sites,
  '060-visitor-trail': visitorTrail,
  '074-choices': choices,
  '076-api-keys': apiKeys,
  '080-fairness': fairness,
  '084-visitor-notes': visitorNotes,
  '087-people-search': peopleSearch,
  '088-search-prefixes': searchPrefixes,
  '090-rooms': rooms,
  '095-search-forgets': searchForgets,
  '096-nodes': nodes,
  '100-ends': ends,
  '120-reply-wait': replyWait,
  '130-upload-networks': uploadNetworks,
  '140-assets': assets,
  '150-pace': pace,
  '160-link-makers': linkMakers,
  '170-read-marks': readMarks,
  '190-unsent-files': unsentFiles,
  '200-audit-filters': auditFilters,
  '201-guides': guides,
  '202-subscribers': subscribers,
  '203-mail': mail,
  '204-incoming-mail': incomingMail,
  '205-resume-links': resumeLinks,
  '206-webhooks': webhooks,
  '208-push': push,
  '209-visitor-push': visitorPush,
  '211-suppressed-addresses': suppressedAddresses,
  '212-mailed-notices': mailedNotices,
  '214-bridges': bridges,
  '215-ladder': ladder,
  '217-services': services,
  '218-conversation-changes': conversationChanges,
  '219-contacts': contacts,
  '221-bots': bots,
  '222-bot-tests': botTests,
  '225-by-key': byKey,
  '226-contact-merges': contactMerges,
  '227-contacts-by-site': contactsBySite,
  '228-reply-wait-index': replyWaitIndex,
  '229-chat-notices': chatNotices,
  '230-mail-reactions': mailReactions,
  '233-reports': reports,
  '244-audit-by-key': auditByKey,
  '245-conversation-attributes': conversationAttributes,
  '246-avatars': avatars,
  '248-moment-days': momentDays,
  '249-usual-reply': usualReply,
  '256-nodes-open': nodesOpen,
  '268-needs-reply-index': needsReplyIndex,
  '269-first-reply': firstReply,
  '275-former-agents': formerAgents,
  '276-deleted-sites': deletedSites,
  '280-missed-and-topics': missedAndTopics,
  '281-weekly-reports': weeklyReports,
  '285-newest-contacts': newestContacts,
  '307-site-sightings': siteSightings,
  '320-quotes': quotes,
  '327-shared-views': sharedViews,
  '328-contact-segments': contactSegments,
  '329-contact-addresses': contactAddresses,
  '345-own-replies': ownReplies,
  '346-scheduled-messages': scheduledMessages,
  '350-signed-addresses': signedAddresses,
  '355-voice-messages': voiceMessages,
  '370-day-columns': dayColumns,
  '380-erased-people': erasedPeople,
  '390-scheduled-by-key': scheduledByKey,
  '450-cards': cards,
  '470-event-traces': eventTraces,
  '480-started-index': startedIndex,
  '490-kept-files': keptFiles,
  '500-reply-files': replyFiles,
  '530-merged-conversations': mergedConversations,
};

/** How far an upgrade has come: this step of so many. */
export type UpgradeStep = { step: number; of: number; name: string };

export type UpgradeOptions = {
  /** Is told before each step of an upgrade; never for a new database. */
  onStep?: (step: UpgradeStep) => void;
  log?: { info(details: object, message: string): void; warn(details: object, message: string): void };
};

export type OpenOptions = UpgradeOptions & {
  /** Is told how long each query took that reads outside of a transaction; without it, none is measured. */
  onRead?: (ms: number) => void;
  /** Seals and opens the secrets in it; without it, none is sealed. */
  sealer?: Sealer;
  /**
   * Another process of this version may be using it: it is neither locked nor upgraded, and must be there, of this version.
   */
  beside?: boolean;
};

export type Step = { name: string; migration: Migration };

/** A step that could not be taken. Nothing of it is in the database, and a later start tries it again. */
export class UpgradeError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'UpgradeError';
  }
}

/**
 * The steps that a database has not taken, in their order.
 * @param taken the names of those it has
 * @throws UpgradeError for a database that a newer program has upgraded
 */
export function stepsToTake(
  taken: readonly string[],
  migrations: Readonly<Record<string, Migration>>,
): Step[] {
  const unknown = taken.find((name) => migrations[name] === undefined);
  if (unknown !== undefined)
    throw new UpgradeError(
      `It was upgraded by a newer version of Frontdesk (step ${unknown} is not known to this one). ` +
        'Start that version, or restore the back-up that was made before the upgrade.',
    );
  return Object.entries(migrations)
    .filter(([name]) => !taken.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, migration]) => ({ name, migration }));
}

/** @throws UpgradeError for a database that has steps to take, or was upgraded by a newer program */
export function requireUpgraded(taken: readonly string[]): void {
  const [first] = stepsToTake(taken, MIGRATIONS);
  if (first !== undefined)
    throw new UpgradeError(
      `It is of an earlier version (step ${first.name} is missing). Start the server, or run \`frontdesk migrate\`, first.`,
    );
}

/** Says in the log and to whoever asks which step is being taken, and how long it took. */
export async function reportStep(
  { onStep, log }: UpgradeOptions,
  at: UpgradeStep,
  take: () => Promise<void>,
): Promise<void> {
  const began = performance.now();
  onStep?.(at);
  log?.info(at, `Upgrading the database: step ${at.step} of ${at.of}, ${at.name}.`);
  await take();
  log?.info(
    { ...at, ms: Math.round(performance.now() - began) },
    `Upgrading the database: ${at.name} is done.`,
  );
}

/** Runs a migration's own two parts, whatever the transactions around them. */
export async function fillAll(
  { migration }: Step,
  from: string,
  run: (take: (db: Kysely<unknown>) => Promise<string | null>) => Promise<string | null>,
): Promise<void> {
  const { fill } = migration;
  if (fill === undefined) return;
  let after: string | null = from;
  while (after !== null) {
    const at: string = after;
    after = await run((db) => fill(db, at));
  }
}
