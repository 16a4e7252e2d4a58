import { useConsole, WorkspaceContext } from './context.ts';
import { LazyPage } from './elements/LazyPage.tsx';
import { Confirm } from './sign-in/Confirm.tsx';
import { Checking, SignIn, SignInAgain } from './sign-in/SignIn.tsx';
import { WorkspaceView } from './WorkspaceView.tsx';

const loadSetUp = async () => (await import('./sign-in/SetUp.tsx')).SetUp;
const loadJoin = async () => (await import('./sign-in/Join.tsx')).Join;

/** Which page is shown: before the workspace, the workspace, or the workspace under a sign-in. */
export function App() {
  const { session, router, confirmation, workspace } = useConsole();
  const route = router.route.value;
  if (route.page === 'setup') return <LazyPage load={loadSetUp} token={route.token} />;
  if (route.page === 'join') return <LazyPage load={loadJoin} token={route.token} />;
  const phase = session.phase.value;
  if (phase === 'checking' || phase === 'unreachable') return <Checking />;
  if (phase === 'signed-out' || workspace.value === null) return <SignIn />;
  return (
    <WorkspaceContext.Provider value={workspace.value} key={workspace.value.agent.id}>
      <WorkspaceView />
      {confirmation.asking.value && <Confirm />}
      {phase === 'expired' && <SignInAgain />}
    </WorkspaceContext.Provider>
  );
}
