import { describeError, KithError } from '@kith/sdk'
import { Cron } from 'croner'
import { kernelJobs } from '../deliveries/kernel-jobs.ts'
import type { Step } from '../dialects/dialect.ts'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'

export interface Schedules {
  start(): void
  /** Resolves when every time that has come has become a delivery. */
  settled(): Promise<void>
  stop(): Promise<void>
}

interface Recurring {
  readonly name: string
  readonly cron: string
}

/** Jobs with a cron pattern: each time becomes one delivery, however many servers share the database. */
export function createSchedules(kernel: Kernel): Schedules {
  const declared = [...kernel.plugins.values()].flatMap(({ host }) => host.manifest.jobs)
  const own = Object.entries(kernelJobs).map(([name, { cron }]) => ({ name, cron }))
  const jobs = [...own, ...declared].flatMap(({ name, cron }) => (cron === undefined ? [] : [{ name, cron }]))
  const pending = new Map<string, () => void>()
  const busy = new Set<Promise<void>>()
  let running = false

  const schedule = (job: Recurring, next: () => Promise<Date>): void => {
    const work = next()
      .then(at => arm(job, at))
      .catch(error =>
        kernel.log.error('a recurring job could not be scheduled', { job: job.name, ...describeError(error) }),
      )
      .finally(() => busy.delete(work))
    busy.add(work)
  }

  const arm = (job: Recurring, at: Date): void => {
    if (!running) return
    pending.set(
      job.name,
      kernel.clock.wakeAt(at, () => schedule(job, () => fire(kernel, job, at))),
    )
  }

  const settled = async (): Promise<void> => {
    while (busy.size > 0) await Promise.all(busy)
  }

  return {
    start() {
      running = true
      for (const job of jobs) schedule(job, () => nextAt(kernel, job))
    },
    settled,
    async stop() {
      running = false
      for (const callOff of pending.values()) callOff()
      await settled()
    },
  }
}

/** When the job runs next: kept in the database, so that a time that passed while nobody ran is made up for once. */
async function nextAt(kernel: Kernel, job: Recurring): Promise<Date> {
  const [row] = await kernel.dialect.all({
    sql: 'select cron, next_at from kernel_schedule where job = ?',
    parameters: [job.name],
  })
  if (row?.cron === job.cron) return new Date(String(row.next_at))
  const next = following(kernel, job)
  await kernel.dialect.commit({
    steps: [
      {
        sql: 'insert into kernel_schedule (job, cron, next_at) values (?, ?, ?) on conflict (job) do update set cron = excluded.cron, next_at = excluded.next_at',
        parameters: [job.name, job.cron, next.toISOString()],
      },
    ],
  })
  return next
}

async function fire(kernel: Kernel, job: Recurring, at: Date): Promise<Date> {
  const next = following(kernel, job)
  const now = kernel.clock.now().toISOString()
  const steps: Step[] = [
    {
      sql: 'update kernel_schedule set next_at = ? where job = ? and next_at = ?',
      parameters: [next.toISOString(), job.name, at.toISOString()],
      expect: 'changed',
    },
    {
      sql: "insert into kernel_delivery (id, subscriber, record, version, payload, status, attempts, run_at, at) values (?, ?, ?, 0, 'null', 'open', 0, ?, ?)",
      parameters: [newId(), `job:${job.name}`, `job/${job.name}`, now, now],
    },
  ]
  const outcome = await kernel.dialect.commit({ steps })
  if (outcome.ok) kernel.deliveries.wake()
  return outcome.ok ? next : await nextAt(kernel, job)
}

function following(kernel: Kernel, job: Recurring): Date {
  const next = new Cron(job.cron, { timezone: kernel.zone, paused: true }).nextRun(kernel.clock.now())
  if (!next)
    throw new KithError('KITH_CRON', `The pattern "${job.cron}" of the job ${job.name} never comes true.`, {
      job: job.name,
    })
  return next
}
