import type { RecordEvent } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'

/** What a server tells the others of a commit. */
interface Told {
  readonly change: string
  readonly entities: readonly string[]
  readonly records: readonly RecordEvent[]
  readonly deliveries: boolean
}

// A message holds 7,000 bytes; an event with all the fields of a wide entity some hundreds.
const mostBytes = 6500

/** Tells the other servers of the database what this one committed; a large change in several messages. */
export function tellPeers(kernel: Kernel, told: Told): void {
  const { records } = told
  const text = JSON.stringify(told)
  if (Buffer.byteLength(text) <= mostBytes) kernel.dialect.peers?.tell(text)
  else if (records.length < 2) tellPeers(kernel, { ...told, records: records.map(r => ({ ...r, fields: [] })) })
  else {
    const half = Math.ceil(records.length / 2)
    tellPeers(kernel, { ...told, records: records.slice(0, half) })
    tellPeers(kernel, { ...told, records: records.slice(half) })
  }
}

/** Does here what a commit of another server asks for; all of it where something may have been missed. */
export function hearPeers(kernel: Kernel): void {
  kernel.dialect.peers?.listen(message => {
    const told = message === undefined ? undefined : parse(message)
    if (!told) kernel.snapshots.forget()
    for (const entity of told?.entities ?? []) kernel.snapshots.forget(entity)
    if (!told || told.deliveries) kernel.deliveries.wake()
    if (!told || told.records.length === 0) return
    for (const watcher of kernel.watchers) watcher({ change: told.change, records: told.records })
  })
}

/** What is not a message of ours is as one that was missed. */
function parse(message: string): Told | undefined {
  try {
    return JSON.parse(message) as Told
  } catch {
    return undefined
  }
}
