import type { EntityInfo } from '../data/directory.ts'
import type { KithList } from '../list/list.ts'
import type { Place } from '../list/place.ts'
import { isSameSpec, type ListSpec } from '../list/spec.ts'
import { listAddress, listAddressOf, type Route, recordAddress } from './route.ts'

/** The list that was last shown, which keeps its place: a record that was opened from it goes on in it, and back to it. */
export interface ListBehind {
  readonly entity: EntityInfo | undefined
  readonly spec: ListSpec
  /** Whether the page before this one, for the browser's back, is the record's list. */
  readonly isBehind: boolean
  /** Goes on from one page to another, of which `entity` is listed or shown. Tells whether it leads back to the list. */
  go(from: Route, to: Route, entity: EntityInfo | undefined): boolean
  /** What is known of the entity was read anew. */
  renew(entity: EntityInfo | undefined): void
  /** The address of an entity's list: as it was, where it is the one behind. */
  addressOf(entity: EntityInfo): string
  /** Where a record stands in the list, and what the list has of it, if it stands there. */
  place(entity: EntityInfo | undefined, id: string): Place | undefined
  known(entity: EntityInfo | undefined, id: string): ReturnType<KithList['known']>
  /** The next or the previous record of the list, in the place of the one that is shown: back leads to the list. */
  step(route: Route, entity: EntityInfo | undefined, by: 1 | -1): void
}

/** `list` is the element, as long as it is there. */
export function createListBehind(list: () => KithList | null): ListBehind {
  let listed: EntityInfo | undefined
  let spec: ListSpec = {}
  let isBehind = false
  /** The record that is stepped to, until the page is there: who presses fast goes on from it. */
  let steppingTo: string | undefined
  const of = (entity: EntityInfo | undefined) => (listed === entity ? list() : undefined)
  return {
    get entity() {
      return listed
    },
    get spec() {
      return spec
    },
    get isBehind() {
      return isBehind
    },
    go(from, to, entity) {
      const isStep = steppingTo !== undefined && isBehind
      steppingTo = undefined
      isBehind = isStep || (from.page === 'list' && to.page === 'record' && from.path === to.path)
      const isBack = from.page === 'record' && to.page === 'list' && listed === entity
      if (to.page === 'list') {
        listed = entity
        if (!isSameSpec(spec, to.spec)) spec = to.spec
      }
      return isBack
    },
    renew(entity) {
      listed = entity
    },
    addressOf: entity => (listed === entity ? listAddressOf(entity.path, spec) : listAddress(entity.path)),
    place: (entity, id) => of(entity)?.place(id),
    known: (entity, id) => of(entity)?.known(id),
    step(route, entity, by) {
      if (route.page !== 'record') return
      const id = of(entity)?.cursor.step(steppingTo ?? route.id, by)
      if (id === undefined) return
      steppingTo = id
      location.replace(recordAddress(route.path, id))
    },
  }
}
