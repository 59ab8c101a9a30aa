import type { Directory, EntityInfo } from '../data/directory.ts'
import type { Me } from '../data/me.ts'

/** What one may import: what people work in first. */
export function importable({ all, mains }: Directory, me: Me): readonly EntityInfo[] {
  const may = all.filter(({ name }) => !name.startsWith('kernel.') && me.may('create', name))
  const order = (kind: EntityInfo) => (mains.includes(kind) ? mains.indexOf(kind) : mains.length)
  return may.toSorted((a, b) => order(a) - order(b))
}
