import { useTexts, useWorkspace } from '../context.ts';
import { Brand } from '../elements/Brand.tsx';
import { AccountBar } from './AccountBar.tsx';
import { AlertsBar } from './AlertsBar.tsx';
import { ConnectionLine } from './ConnectionLine.tsx';
import { BulkBar } from './cards/BulkBar.tsx';
import { CardList } from './cards/CardList.tsx';
import { FoundList } from './cards/FoundList.tsx';
import { MentionsButton } from './MentionsButton.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import { RoomsButton } from './RoomsButton.tsx';
import { SearchBox } from './SearchBox.tsx';
import { TeamButton } from './TeamButton.tsx';
import { ViewTabs } from './ViewTabs.tsx';

/** The left column: queues, their cards, the team, the account. */
export function Sidebar({ onHelp }: { onHelp: () => void }) {
  const texts = useTexts();
  const workspace = useWorkspace();
  return (
    <aside class="sidebar" aria-label={texts.conversations}>
      <header class="sidebar__head">
        <Brand />
        <span class="sidebar__product">{texts.product}</span>
        <MentionsButton />
        <RoomsButton />
        <TeamButton people={workspace.team.people.value} onDuty={workspace.team.onDuty.value} />
      </header>
      <SearchBox />
      <QueueTabs />
      <ConnectionLine />
      <AlertsBar />
      <ViewTabs />
      {workspace.search.finding.value === null ? <CardList /> : <FoundList />}
      <BulkBar />
      <AccountBar onHelp={onHelp} />
    </aside>
  );
}
