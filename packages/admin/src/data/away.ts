import type { Connection } from './connection.ts'
import { createStore, type Store } from './store.ts'

/** The modules of other processes that are not connected to the server, by their names. */
export interface Away extends Store<ReadonlySet<string>> {
  /** What an answer of the server says; what was told since its stream began is newer. */
  learn(names: readonly string[]): void
}

/** Follows what the server tells of modules that come and go. */
export function createAway(connection: Pick<Connection, 'onChange'>): Away {
  const state = createStore<ReadonlySet<string>>(new Set())
  const told = new Set<string>()
  connection.onChange(({ entity, id, verb }) => {
    if (entity !== 'kernel.plugins') return
    told.add(id)
    const others = [...state.value].filter(name => name !== id)
    if (state.value.has(id) !== (verb === 'away')) state.set(new Set(verb === 'away' ? [...others, id] : others))
  })
  return {
    get value() {
      return state.value
    },
    subscribe: state.subscribe,
    learn(names) {
      const unheard = names.filter(name => !told.has(name))
      if (unheard.length > 0) state.set(new Set([...state.value, ...unheard]))
    },
  }
}
