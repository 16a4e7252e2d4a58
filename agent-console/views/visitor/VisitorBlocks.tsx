import type { Block, CreateBlock, VisitorDetails } from '../../../server/contract/schemas/people.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { ActionButton } from '../elements/forms/ActionButton.tsx';
import { Icon } from '../elements/Icon.tsx';

/**
 * Blocks the visitor whose conversation is open, or the network they write from, and takes it back. Of an IPv6 network, the
 * wider ones around it can be blocked after it: a home usually has a /56, a company a /48.
 */
export function VisitorBlocks({ details }: { details: VisitorDetails }) {
  const { accounts, texts } = useConsole();
  const { visitor } = useWorkspace();
  const t = texts.accounts.blocked;
  const block = (what: Omit<CreateBlock, 'visitorId'>) =>
    accounts.block({ visitorId: details.visitor.id, ...what });
  const visitorBlocks = details.blocks.filter((one) => one.kind === 'visitor');
  const networkBlocks = details.blocks.filter((one) => one.kind === 'network');
  const wider = widerThan(networkBlocks);
  const is = (one: Block) => (
    <p class="blocks__is" key={one.id}>
      <Icon name="ban" size={15} />
      {one.kind === 'visitor' ? t.visitorBlocked : t.networkBlocked}
      {one.network === null ? null : <bdi class="blocks__network">{one.network}</bdi>}
      <ActionButton
        class="button--quiet"
        label={t.unblock}
        action={() => accounts.unblock(one.id)}
        onDone={visitor.refresh}
      />
    </p>
  );
  return (
    <div class="blocks">
      {visitorBlocks.map(is)}
      {visitorBlocks.length === 0 ? (
        <ActionButton
          class="button--quiet"
          label={t.blockVisitor}
          sure={t.blockVisitorSure}
          action={() => block({ kind: 'visitor' })}
          onDone={visitor.refresh}
        />
      ) : null}
      {networkBlocks.map(is)}
      {networkBlocks.length === 0 && details.networkKnown ? (
        <ActionButton
          class="button--quiet"
          label={t.blockNetwork}
          sure={t.blockNetworkSure}
          action={() => block({ kind: 'network' })}
          onDone={visitor.refresh}
        />
      ) : null}
      {wider === null ? null : (
        <ActionButton
          class="button--quiet"
          key={wider}
          label={t.blockWider(wider)}
          sure={t.blockWiderSure(wider)}
          action={() => block({ kind: 'network', prefixLength: wider })}
          onDone={visitor.refresh}
        />
      )}
    </div>
  );
}

/** The next wider IPv6 network than those that are blocked; null where there is none, or nothing is blocked yet. */
function widerThan(blocks: readonly Block[]): 56 | 48 | null {
  const has = (bits: number) => blocks.some((one) => one.network?.endsWith(`::/${bits}`) === true);
  if (has(48)) return null;
  if (has(56)) return 48;
  return has(64) ? 56 : null;
}
