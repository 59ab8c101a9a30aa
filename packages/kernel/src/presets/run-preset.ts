import { commitChange } from '../change/commit.ts'
import { changeContext } from '../contexts/change-context.ts'
import type { Kernel } from '../kernel.ts'
import type { PluginHost } from '../plugins/host.ts'
import { systemActor } from '../rights/rights.ts'
import { countByEntity, type EntityCount } from './count-by-entity.ts'
import { appliedSteps, presetJournal } from './ledger.ts'

/** A preset may hold the records of a year: taps that see them all at once have so many times as long as with a request. */
const patience = 60

/** Applies one plugin's preset as one change with its line in the ledger; answers what it made. */
export async function runPreset(one: Kernel, host: PluginHost, name: string): Promise<EntityCount[]> {
  const kernel: Kernel = { ...one, tapDeadline: one.tapDeadline * patience }
  const plugin = host.manifest.name
  const actor = { ...systemActor, locale: kernel.locale, zone: kernel.zone }
  const answer = await commitChange(kernel, {
    actor,
    plugin,
    operation: `${plugin}.preset`,
    input: { name },
    mayHold: false,
    prepare: async draft => {
      draft.journal = presetJournal(plugin, name)
      draft.extra.push(...appliedSteps(plugin, name, draft.id, kernel.clock.now()))
      await host.preset(name, changeContext(kernel, plugin, actor, draft))
    },
    answer: ({ records }) =>
      countByEntity([...records.values()].filter(({ verb }) => verb === 'create').map(({ model }) => model.name)),
  })
  return answer as EntityCount[]
}
