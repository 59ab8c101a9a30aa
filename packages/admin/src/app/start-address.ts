import type { Directory } from '../data/directory.ts'
import type { Me } from '../data/me.ts'
import type { AuthState } from '../door/ask.ts'
import { pageAddress } from '../pages/pages.ts'
import { listAddress } from './route.ts'
import { seen } from './shell.ts'

/** Who came in by the first link is shown round; others begin with what they work in. */
export function startAddress(directory: Directory, me: Me, auth: AuthState | undefined): string {
  const [first] = seen(directory, me)
  const isFirst = auth?.link === true && !auth.user
  const isRich = directory.cards.length > 0
  return first && !isFirst && !isRich ? listAddress(first.path) : pageAddress('today')
}
