import { KithError, type Session } from '@kith/admin/ui'
import { keepCurrency, wantedCurrency } from './currency.ts'
import type { Answer } from './types.ts'

/** Asks for a report in the currency that somebody wants; in the organisation's where that one has no rate any more. */
export async function readReport({ api }: Session, input: object): Promise<Answer> {
  const currency = wantedCurrency()
  if (currency === undefined) return api.query<Answer>('reports.read', input)
  try {
    return await api.query<Answer>('reports.read', { ...input, currency })
  } catch (error) {
    const { problems = [] } = (error instanceof KithError ? error.details : {}) as {
      readonly problems?: readonly { readonly code: string }[]
    }
    if (problems[0]?.code !== 'reports.no_rate') throw error
    keepCurrency(undefined)
    return api.query<Answer>('reports.read', input)
  }
}
