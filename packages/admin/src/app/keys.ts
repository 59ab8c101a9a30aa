export interface KeyActions {
  /** Whether single letters do something. Esc always does. */
  readonly isOn: boolean
  move(by: 1 | -1): void
  close(): void
}

/** J and K move, Esc closes; Enter opens because the row's link has the focus. Nothing while somebody types. */
export function actOnKey(event: KeyboardEvent, { isOn, move, close }: KeyActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return
  if (event.key === 'Escape') close()
  else if (isOn && event.key === 'j') move(1)
  else if (isOn && event.key === 'k') move(-1)
  else return
  event.preventDefault()
}

function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath()
  if (!(target instanceof HTMLElement)) return false
  const isField = target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type)
  return isField || target instanceof HTMLTextAreaElement || target.isContentEditable
}
