import type { Handler } from '@kith/sdk'
import { createdIn } from '../cases/period.ts'
import { type ServiceContract, serviceCase, survey } from '../contract/index.ts'

/** Read as the plugin: numbers of all cases, and nobody's words. */
export const quality: Handler<ServiceContract, 'quality'> = async (ctx, period) => {
  const where = createdIn(period)
  const { data } = ctx.asPlugin
  const [asked, groups, months] = await Promise.all([
    data.groups(survey, { by: ['rating'], where }),
    data.groups(survey, { by: ['rating'], where: { ...where, answeredAt: { empty: false } } }),
    data.groups(serviceCase, { by: ['month', 'satisfaction'], where: { ...where, satisfaction: { empty: false } } }),
  ])
  const sum = (all: typeof groups) => all.reduce((n, { count }) => n + count, 0)
  const points = (all: typeof groups, name: string) =>
    all.reduce((n, { values, count }) => n + Number(values[name]) * count, 0)
  const answered = sum(groups)
  const ratings = [1, 2, 3, 4, 5].map(rating => ({
    rating,
    count: groups.find(({ values }) => Number(values.rating) === rating)?.count ?? 0,
  }))
  const byMonth = [...Map.groupBy(months, ({ values }) => String(values.month))]
    .map(([month, of]) => ({ month, count: sum(of), mean: points(of, 'satisfaction') / sum(of) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1))
  const mean = answered === 0 ? null : points(groups, 'rating') / answered
  return { asked: sum(asked), answered, mean, ratings, byMonth }
}
