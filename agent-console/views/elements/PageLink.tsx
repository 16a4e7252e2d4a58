import { safeHref } from '../../../server/contract/text/links.ts';

/** The page is the visitor's word: it is linked only if it is a web address, and never told where we come from. */
export function PageLink({ url, title }: { url: string; title: string }) {
  const href = safeHref(url);
  const shown = title === '' ? url : title;
  if (href === null) return <>{shown}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={url}>
      {shown}
    </a>
  );
}
