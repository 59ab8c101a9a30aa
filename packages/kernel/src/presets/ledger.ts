import type { Step } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'

/** A line of the ledger: a preset that was applied, or was and has been taken out since. */
export interface PresetLine {
  readonly plugin: string
  readonly name: string
  /** Its change; nothing of one whose records were not written down. */
  readonly change: string | undefined
  readonly isRemoved: boolean
}

const removed = 'removed'

export async function presetLines(kernel: Kernel): Promise<PresetLine[]> {
  const rows = await kernel.dialect.all({
    sql: "select plugin, id, checksum from kernel_ledger where kind = 'preset' order by plugin, id",
    parameters: [],
  })
  return rows.map(({ plugin, id, checksum }) => ({
    plugin: String(plugin),
    name: String(id),
    change: checksum === '' || checksum === removed ? undefined : String(checksum),
    isRemoved: checksum === removed,
  }))
}

/** Writes down that a change applied a preset, unless it is there. */
export function appliedSteps(plugin: string, name: string, change: string, now: Date): Step[] {
  return [
    {
      sql: "select 1 from kernel_ledger where plugin = ? and kind = 'preset' and id = ? and checksum <> ?",
      parameters: [plugin, name, removed],
      expect: 'none',
    },
    lineStep(plugin, name, change, now),
  ]
}

/** The line stays: a start whose configuration names the preset does not bring it back. */
export function removedSteps(plugin: string, name: string, now: Date): Step[] {
  return [
    lineStep(plugin, name, removed, now),
    { sql: 'delete from kernel_batch_change where batch = ?', parameters: [presetJournal(plugin, name)] },
  ]
}

/** What a preset wrote is found under this name, like what a batch wrote. */
export function presetJournal(plugin: string, name: string): string {
  return `preset:${plugin}/${name}`
}

function lineStep(plugin: string, name: string, checksum: string, now: Date): Step {
  return {
    sql: "insert into kernel_ledger (plugin, kind, id, checksum, at) values (?, 'preset', ?, ?, ?) on conflict (plugin, kind, id) do update set checksum = excluded.checksum, at = excluded.at",
    parameters: [plugin, name, checksum, now.toISOString()],
  }
}
