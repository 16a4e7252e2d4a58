import { useExtras } from '../context.ts';

/** In the chat's place while it is in a window of its own, or when the browser opened none. */
export function OwnWindow() {
  const { popout, extra } = useExtras();
  if (popout === null) return null;
  if (popout.state.value === 'blocked')
    return (
      <>
        <p role="alert">{extra.windowBlocked}</p>
        <button type="button" class="action main" onClick={popout.dismiss}>
          {extra.continueHere}
        </button>
      </>
    );
  return (
    <>
      <button type="button" class="action main" onClick={popout.show}>
        {extra.showWindow}
      </button>
      <button type="button" class="action" onClick={popout.takeBack}>
        {extra.continueHere}
      </button>
    </>
  );
}
