import { KithError } from '@kith/sdk'
import { deepFreeze } from '../hooks/freeze.ts'
import type { Kernel } from '../kernel.ts'
import type { Model, RecordValues } from '../model/model.ts'
import { systemActor } from '../rights/rights.ts'
import { readList } from './read-records.ts'

/** Small entities kept in memory whole. */
export interface Snapshots {
  read(kernel: Kernel, model: Model): Promise<readonly RecordValues[]>
  /** A commit wrote to the entity; without one: to any. */
  forget(entity?: string): void
}

const most = 5000
// Another process may have written: what this one has not seen it reads again after this long.
const freshFor = 1000
// What has too many records has so tomorrow too.
const largeFor = 60_000

interface Kept {
  until: number
  readonly rows: Promise<readonly RecordValues[]>
}

export function createSnapshots(): Snapshots {
  const kept = new Map<string, Kept>()
  return {
    read(kernel, model) {
      const found = kept.get(model.name)
      if (found && performance.now() < found.until) return found.rows
      const rows = readAll(kernel, model)
      const fresh: Kept = { until: performance.now() + freshFor, rows }
      kept.set(model.name, fresh)
      rows.catch(error => {
        if (isLarge(error)) fresh.until += largeFor
        else if (kept.get(model.name) === fresh) kept.delete(model.name)
      })
      return rows
    },
    forget: entity => (entity === undefined ? kept.clear() : void kept.delete(entity)),
  }
}

/** All records of an entity; `undefined` where there are more than a snapshot holds. */
export async function readSmall(kernel: Kernel, model: Model): Promise<readonly RecordValues[] | undefined> {
  try {
    return await kernel.snapshots.read(kernel, model)
  } catch (error) {
    if (isLarge(error)) return undefined
    throw error
  }
}

function isLarge(error: unknown): boolean {
  return error instanceof KithError && error.code === 'KITH_SNAPSHOT'
}

async function readAll(kernel: Kernel, model: Model): Promise<readonly RecordValues[]> {
  const rows: RecordValues[] = []
  let after: string | undefined
  do {
    const page = await readList(kernel, { model, actor: systemActor, sort: ['createdAt'], limit: 500, after })
    rows.push(...page.rows)
    after = page.next
    if (rows.length > most) {
      throw new KithError('KITH_SNAPSHOT', `${model.name} has over ${most} records: read it by conditions instead.`, {
        entity: model.name,
      })
    }
  } while (after !== undefined)
  return Object.freeze(rows.map(deepFreeze))
}
