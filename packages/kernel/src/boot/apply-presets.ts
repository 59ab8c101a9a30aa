import { commitChange } from '../change/commit.ts'
import { changeContext } from '../contexts/change-context.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'
import { ledgerLine } from './migrate.ts'

/** Applies `standard` and the named presets, each once and as one change with its line in the ledger. */
export async function applyPresets(kernel: Kernel, names: readonly string[]): Promise<void> {
  const rows = await kernel.dialect.all({
    sql: "select plugin, id from kernel_ledger where kind = 'preset'",
    parameters: [],
  })
  const applied = new Set(rows.map(row => `${row.plugin}/${row.id}`))
  for (const name of ['standard', ...names]) {
    for (const { host } of kernel.plugins.values()) {
      const plugin = host.manifest.name
      if (!host.manifest.presets.includes(name) || applied.has(`${plugin}/${name}`)) continue
      const actor = { ...systemActor, locale: kernel.locale, zone: kernel.zone }
      await commitChange(kernel, {
        actor,
        plugin,
        operation: `${plugin}.preset`,
        input: { name },
        mayHold: false,
        prepare: async draft => {
          draft.extra.push(ledgerLine(plugin, 'preset', name, '', kernel.clock.now()))
          await host.preset(name, changeContext(kernel, plugin, actor, draft))
        },
      })
    }
  }
}
