import { useEffect } from 'preact/hooks';
import { threadOf } from '../stores/shell/router.ts';
import type { OpenThread } from '../stores/workspace/open-thread.ts';
import { useShortcuts } from './actions/use-shortcuts.ts';
import { useConsole, useWorkspace } from './context.ts';
import { LazyPage } from './elements/LazyPage.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import { Notices } from './Notices.tsx';
import { OfferPrompt } from './offers/OfferPrompt.tsx';
import { loadPalette } from './picker/Palette.tsx';
import { Panels } from './picker/Panels.tsx';
import { Rail } from './rail/Rail.tsx';
import { ConnectionLine } from './sidebar/ConnectionLine.tsx';
import { Sidebar } from './sidebar/Sidebar.tsx';
import { ThreadPane } from './thread/ThreadPane.tsx';
import { loadVisitorFacts, VisitorPane } from './visitor/VisitorPane.tsx';

const loadInstall = async () => (await import('./Install.tsx')).Install;
const loadContacts = async () => (await import('./contacts/ContactsPage.tsx')).ContactsPage;
const loadMentions = async () => (await import('./mentions/MentionsPage.tsx')).MentionsPage;
const loadReports = async () => (await import('./reports/ReportsPage.tsx')).ReportsPage;
const loadRooms = async () => (await import('./rooms/RoomsPage.tsx')).RoomsPage;
const loadRoom = async () => (await import('./rooms/RoomPane.tsx')).RoomPane;
const loadSettings = async () => (await import('./settings/Settings.tsx')).Settings;
const loadVisitorsHere = async () => (await import('./visitors-here/VisitorsHere.tsx')).VisitorsHere;

/** What takes the place of the conversation. */
const PAGES: ReadonlySet<string> = new Set([
  'contacts',
  'install',
  'mentions',
  'settings',
  'visitors',
  'rooms',
  'reports',
]);
/** What takes the place of the list as well. */
const WIDE_PAGES: ReadonlySet<string> = new Set(['contacts', 'install', 'settings', 'reports']);

function OpenPane({ open }: { open: OpenThread }) {
  return open.kind === 'room' ? (
    <LazyPage load={loadRoom} room={open.thread} />
  ) : (
    <ThreadPane thread={open.thread} />
  );
}

/** The workspace: places, list, thread, details. On a phone one of them at a time, and the places under it. */
export function WorkspaceView() {
  const { router, layout, texts } = useConsole();
  const workspace = useWorkspace();
  useShortcuts();
  const route = router.route.value;
  const open = workspace.open.value;
  const inConversation = route.page === 'conversation';
  const withDetails = inConversation && open?.kind === 'conversation' && open.thread.refused.value === null;
  useEffect(() => layout.closeDrawer(), [route]);
  // After the first frame, so that their keys find them loaded. A part that is missing says so when it is opened.
  useEffect(() => {
    for (const load of [loadPalette, loadVisitorFacts])
      load().catch(() => workspace.connection.partMissing());
  }, []);

  return (
    <div
      class="workspace"
      data-view={inConversation || open?.kind === 'room' ? 'thread' : PAGES.has(route.page) ? 'page' : 'list'}
      data-wide={WIDE_PAGES.has(route.page)}
      data-details={withDetails && layout.details.value}
    >
      <Rail onHelp={() => workspace.panels.show({ kind: 'help' })} />
      <Sidebar />
      <main class="workspace__main">
        <ConnectionLine />
        {route.page === 'install' && <LazyPage load={loadInstall} />}
        {route.page === 'mentions' && <LazyPage load={loadMentions} />}
        {route.page === 'visitors' && <LazyPage load={loadVisitorsHere} />}
        {route.page === 'contacts' && (
          <LazyPage load={loadContacts} id={route.id} text={route.text ?? ''} filter={route.filter ?? ''} />
        )}
        {route.page === 'reports' && <LazyPage load={loadReports} part={route.part} search={route.search} />}
        {route.page === 'settings' && <LazyPage load={loadSettings} section={route.section} />}
        {route.page === 'rooms' && open?.kind !== 'room' && <LazyPage load={loadRooms} />}
        {open !== null && open.kind === threadOf(route)?.kind && (
          <OpenPane open={open} key={open.thread.id} />
        )}
        {(route.page === 'queue' || route.page === 'find') && (
          <>
            <h1 class="hidden">
              {route.page === 'queue' ? texts.queues[route.queue] : texts.search.results}
            </h1>
            <NothingOpen />
          </>
        )}
      </main>
      {withDetails && <VisitorPane />}
      <div class="corner">
        <OfferPrompt />
        <Notices />
      </div>
      <Panels />
    </div>
  );
}
