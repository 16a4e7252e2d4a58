import { useExtras } from '../context.ts';
import { goesOnInChat } from './goes-on-in-chat.ts';

/** In the chat's place while it is in a window of its own, or when the browser opened none. */
export function OwnWindow() {
  const { popoutPart, extra } = useExtras();
  const popout = popoutPart?.popout.value;
  if (popout == null) return null;
  const ending = (end: () => void) => (event: Event) => {
    goesOnInChat(event);
    end();
  };
  if (popout.state.value === 'blocked')
    return (
      <>
        <p role="alert">{extra.windowBlocked}</p>
        <button type="button" class="action main" onClick={ending(popout.dismiss)}>
          {extra.continueHere}
        </button>
      </>
    );
  return (
    <>
      <button type="button" class="action main" onClick={popout.show}>
        {extra.showWindow}
      </button>
      <button type="button" class="action" onClick={ending(popout.takeBack)}>
        {extra.continueHere}
      </button>
    </>
  );
}
