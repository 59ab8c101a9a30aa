import type { ReactiveControllerHost } from 'lit'

/** What is typed while the place for it is still on its way. */
export interface TypeAhead {
  readonly text: string
  /** Nothing was typed yet. */
  begin(): void
}

/** Keeps what is typed as long as `isAwaited`, instead of letting it fall on whatever has the focus. */
export function createTypeAhead(host: ReactiveControllerHost, isAwaited: () => boolean): TypeAhead {
  let text = ''
  const keep = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isAwaited()) return
    if (event.key === 'Backspace') text = text.slice(0, -1)
    else if ([...event.key].length === 1) text += event.key
    else return
    event.preventDefault()
    event.stopPropagation()
    host.requestUpdate()
  }
  host.addController({
    // Before the dialog, which keeps keys to itself.
    hostConnected: () => addEventListener('keydown', keep, { capture: true }),
    hostDisconnected: () => removeEventListener('keydown', keep, { capture: true }),
  })
  return {
    get text() {
      return text
    },
    begin() {
      text = ''
    },
  }
}
