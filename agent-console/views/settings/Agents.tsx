import { useSignal } from '@preact/signals';
import type { Account, AccountLink, Invitation } from '../../../server/contract/schemas/accounts-api.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { CopyText } from '../elements/CopyText.tsx';
import { ActionButton } from '../elements/forms/ActionButton.tsx';
import { fullText } from '../format/times.ts';
import { Asked } from './Asked.tsx';
import { agentsTexts } from './agents-texts.ts';
import { DeleteAgent } from './deletion/DeleteAgent.tsx';
import { InviteForm } from './InviteForm.tsx';
import { NumberField } from './sites/fields.tsx';

/** Everybody who answers here, and who is invited to. */
export function Agents() {
  const { accounts, texts } = useConsole();
  const t = agentsTexts(texts);
  const open = useSignal<string | null>(null);
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      <Asked ask={accounts.readAccounts}>
        {(all, refresh) => (
          <>
            <ul class="settings__list">
              {all.accounts.map((account) => (
                <AgentRow
                  key={account.id}
                  account={account}
                  open={open.value === account.id}
                  onToggle={() => {
                    open.value = open.value === account.id ? null : account.id;
                  }}
                  refresh={refresh}
                />
              ))}
            </ul>
            {all.invitations.length > 0 && <Invitations invitations={all.invitations} refresh={refresh} />}
            <InviteForm onInvited={() => void refresh()} />
          </>
        )}
      </Asked>
    </>
  );
}

function AgentRow({
  account,
  open,
  onToggle,
  refresh,
}: {
  account: Account;
  open: boolean;
  onToggle: () => void;
  refresh: () => Promise<void>;
}) {
  const { texts } = useConsole();
  const { settings } = texts;
  const { agent } = useWorkspace();
  const t = agentsTexts(texts);
  return (
    <li class="settings__row settings__row--tall">
      <Avatar id={account.id} name={account.name} size="small" />
      <span class="settings__what">
        <strong>{account.name}</strong> {account.id === agent.id && t.you}
        <br />
        <span class="settings__aside">
          {account.email} · {t.roles[account.role]}
          {account.secondFactor && ` · ${t.secondFactor}`}
          {!account.active && ` · ${t.deactivated}`}
        </span>
      </span>
      {account.id !== agent.id && (
        <button
          type="button"
          class="button button--quiet"
          aria-expanded={open}
          aria-label={open ? undefined : t.more(account.name)}
          onClick={onToggle}
        >
          {open ? t.close : settings.change}
        </button>
      )}
      {open && <AgentActions account={account} refresh={refresh} />}
    </li>
  );
}

function AgentActions({ account, refresh }: { account: Account; refresh: () => Promise<void> }) {
  const { accounts, texts } = useConsole();
  const t = agentsTexts(texts);
  const link = useSignal<AccountLink | null>(null);
  const { id, role, active } = account;
  return (
    <div class="settings__more">
      <div class="settings__acts">
        <ActionButton
          label={role === 'admin' ? t.makeAgent : t.makeAdmin}
          action={() => accounts.changeAccount(id, { role: role === 'admin' ? 'agent' : 'admin' })}
          onDone={refresh}
        />
        {active && (
          <ActionButton
            label={t.reset}
            action={() => accounts.issueReset(id)}
            onDone={(made) => {
              link.value = made;
            }}
          />
        )}
        {account.secondFactor && (
          <ActionButton
            label={t.removeFactor}
            sure={t.removeFactorSure}
            action={() => accounts.removeSecondFactor(id)}
            onDone={refresh}
          />
        )}
        {active ? (
          <ActionButton
            label={t.deactivate}
            sure={t.deactivateSure}
            class="button--danger"
            action={() => accounts.changeAccount(id, { active: false })}
            onDone={refresh}
          />
        ) : (
          <ActionButton
            label={t.reactivate}
            action={() => accounts.changeAccount(id, { active: true })}
            onDone={refresh}
          />
        )}
      </div>
      {active && <CapField agentId={id} />}
      <DeleteAgent account={account} onDeleted={refresh} />
      {link.value !== null && (
        <>
          <p>{t.link(fullText(link.value.expiresAt, texts))}</p>
          <CopyText text={link.value.url} />
        </>
      )}
    </div>
  );
}

/** How many conversations at once this agent is given. */
function CapField({ agentId }: { agentId: string }) {
  const { accounts, texts } = useConsole();
  const { team } = useWorkspace();
  const t = agentsTexts(texts);
  const stored = team.people.value.find((one) => one.id === agentId)?.cap ?? null;
  const cap = useSignal(stored);
  return (
    <div class="settings__cap">
      <NumberField
        label={t.cap}
        hint={t.capHint}
        value={cap.value}
        min={1}
        max={100}
        set={(next) => {
          cap.value = next;
        }}
      />
      {cap.value !== stored && (
        <ActionButton
          label={texts.settings.save}
          action={() => accounts.changeCap(agentId, cap.value)}
          onDone={() => void team.refresh()}
        />
      )}
    </div>
  );
}

function Invitations({
  invitations,
  refresh,
}: {
  invitations: readonly Invitation[];
  refresh: () => Promise<void>;
}) {
  const { accounts, texts } = useConsole();
  const t = agentsTexts(texts);
  return (
    <>
      <h3 class="settings__heading">{t.invitations}</h3>
      <ul class="settings__list">
        {invitations.map((one) => (
          <li class="settings__row" key={one.id}>
            <span class="settings__what">
              <strong>{one.name}</strong>
              <br />
              <span class="settings__aside">
                {one.email} · {t.roles[one.role]} · {t.until(fullText(one.expiresAt, texts))}
              </span>
            </span>
            <ActionButton
              label={t.withdraw}
              action={() => accounts.withdrawInvitation(one.id)}
              onDone={refresh}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
