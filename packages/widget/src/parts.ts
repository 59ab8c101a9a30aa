import type { FormDefinition } from './definition.ts'
import type { KithForm } from './element.ts'
import { fieldsOf } from './fields.ts'
import type { Over } from './over.ts'
import type { Ground, Part } from './part.ts'
import type { Picture } from './picture.ts'

/** What of the element is fetched when it is needed. */
export interface Parts {
  /** What lies over the page: without a `view` it could not be fetched, and the form stands in the page. */
  over(): Over | undefined
  /** `inline`, or how it lies over the page. */
  mode(): string
  /** Fetches what else is needed, each part once: what does not come is done without. */
  need(definition?: FormDefinition): Promise<void>
  /** Tells all that are there; undefined when none is. */
  say(what: Parameters<Part>[0]): Promise<unknown> | undefined
}

export function createParts(host: KithForm, form: Ground & Picture & Parts): Parts {
  const parts: Part[] = []
  const coming: Promise<void>[] = []
  const take = async (load: Load, at: number) => {
    try {
      parts[at] = (await load()).start(host, form)
    } catch {
      parts[at] = () => {}
    }
  }
  return {
    over: () => parts[0] as Over | undefined,
    mode() {
      const over = form.over()
      return ((!over || 'view' in over) && host.getAttribute('mode')) || 'inline'
    },
    async need(definition = host.definition) {
      const wants = (name: string, value: string) => host.getAttribute(name) === value
      const wanted: (false | Load)[] = [
        form.mode() !== 'inline' && (() => import('./over.ts')),
        wants('consent-mode', 'granted') && (() => import('./kept.ts')),
        fieldsOf(definition).some(({ type }) => type === 'file') && (() => import('./files.ts')),
        // Last: it dresses what the others draw.
        wants('render', 'light') && (() => import('./light.ts')),
      ]
      await Promise.all(
        wanted.map((load, at) => {
          if (load) coming[at] ??= take(load, at)
          return load && coming[at]
        }),
      )
      form.redraw()
    },
    say: what => (parts.length ? Promise.all(parts.map(part => part(what))) : undefined),
  }
}

type Load = () => Promise<{ start(host: KithForm, form: Ground): Part }>
