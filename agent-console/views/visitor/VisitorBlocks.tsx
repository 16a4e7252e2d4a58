import type { VisitorDetails } from '../../../server/contract/schemas/people.ts';
import { useConsole, useDesk } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { ActButton } from '../settings/ActButton.tsx';

/** Blocks the visitor whose conversation is open, or the network they write from, and takes it back. */
export function VisitorBlocks({ details }: { details: VisitorDetails }) {
  const { accounts, texts } = useConsole();
  const { visitor } = useDesk();
  const t = texts.accounts.blocked;
  const kinds = (['visitor', 'network'] as const).filter(
    (kind) => kind === 'visitor' || details.networkKnown,
  );
  return (
    <div class="blocks">
      {kinds.map((kind) => {
        const block = details.blocks.find((one) => one.kind === kind);
        const named = kind === 'visitor';
        return block === undefined ? (
          <ActButton
            key={kind}
            class="button--quiet"
            label={named ? t.blockVisitor : t.blockNetwork}
            sure={named ? t.blockVisitorSure : t.blockNetworkSure}
            act={() => accounts.block({ visitorId: details.visitor.id, kind })}
            onDone={visitor.refresh}
          />
        ) : (
          <p class="blocks__is" key={kind}>
            <Icon name="lock" size={15} />
            {named ? t.visitorBlocked : t.networkBlocked}
            <ActButton
              class="button--quiet"
              label={t.unblock}
              act={() => accounts.unblock(block.id)}
              onDone={visitor.refresh}
            />
          </p>
        );
      })}
    </div>
  );
}
