import type { Api, RecordRow } from '../data/api.ts'
import type { FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'

/** Milliseconds for which a field that somebody else moved shows whose doing it was. */
const shown = 5_000

/** Which fields others change while one looks at them. */
export interface Marks {
  /** Who moved the field just now: a name, '' where it is not known; `undefined`: nobody. */
  of(field: string): string | undefined
  /** Marks what differs, but for what is one's own doing. */
  compare(before: RecordRow, after: RecordRow, fields: readonly FieldInfo[]): void
  /** The next move of the field is one's own. */
  own(field: string): void
  nameOf(user: string | null): string | undefined
  know(user: string | null): Promise<void>
  close(): void
}

export function createMarks(api: Api, draw: () => void): Marks {
  const moved = new Map<string, string | null>()
  const own = new Set<string>()
  const names = new Map<string, string>()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const later = (work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, shown)
    timers.add(timer)
  }
  const know = async (user: string | null) => {
    if (user === null || names.has(user)) return
    const page = await api.list('kernel.users', { where: { id: user }, limit: 1 }).catch(() => undefined)
    names.set(user, String(page?.rows[0]?.name ?? ''))
    draw()
  }
  return {
    of: field => (moved.has(field) ? (names.get(moved.get(field) ?? '') ?? '') : undefined),
    compare(before, after, fields) {
      if (after.version <= before.version) return
      const by = typeof after.updatedBy === 'string' && after.updatedBy.includes('-') ? after.updatedBy : null
      for (const { name } of fields) {
        const [was, is] = [fieldValue(before, name) ?? null, fieldValue(after, name) ?? null]
        if (own.has(name) || JSON.stringify(was) === JSON.stringify(is)) continue
        moved.set(name, by)
        void know(by)
        later(() => {
          moved.delete(name)
          draw()
        })
      }
    },
    own(field) {
      own.add(field)
      later(() => own.delete(field))
    },
    nameOf: user => (user === null ? undefined : names.get(user)),
    know,
    close() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
