import type { KithList } from '../list/list.ts'
import type { KithRecord } from '../record/record.ts'
import type { KithSlot } from '../ui/slot.ts'
import type { Route } from './route.ts'

/** What keys do with the page that is shown. */
export interface PageKeys {
  /** `false` where it does nothing. */
  press(key: string): boolean
  move(by: 1 | -1): void
  close(): void
}

export interface PageKeysOptions {
  route(): Route
  /** From a record to its list. */
  leave(): void
}

const pressed: Partial<Record<Route['page'], string>> = {
  list: 'kith-list',
  record: 'kith-record',
  theirs: 'kith-slot.fill',
}

export function createPageKeys(host: { readonly renderRoot: ParentNode }, { route, leave }: PageKeysOptions): PageKeys {
  const press = (key: string) => {
    const part = pressed[route().page]
    if (part === undefined) return false
    return host.renderRoot.querySelector<KithList | KithRecord | KithSlot>(part)?.press(key) === true
  }
  return {
    press,
    move(by) {
      if (route().page === 'list') host.renderRoot.querySelector<KithList>('kith-list')?.cursor.move(by)
    },
    close() {
      const { page } = route()
      if (page === 'list') press('Escape')
      if (page === 'record') leave()
    },
  }
}
