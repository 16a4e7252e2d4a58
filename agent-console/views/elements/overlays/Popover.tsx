import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export type PopoverProps = {
  /** The name of the button; it contains the words that are seen on it. */
  label: string;
  class?: string;
  side: 'above' | 'below';
  button: ComponentChildren;
  children: (close: () => void) => ComponentChildren;
};

/** A button that opens a panel beside it. Escape, a click elsewhere and leaving with Tab close it. */
export function Popover({ label, class: className = '', side, button, children }: PopoverProps) {
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const close = () => {
    open.value = false;
    trigger.current?.focus();
  };

  useEffect(() => {
    if (!open.value) return;
    const leave = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) open.value = false;
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    const element = root.current;
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    element?.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
      element?.removeEventListener('keydown', closeOnEscape);
    };
  }, [open.value]);

  return (
    <div class={`popover ${className}`} ref={root}>
      <button
        type="button"
        class="popover__button"
        title={label}
        aria-expanded={open.value}
        ref={trigger}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <span class="hidden">{label}</span>
        <span class="popover__face" aria-hidden="true">
          {button}
        </span>
      </button>
      {open.value && <div class={`popover__panel popover__panel--${side}`}>{children(close)}</div>}
    </div>
  );
}
