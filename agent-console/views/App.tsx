import { useConsole, WorkspaceContext } from './context.ts';
import { Confirm } from './sign-in/Confirm.tsx';
import { Join } from './sign-in/Join.tsx';
import { SetUp } from './sign-in/SetUp.tsx';
import { Checking, SignIn, SignInAgain } from './sign-in/SignIn.tsx';
import { WorkspaceView } from './WorkspaceView.tsx';

/** Which page is shown: before the workspace, the workspace, or the workspace under a sign-in. */
export function App() {
  const { session, router, confirmation, workspace } = useConsole();
  const route = router.route.value;
  if (route.page === 'setup') return <SetUp token={route.token} />;
  if (route.page === 'join') return <Join token={route.token} />;
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
