/** Whether the server has another version of the console by now than the one that this page began with. */
export async function isRenewed(): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type=module]');
  if (script === null) return false;
  const answer = await fetch('/console/', { cache: 'no-store' });
  return answer.ok && !(await answer.text()).includes(new URL(script.src).pathname);
}
