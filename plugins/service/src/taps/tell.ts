import { type AnyTap, type ChangeContext, type SavingRow, tap, user } from '@kith/sdk'
import { referenceOf } from '../cases/reference.ts'
import { addressOf } from '../cases/write-out.ts'
import { queue, type ServiceContract, serviceCase } from '../contract/index.ts'

type Context = ChangeContext<ServiceContract>
type SavedCase = SavingRow<(typeof serviceCase)['fields']>

/**
 * Who has to do with a case is told in the commit that makes it so (R87): its new owner, else the members of the queue in
 * which it now waits. Nobody is told of what he did himself. A customer who wrote gets his number.
 */
export const tell: AnyTap<ServiceContract> = tap<ServiceContract>()(serviceCase.saving, {
  id: 'service.tell',
  after: ['service.clock'],
  shape: async (ctx, rows) => {
    for (const row of rows) {
      // Nobody waits for what a preset brings.
      if (row.verb === 'create' && ctx.actor.kind === 'system') continue
      await tellTeam(ctx, row)
      if (row.verb === 'create' && (row.after.channel === 'form' || row.after.channel === 'mail')) {
        await acknowledge(ctx, row)
      }
    }
    return undefined
  },
})

async function tellTeam(ctx: Context, { id, before, after }: SavedCase): Promise<void> {
  if (after.state === 'closed') return
  if (after.owner && after.owner !== before?.owner) {
    await mailTo(ctx, { template: 'assigned', id, values: after, people: [after.owner] })
  } else if (!after.owner && after.queue && after.queue !== before?.queue) {
    const found = (await ctx.asPlugin.snapshot(queue)).find(row => row.id === after.queue)
    await mailTo(ctx, { template: 'queued', id, values: after, people: found?.members ?? [] })
  }
}

interface Told {
  readonly template: 'assigned' | 'queued' | 'joined'
  readonly id: string
  readonly values: Partial<SavedCase['after']>
  readonly people: readonly string[]
}

/** Asks colleagues to join in (R87). */
export function tellJoined(ctx: Context, told: Omit<Told, 'template'>): Promise<void> {
  return mailTo(ctx, { ...told, template: 'joined' })
}

async function mailTo(ctx: Context, { template, id, values, people }: Told): Promise<void> {
  const [users, queues] = await Promise.all([ctx.asPlugin.snapshot(user), ctx.asPlugin.snapshot(queue)])
  const { number, subject, description, priority, dueAt, name } = values
  for (const person of users.filter(user => people.includes(user.id) && user.active && user.id !== ctx.actor.id)) {
    ctx.change.mail({
      template,
      to: person.email,
      locale: person.locale,
      values: {
        number,
        subject,
        description,
        priority,
        name,
        queue: queues.find(row => row.id === values.queue)?.name,
        due: dueAt && sayMoment(dueAt, person),
        person: person.name,
        url: `${ctx.url}/#/service/${id}`,
      },
      record: { entity: serviceCase.name, id },
    })
  }
}

/** A moment on somebody's clocks, in his language. */
export function sayMoment(at: string, { locale, zone }: { readonly locale: string; readonly zone: string }): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    new Date(at),
  )
}

async function acknowledge(ctx: Context, { id, after }: SavedCase): Promise<void> {
  const to = ctx.settings.acknowledge ? await addressOf(ctx, after) : undefined
  if (!to) return
  ctx.change.mail({
    template: 'received',
    to,
    ...(after.locale ? { locale: after.locale } : {}),
    values: {
      number: after.number,
      subject: after.subject,
      reference: await referenceOf(ctx.asPlugin, after.number ?? ''),
    },
    record: { entity: serviceCase.name, id },
  })
}
