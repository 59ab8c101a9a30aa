import type { Directory, EntityInfo } from '../data/directory.ts'
import type { Me } from '../data/me.ts'
import { pageAddress } from '../pages/pages.ts'
import { listAddress } from './route.ts'
import { seen } from './shell.ts'

const fixed: Readonly<Record<string, string>> = { t: 'today', d: 'decisions', s: 'settings' }

/**
 * Where G and a letter lead: the first letter of what is listed, again for the next that begins with it; T is the day and
 * D are the decisions. `here` is what is shown.
 */
export function addressByLetter(
  letter: string,
  directory: Directory,
  me: Me,
  here: EntityInfo | undefined,
): string | undefined {
  if (fixed[letter]) return pageAddress(fixed[letter])
  const all = seen(directory, me).filter(({ path }) => path.startsWith(letter))
  const whole = all.filter(({ path }) => !path.includes('.'))
  const found = whole.length > 0 ? whole : all
  const entity = found[(found.findIndex(({ name }) => name === here?.name) + 1) % found.length]
  return entity && listAddress(entity.path)
}
