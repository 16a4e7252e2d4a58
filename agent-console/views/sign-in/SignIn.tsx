import { useConsole } from '../context.ts';
import { Dialog } from '../elements/overlays/Dialog.tsx';
import { SignInForm } from './SignInForm.tsx';
import { Welcome } from './Welcome.tsx';

/** The sign-in page. */
export function SignIn() {
  const { session, texts } = useConsole();
  return (
    <Welcome title={texts.signIn.title} lead={texts.signIn.lead}>
      <SignInForm />
      {session.setupNeeded.value && <p class="form__hint">{texts.signIn.setupNeeded}</p>}
    </Welcome>
  );
}

/** The same over a workspace whose session has ended: what is on it stays. */
export function SignInAgain() {
  const { session, texts } = useConsole();
  return (
    <Dialog label={texts.signIn.again} class="dialog--form">
      <h2 class="dialog__title">{texts.signIn.again}</h2>
      <p class="dialog__lead">{texts.signIn.againLead}</p>
      <SignInForm email={session.current.peek()?.agent.email ?? ''} />
    </Dialog>
  );
}

/** Before it is known who is here. */
export function Checking() {
  const { session, texts } = useConsole();
  if (session.phase.value === 'unreachable') {
    return (
      <Welcome title={texts.signIn.unreachable} lead={texts.signIn.unreachableHint}>
        <button type="button" class="button button--wide" onClick={() => void session.check()}>
          {texts.signIn.retry}
        </button>
      </Welcome>
    );
  }
  return (
    <main class="welcome" aria-busy="true">
      <p class="welcome__checking">{texts.signIn.checking}</p>
    </main>
  );
}
