/** A dot of a label's colour; set on the element, because the page's policy forbids style attributes in markup. */
export function Dot({ color }: { color: string }) {
  return <span class="dot" style={{ background: color }} aria-hidden="true" />;
}
