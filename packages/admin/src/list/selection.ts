import type { ReactiveControllerHost } from 'lit'

/** The rows that are selected, by id. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  toggle(id: string): void
  /** Everything between the row that was toggled last and this one. */
  range(id: string): void
  set(ids: readonly string[]): void
}

/** `all`: the ids of the rows as they stand. */
export function createSelection(host: ReactiveControllerHost, all: () => readonly string[]): Selection {
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
    range(id) {
      const rows = all()
      const [from, to] = [rows.indexOf(last ?? id), rows.indexOf(id)].sort((a, b) => a - b) as [number, number]
      last = id
      put([...ids, ...rows.slice(Math.max(0, from), to + 1)])
    },
    set(next) {
      last = undefined
      put(next)
    },
  }
}
