import { newToken } from '../../access/tokens.ts';
import { accountLinkFrom, inviteAgent, issueOwnReset } from '../../accounts/account-links.ts';
import { listAgents, normalizeEmail } from '../../accounts/agents.ts';
import { recordAudit } from '../../accounts/audit-log.ts';
import { disableSecondFactor, hasSecondFactor } from '../../accounts/second-factor.ts';
import { readConfig } from '../../config.ts';
import type { Db } from '../../database/database.ts';
import type { AgentRow } from '../../database/tables.ts';
import { deleteAgent, FORMER_AGENT } from '../../privacy/delete-agent.ts';
import { type Command, EXIT, Refusal } from '../command.ts';
import { counted } from '../counted.ts';
import { withData } from '../with-data.ts';

/** Whoever may run a command on this machine has the database anyway; in the audit log, it is nobody. */
const OPERATOR = { agent: null, network: null };
const MOST_NAME = 80;
const JSON_OPTION = { name: 'json', help: 'Answer as JSON.' };

const list: Command = {
  name: 'admin list',
  summary: 'List all agents and admins.',
  words: [],
  options: [JSON_OPTION],
  examples: ['frontdesk admin list', 'frontdesk admin list --json | jq -r .[].email'],
  run: ({ flag }, surroundings) =>
    withData(readConfig(surroundings.env), surroundings, async ({ database }) => {
      const agents = (await listAgents(database.read)).map((row) => ({
        email: row.email,
        name: row.name,
        role: row.role,
        active: row.deactivated_at === null,
        secondFactor: hasSecondFactor(row),
      }));
      if (flag('json')) surroundings.say(JSON.stringify(agents));
      else
        for (const { email, name, role, active, secondFactor } of agents)
          surroundings.say(
            [email, name, role, active ? 'active' : 'deactivated', secondFactor ? 'two-factor' : '']
              .join('\t')
              .trimEnd(),
          );
      return EXIT.done;
    }),
};

const create: Command = {
  name: 'admin create',
  summary: 'Make a link with which somebody becomes an admin, or an agent. It works once, for three days.',
  words: ['EMAIL'],
  options: [
    { name: 'name', value: 'NAME', help: 'What they are called; they may change it.' },
    { name: 'role', value: 'ROLE', help: 'admin (without this option) or agent.' },
    JSON_OPTION,
  ],
  examples: ['frontdesk admin create ana@example.com --name Ana'],
  run({ words: [email = ''], value, flag }, surroundings) {
    const config = readConfig(surroundings.env);
    const role = value('role') ?? 'admin';
    if (role !== 'admin' && role !== 'agent')
      throw new Refusal(`"${role}" is no role. It is admin or agent.`, EXIT.usage);
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Refusal(`"${email}" is no e-mail address.`, EXIT.usage);
    return withData(config, surroundings, async ({ runInTransaction }) => {
      const made = await runInTransaction(async (tx) => {
        const invited = await inviteAgent(tx, null, {
          email,
          name: value('name') ?? email.split('@')[0] ?? email,
          role,
        });
        await recordAudit(tx, OPERATOR, 'agent.invited', normalizeEmail(email));
        return invited;
      });
      const link = accountLinkFrom(made, config.publicUrl);
      surroundings.say(flag('json') ? JSON.stringify(link) : link.url);
      return EXIT.done;
    });
  },
};

const resetPassword: Command = {
  name: 'admin reset-password',
  summary: 'Make a link with which somebody sets a new password. It works once, for an hour.',
  words: ['EMAIL'],
  options: [JSON_OPTION],
  examples: ['frontdesk admin reset-password ana@example.com'],
  run({ words: [email = ''], flag }, surroundings) {
    const config = readConfig(surroundings.env);
    return withData(config, surroundings, async ({ database, runInTransaction }) => {
      await findByEmail(database.read, email);
      const made = await runInTransaction(async (tx) => {
        const issued = await issueOwnReset(tx, email, newToken());
        if (issued !== null) await recordAudit(tx, OPERATOR, 'password.reset_issued', issued.link.email);
        return issued;
      });
      if (made === null) throw new Refusal(`${email} is deactivated. Another admin can reactivate them.`);
      const link = accountLinkFrom(made, config.publicUrl);
      surroundings.say(flag('json') ? JSON.stringify(link) : link.url);
      return EXIT.done;
    });
  },
};

const disable2fa: Command = {
  name: 'admin disable-2fa',
  summary: 'Turn two-factor sign-in off for somebody who has lost their device and their recovery codes.',
  words: ['EMAIL'],
  options: [JSON_OPTION],
  examples: ['frontdesk admin disable-2fa ana@example.com'],
  run: ({ words: [email = ''], flag }, surroundings) =>
    withData(readConfig(surroundings.env), surroundings, async ({ database, runInTransaction }) => {
      const agent = await findByEmail(database.read, email);
      if (!hasSecondFactor(agent)) throw new Refusal(`${agent.email} has no two-factor sign-in.`);
      await runInTransaction(async (tx) => {
        await disableSecondFactor(tx, agent.id);
        await recordAudit(tx, OPERATOR, 'second_factor.disabled', agent.email);
      });
      if (flag('json')) surroundings.say(JSON.stringify({ email: agent.email, secondFactor: false }));
      else surroundings.say(`${agent.email} signs in with the password alone now.`);
      return EXIT.done;
    }),
};

const remove: Command = {
  name: 'admin delete',
  summary: 'Delete an agent or admin for good. What they wrote stays, under another name.',
  words: ['EMAIL'],
  options: [
    { name: 'shown-as', value: 'NAME', help: `The name at what they wrote; “${FORMER_AGENT}” without it.` },
    { name: 'yes', help: 'Do it; without, it only says what would happen.' },
    JSON_OPTION,
  ],
  examples: [
    'frontdesk admin delete ben@example.com',
    'frontdesk admin delete ben@example.com --shown-as "Support team" --yes',
  ],
  run({ words: [email = ''], value, flag }, surroundings) {
    const shownAs = (value('shown-as') ?? FORMER_AGENT).trim();
    if (shownAs === '' || shownAs.length > MOST_NAME)
      throw new Refusal(`A name has 1 to ${MOST_NAME} characters.`, EXIT.usage);
    return withData(readConfig(surroundings.env), surroundings, async ({ database, runInTransaction }) => {
      const agent = await findByEmail(database.read, email);
      await refuseWithConversations(database.read, agent);
      const answer = (deleted: boolean) =>
        surroundings.say(JSON.stringify({ email: agent.email, shownAs, deleted }));
      if (!flag('yes')) {
        if (flag('json')) answer(false);
        else
          surroundings.say(
            `${agent.name} (${agent.email}) would be deleted for good, with their sign-in, API keys, notifications and drafts. What they wrote stays as “${shownAs}”. Say --yes to do it.`,
          );
        return EXIT.usage;
      }
      await runInTransaction(async (tx) => {
        await refuseWithConversations(tx.db, agent);
        const gone = await deleteAgent(tx, null, agent.id, shownAs);
        // Who it was must not be kept here either.
        if (gone !== null) await recordAudit(tx, OPERATOR, 'agent.deleted', gone.id);
      });
      if (flag('json')) answer(true);
      else
        surroundings.say(
          'Deleted. While a server runs, it ends their connections and replaces their name in conversations within a minute.',
        );
      return EXIT.done;
    });
  },
};

export const ADMIN: readonly Command[] = [create, resetPassword, disable2fa, remove, list];

/**
 * To give a conversation back to the queue is the server's: it tells visitors, agents, bridges and reports.
 * @throws Refusal while the agent has any
 */
async function refuseWithConversations(db: Db, { id, name }: AgentRow): Promise<void> {
  const found = await db
    .selectFrom('conversations')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('assignee_id', '=', id)
    .where('status', 'in', ['open', 'snoozed'])
    .executeTakeFirstOrThrow();
  if (Number(found.count) > 0)
    throw new Refusal(
      `${name} has ${counted(Number(found.count), 'open conversation')}. Assign or resolve what is open in the console first; or delete ${name} there (Settings, Agents), which returns them to the queue.`,
    );
}

/** @throws Refusal when nobody has the address */
async function findByEmail(db: Db, email: string): Promise<AgentRow> {
  const row = await db
    .selectFrom('agents')
    .selectAll()
    .where('email', '=', normalizeEmail(email))
    .executeTakeFirst();
  if (row === undefined)
    throw new Refusal(`Nobody has the address ${email}. \`frontdesk admin list\` shows who there is.`);
  return row;
}
