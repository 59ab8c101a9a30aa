import type { ReactiveControllerHost } from 'lit'

/** The rows that are selected, by id. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  toggle(id: string): void
  /** Everything between the row that was toggled last and this one. */
  range(id: string, all: readonly string[]): void
  set(ids: readonly string[]): void
}

export function createSelection(host: ReactiveControllerHost): Selection {
  let ids = new Set<string>()
  let last: string | undefined
  const put = (next: Iterable<string>) => {
    ids = new Set(next)
    host.requestUpdate()
  }
  return {
    get ids() {
      return ids
    },
    toggle(id) {
      last = id
      put(ids.has(id) ? [...ids].filter(one => one !== id) : [...ids, id])
    },
    range(id, all) {
      const [from, to] = [all.indexOf(last ?? id), all.indexOf(id)].sort((a, b) => a - b) as [number, number]
      last = id
      put([...ids, ...all.slice(Math.max(0, from), to + 1)])
    },
    set(next) {
      last = undefined
      put(next)
    },
  }
}
