import type { Handler, KernelContract } from '@kith/sdk'
import type { Dialect } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'

/** Notes in a database that a backup of it is whole. One that Kith never started has no ledger, and keeps no note. */
export async function noteBackup(dialect: Dialect, at: string): Promise<void> {
  if ((await dialect.schema('kernel_ledger')).length === 0) return
  await dialect.commit({
    steps: [
      {
        sql: "insert into kernel_ledger (plugin, kind, id, checksum, at) values ('kernel', 'backup', 'last', '', ?) on conflict (plugin, kind, id) do update set at = excluded.at",
        parameters: [at],
      },
    ],
  })
}

export const lastBackup =
  (kernelOf: () => Kernel): Handler<KernelContract, 'lastBackup'> =>
  async () => {
    const [row] = await kernelOf().dialect.all({
      sql: "select at from kernel_ledger where plugin = 'kernel' and kind = 'backup' and id = 'last'",
      parameters: [],
    })
    return { at: row ? String(row.at) : null }
  }
