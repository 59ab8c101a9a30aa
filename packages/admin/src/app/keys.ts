export interface KeyActions {
  /** Whether single letters do something. Esc always does. */
  readonly isOn: boolean
  move(by: 1 | -1): void
  close(): void
  /** What the page does with another letter; `false` where it does nothing. */
  press(key: string): boolean
}

/**
 * J and K move, Esc closes, other letters are the page's; Enter opens because the row's link has the focus. Nothing while
 * somebody types.
 */
export function actOnKey(event: KeyboardEvent, { isOn, move, close, press }: KeyActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return
  if (event.key === 'Escape') close()
  else if (isOn && event.key === 'j') move(1)
  else if (isOn && event.key === 'k') move(-1)
  else if (!isOn || !press(event.key)) return
  event.preventDefault()
}

function isTyping(event: KeyboardEvent): boolean {
  return takesText(event.composedPath()[0])
}

/** Whether somebody is typing in some field of the page. */
export function isTypedIn(): boolean {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return takesText(at)
}

function takesText(target: EventTarget | null | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false
  const isField = target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type)
  return (
    isField || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  )
}
