import { useSignal } from '@preact/signals';
import type { Bridge, BridgePerson } from '../../../../server/contract/bridges/bridges-api.ts';
import { useConsole } from '../../context.ts';
import { Asked } from '../Asked.tsx';
import { Choice } from '../sites/fields.tsx';
import { bridgeTexts } from './bridge-texts.ts';

type Props = { bridge: Bridge; refresh: () => Promise<void> };

/** Who wrote in the chat and is no agent by their address; an admin says as whom they answer. */
export function BridgePeople({ bridge, refresh }: Props) {
  const { accounts, texts } = useConsole();
  const t = bridgeTexts(texts);
  return (
    <section class="bridge__people" aria-label={t.people[bridge.kind]}>
      <h4 class="settings__heading">{t.people[bridge.kind]}</h4>
      <p class="settings__aside">{t.peopleLead[bridge.kind]}</p>
      <Asked ask={() => accounts.readAccounts()}>
        {({ accounts: agents }) => {
          const active = agents.filter((agent) => agent.active).map(({ id, name }) => [id, name] as const);
          const options = { '': t.nobody, ...Object.fromEntries(active) };
          return (
            <>
              {bridge.people.map((person) => (
                <Person
                  key={person.id}
                  kind={bridge.kind}
                  person={person}
                  options={options}
                  refresh={refresh}
                />
              ))}
            </>
          );
        }}
      </Asked>
    </section>
  );
}

function Person({
  kind,
  person,
  options,
  refresh,
}: {
  kind: Bridge['kind'];
  person: BridgePerson;
  options: Record<string, string>;
  refresh: () => Promise<void>;
}) {
  const { accounts, texts } = useConsole();
  const t = bridgeTexts(texts);
  const trouble = useSignal('');
  const link = async (agentId: string) => {
    const answer = await accounts.linkBridgePerson(kind, person.id, agentId === '' ? null : agentId);
    trouble.value =
      answer.ok || answer.code === 'confirmation_required' ? '' : answer.message || texts.notice.away;
    await refresh();
  };
  return (
    <>
      <Choice
        label={t.answersAs(person.name)}
        value={person.agentId ?? ''}
        options={options}
        set={(agentId) => void link(agentId)}
      />
      <p class="settings__trouble" role="alert">
        {trouble.value}
      </p>
    </>
  );
}
