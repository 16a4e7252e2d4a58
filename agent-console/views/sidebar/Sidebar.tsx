import { useTexts, useWorkspace } from '../context.ts';
import { AlertsBar } from './AlertsBar.tsx';
import { ConnectionLine } from './ConnectionLine.tsx';
import { BulkBar } from './cards/BulkBar.tsx';
import { CardList } from './cards/CardList.tsx';
import { FoundList } from './cards/FoundList.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import { SearchBox } from './SearchBox.tsx';
import { TeamButton } from './TeamButton.tsx';
import { ViewTabs } from './ViewTabs.tsx';

/** The list: queues, their cards, and who is on duty. */
export function Sidebar() {
  const texts = useTexts();
  const workspace = useWorkspace();
  return (
    <aside class="sidebar" aria-label={texts.conversations}>
      <header class="sidebar__head">
        <SearchBox />
        <TeamButton people={workspace.team.people.value} onDuty={workspace.team.onDuty.value} />
      </header>
      <QueueTabs />
      <ConnectionLine />
      <AlertsBar />
      <ViewTabs />
      {workspace.search.finding.value === null ? <CardList /> : <FoundList />}
      <BulkBar />
    </aside>
  );
}
