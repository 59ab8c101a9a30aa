import type { Handler, Row } from '@kith/sdk'
import type { LeadsContract, lead } from '../contract/index.ts'
import { seen } from './seen.ts'

export const missing: Handler<LeadsContract, 'missing'> = async (ctx, { id }) => ({
  fields: missingFields(await seen(ctx, id), ctx.settings.wanted),
})

/** The wanted fields that are empty; those of a company are not asked of a person. */
function missingFields(row: Partial<Row<typeof lead>>, wanted: readonly string[]): string[] {
  const asked = row.kind === 'person' ? wanted.filter(name => !ofCompanies.includes(name)) : wanted
  return asked.filter(name => !(row as Readonly<Record<string, unknown>>)[name])
}

const ofCompanies = ['company', 'industry', 'size']
