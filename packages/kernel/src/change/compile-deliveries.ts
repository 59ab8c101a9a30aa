import type { RecordEvent } from '@kith/sdk'
import type { Step } from '../dialects/dialect.ts'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import type { WrittenRecord } from './compile.ts'
import type { Draft } from './draft.ts'

const insert =
  "insert into kernel_delivery (id, subscriber, record, version, payload, status, attempts, run_at, at) values (?, ?, ?, ?, ?, 'open', 0, ?, ?)"

/** A row for each subscriber of what happened, and for each job: none where nobody subscribed. */
export function deliverySteps(kernel: Kernel, draft: Draft, written: readonly WrittenRecord[], at: string): Step[] {
  const steps: Step[] = []
  const push = (subscriber: string, record: string, version: number, payload: unknown, runAt: string) => {
    steps.push({ sql: insert, parameters: [newId(), subscriber, record, version, JSON.stringify(payload), runAt, at] })
  }
  for (const one of written) {
    const event = recordEvent(one)
    const hook = `${event.entity}.${event.verb === 'delete' ? 'deleted' : 'saved'}`
    for (const tap of kernel.taps.of(hook)) push(`tap:${tap.id}`, `${event.entity}/${event.id}`, one.version, event, at)
  }
  for (const delivery of draft.deliveries) {
    const runAt = (delivery.at ?? draft.at).toISOString()
    const payload = delivery.payload ?? null
    if (delivery.job !== undefined) push(`job:${delivery.job}`, delivery.record, 0, payload, runAt)
    for (const tap of delivery.event === undefined ? [] : kernel.taps.of(delivery.event)) {
      push(`tap:${tap.id}`, delivery.record, 0, payload, runAt)
    }
  }
  return steps
}

export function recordEvent({ write, version, fields }: WrittenRecord): RecordEvent {
  return { entity: write.model.name, id: write.id, version, verb: write.verb, fields }
}
