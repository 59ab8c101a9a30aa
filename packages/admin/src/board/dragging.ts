import type { ReactiveControllerHost } from 'lit'

/** A card that is dragged over columns, and dropped in one. */
export interface Dragging {
  /** Whether something is dragged over the column. */
  isOver(code: string | null): boolean
  start(event: DragEvent, id: string): void
  over(event: DragEvent, code: string | null): void
  left(event: DragEvent): void
  dropped(event: DragEvent, code: string | null): void
  readonly ended: () => void
}

export function createDragging(host: ReactiveControllerHost, move: (id: string, to: string | null) => void): Dragging {
  let dragged: string | undefined
  let over: string | undefined
  const show = (code: string | undefined) => {
    if (over === code) return
    over = code
    host.requestUpdate()
  }
  const ended = () => {
    dragged = undefined
    show(undefined)
  }
  return {
    isOver: code => over === String(code),
    start(event, id) {
      dragged = id
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
      // Firefox drags nothing that carries nothing.
      event.dataTransfer?.setData('text/plain', id)
    },
    over(event, code) {
      if (dragged === undefined) return
      event.preventDefault()
      show(String(code))
    },
    /** Out of the column, not only from one part of it to another. */
    left({ currentTarget, relatedTarget }) {
      if (!(relatedTarget instanceof Node && (currentTarget as Element).contains(relatedTarget))) show(undefined)
    },
    dropped(event, code) {
      const id = dragged
      if (id === undefined) return
      event.preventDefault()
      ended()
      move(id, code)
    },
    ended,
  }
}
