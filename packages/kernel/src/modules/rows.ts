import { governedModule } from '@kith/sdk'
import type { RemoteManifest } from '@kith/sdk/remote'
import type { Dialect } from '../dialects/dialect.ts'
import { createModel } from '../model/model.ts'

/** What an administrator said of one module, and what its process proposes. */
export interface ModuleRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly enabled: boolean
  readonly pinned: string | null
  readonly hash: string | null
  readonly manifest: RemoteManifest | null
  readonly proposed: RemoteManifest | null
  readonly proposedHash: string | null
  readonly proposedPinned: string | null
  readonly proposedBy: string | null
  readonly proposedAt: string | null
}

export type ModuleRows = ReadonlyMap<string, ModuleRow>

/** By the module's name. Asks the database alone: a start needs them before there is a model of anything. */
export async function readModuleRows(dialect: Dialect): Promise<ModuleRows> {
  const model = createModel({ entity: governedModule, plugin: 'kernel', path: 'kernel.moduleRows' })
  const [table] = await dialect.schema(model.table)
  if (!table) return new Map()
  const rows = await dialect.all({
    sql: `select * from "${model.table}" where deleted_at is null order by id`,
    parameters: [],
  })
  return new Map(
    rows.map(row => {
      const decoded = model.decode(row) as unknown as ModuleRow
      return [decoded.name, decoded]
    }),
  )
}
