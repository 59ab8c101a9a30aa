import { type Handler, KithError } from '@kith/sdk'
import { unended } from '../cases/unended.ts'
import { type ServiceContract, serviceCase } from '../contract/index.ts'

export const ofCustomer: Handler<ServiceContract, 'ofCustomer'> = async (ctx, { account, contact, limit }) => {
  if (!account && !contact) throw new KithError('service.no_customer', 'Name an account or a contact.')
  const where = { ...(account ? { account } : {}), ...(contact ? { contact } : {}) }
  const [page, states, disputes, ratings] = await Promise.all([
    ctx.data.list(serviceCase, { where, limit }),
    ctx.data.groups(serviceCase, { by: ['state'], where }),
    ctx.data.count(serviceCase, { ...where, dispute: true }),
    ctx.data.groups(serviceCase, { by: ['satisfaction'], where: { ...where, satisfaction: { empty: false } } }),
  ])
  const sum = (groups: typeof states) => groups.reduce((all, { count }) => all + count, 0)
  const answers = sum(ratings)
  const points = ratings.reduce((all, { values, count }) => all + Number(values.satisfaction) * count, 0)
  return {
    rows: page.rows.map(({ id, number, subject, state, priority, dispute, satisfaction, createdAt, dueAt }) => {
      return { id, number, subject, state, priority, dispute, satisfaction, createdAt, dueAt }
    }),
    total: sum(states),
    open: sum(states.filter(({ values }) => (unended as readonly unknown[]).includes(values.state))),
    disputes: disputes.count,
    answers,
    satisfaction: answers === 0 ? null : points / answers,
  }
}
