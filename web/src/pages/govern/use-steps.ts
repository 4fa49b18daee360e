import { useEffect, useEffectEvent, type RefObject } from 'react';

/**
 * Moves the focus through the names of a list: `j` and `k` from anywhere on the page, arrows from within the list. Enter opens
 * what is in focus. Typing in a field is left alone.
 */
export function useSteps(list: RefObject<HTMLElement | null>): void {
  const step = useEffectEvent((event: KeyboardEvent) => {
    const by = stepOf(event, list.current);
    if (by === 0) return;
    const names = [...(list.current?.querySelectorAll<HTMLElement>('[data-step]') ?? [])];
    const at = names.findIndex((name) => name.closest('tr')?.contains(document.activeElement));
    const next = names[at < 0 ? (by > 0 ? 0 : names.length - 1) : Math.min(Math.max(at + by, 0), names.length - 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => step(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function stepOf({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent, list: HTMLElement | null): -1 | 0 | 1 {
  if (ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return 0;
  if (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) return 0;
  const within = list?.contains(target) ?? false;
  if (key === 'j' || (key === 'ArrowDown' && within)) return 1;
  return key === 'k' || (key === 'ArrowUp' && within) ? -1 : 0;
}
