import { html, nothing, type TemplateResult } from 'lit'
import type { EntityInfo } from '../data/directory.ts'
import type { Part } from '../ui/part.ts'
import type { Cursor } from './cursor.ts'
import type { Place } from './place.ts'

/** The record that is looked at beside the list. */
export interface Beside {
  readonly id: string | undefined
  /** Looks at a record, or at none: then the row that one was on has the focus. */
  show(id: string | undefined): void
  render(place: (id: string) => Place | undefined): TemplateResult | typeof nothing
}

export function createBeside(host: Part & { readonly entity: EntityInfo }, cursor: Cursor): Beside {
  let shown: string | undefined
  const put = (id: string | undefined) => {
    shown = id
    host.requestUpdate()
  }
  const show = (id: string | undefined) => {
    put(id)
    if (id !== undefined) void import('./peek.ts')
    else if (cursor.at !== undefined) void cursor.focus(cursor.at)
  }
  const step = ({ detail }: CustomEvent<1 | -1>) => {
    const next = shown && cursor.step(shown, detail)
    if (next) put(next)
  }
  return {
    get id() {
      return shown
    },
    show,
    render(place) {
      if (shown === undefined) return nothing
      const { session, directory, texts, entity } = host
      return html`<kith-peek .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .recordId=${shown} .at=${place(shown)} @kith-step=${step} @kith-closed=${() => show(undefined)}></kith-peek>`
    },
  }
}
