import type { ReactiveControllerHost } from 'lit'
import { type MoveOptions, moveRecord } from './move.ts'

/** A record on its way along its path: where it goes is shown at once; refused, it goes back, and why is told. */
export interface Moving {
  /** Where it is being moved, before the server has agreed. */
  readonly patch: Readonly<Record<string, unknown>>
  /** Why it was not moved. */
  readonly refused: string | undefined
  move(options: MoveOptions): Promise<void>
}

export function createMoving(host: ReactiveControllerHost): Moving {
  let patch = {}
  let refused: string | undefined
  return {
    get patch() {
      return patch
    },
    get refused() {
      return refused
    },
    async move(options) {
      patch = { [options.field.name]: options.value }
      refused = undefined
      host.requestUpdate()
      refused = await moveRecord(options)
      patch = {}
      host.requestUpdate()
    },
  }
}
