import { addSheet, parseSheet } from '../views/style-sheets.ts';
import sheet from './stand-in.css';

/** Puts the frame into the element of the page that a selector names; null, and nothing is done, where there is none. */
export function standIn(selector: string, frame: HTMLIFrameElement): HTMLElement | null {
  const target = find(selector);
  if (target === null) return null;
  const element = document.createElement('frontdesk-chat');
  const root = element.attachShadow({ mode: 'open' });
  addSheet(root, parseSheet(sheet));
  root.append(frame);
  target.append(element);
  return element;
}

function find(selector: string): Element | null {
  try {
    return document.querySelector(selector);
  } catch {
    // Not a selector.
    return null;
  }
}
