import type { Directory, EntityInfo } from '../data/directory.ts'
import type { KithList } from '../list/list.ts'
import type { Place } from '../list/place.ts'
import { isSameSpec, type ListSpec } from '../list/spec.ts'
import { listAddressOf, type Route, recordAddress } from './route.ts'

/** The list that was last shown, which keeps its place: a record that was opened from it goes on in it, and back to it. */
export interface ListBehind {
  readonly entity: EntityInfo | undefined
  readonly spec: ListSpec
  /** The address of the list of what is shown: as it was, where it is this one. */
  readonly address: string | undefined
  /** Goes on from one page to another, of which `entity` is listed or shown. Tells whether it leads back to the list. */
  go(from: Route, to: Route, entity: EntityInfo | undefined): boolean
  /** What is known of entities was read anew. */
  renew(directory: Directory): void
  /** The list stands there again: it is where it was. */
  comeBack(): void
  /** Where a record stands in the list, and what the list has of it, if it stands there. */
  place(id: string): Place | undefined
  known(id: string): ReturnType<KithList['known']>
  /** The next or the previous record of the list, in the place of the one that is shown: back leads to the list. */
  step(by: 1 | -1): void
  /** From a record to its list, by the browser's way back where it is the page before this one. */
  leave(): void
}

/** `list` is the element, as long as it is there. */
export function createListBehind(list: () => KithList | null): ListBehind {
  let listed: EntityInfo | undefined
  let spec: ListSpec = {}
  /** What is shown: a record, or the list itself. */
  let route: Route | undefined
  let shown: EntityInfo | undefined
  /** Whether the page before this one is the record's list. */
  let isBehind = false
  /** The record that is stepped to, until the page is there: who presses fast goes on from it. */
  let steppingTo: string | undefined
  const its = () => (listed === shown ? list() : undefined)
  const address = () => shown && listAddressOf(shown.path, listed === shown ? spec : {})
  return {
    get entity() {
      return listed
    },
    get spec() {
      return spec
    },
    get address() {
      return address()
    },
    go(from, to, entity) {
      const isStep = steppingTo !== undefined && isBehind
      steppingTo = undefined
      route = to
      shown = entity
      isBehind = isStep || (from.page === 'list' && to.page === 'record' && from.path === to.path)
      const isBack = from.page === 'record' && to.page === 'list' && listed === entity
      if (to.page === 'list') {
        listed = entity
        if (!isSameSpec(spec, to.spec)) spec = to.spec
      }
      return isBack
    },
    renew({ byName }) {
      listed = listed && byName(listed.name)
      shown = shown && byName(shown.name)
    },
    comeBack: () => void list()?.cursor.comeBack(),
    place: id => its()?.place(id),
    known: id => its()?.known(id),
    step(by) {
      if (route?.page !== 'record') return
      const id = its()?.cursor.step(steppingTo ?? route.id, by)
      if (id === undefined) return
      steppingTo = id
      location.replace(recordAddress(route.path, id))
    },
    leave() {
      const to = address()
      if (isBehind) history.back()
      else if (to !== undefined) location.hash = to
    },
  }
}
