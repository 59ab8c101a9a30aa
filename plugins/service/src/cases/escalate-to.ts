import type { ChangeContext } from '@kith/sdk'
import { escalation, type ServiceContract, serviceCase, serviceContract } from '../contract/index.ts'
import { sayMoment } from '../taps/tell.ts'
import { managersOf } from './managers.ts'
import type { Case } from './seen.ts'

/** Puts a case before those who answer for it (R85); answers who they are. */
export async function escalateTo(
  ctx: ChangeContext<ServiceContract>,
  row: Case,
  how: { readonly template: 'overdue' | 'escalated'; readonly reason: string | null; readonly dueAt?: string },
): Promise<readonly string[]> {
  const managers = await managersOf(ctx.asPlugin, row)
  const record = { entity: serviceCase.name, id: row.id }
  for (const manager of managers) {
    ctx.change.mail({
      template: how.template,
      to: manager.email,
      locale: manager.locale,
      values: {
        number: row.number,
        subject: row.subject,
        reason: how.reason,
        due: row.dueAt && sayMoment(row.dueAt, manager),
        url: `${ctx.url}/#/service/${row.id}`,
      },
      record,
    })
  }
  if (managers.length === 0) ctx.log.warn('A case is escalated and nobody answers for it', { case: row.id })
  const at = ctx.now().toISOString()
  const [first] = managers
  ctx.change.create(escalation, { case: row.id, dueAt: how.dueAt ?? null, to: first?.id ?? null, reason: how.reason })
  ctx.change.update(serviceCase, row.id, { escalatedAt: at, escalatedTo: first?.id ?? null })
  const to = managers.map(({ id }) => id)
  ctx.change.emit(serviceContract.hooks.escalated, { case: row.id, at, to }, { record })
  return to
}
