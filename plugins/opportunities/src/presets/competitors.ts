import type { ChangeContext } from '@kith/sdk'
import { competitor, type OpportunitiesContract } from '../contract/index.ts'
import type { Say } from './said.ts'

const keys = ['north', 'east', 'global'] as const

/** The competitors of a dealer in machinery, whichever preset brings them first. */
export async function addCompetitors(
  ctx: ChangeContext<OpportunitiesContract>,
  say: Say,
): Promise<Readonly<Record<(typeof keys)[number], string>>> {
  const find = async (key: string) => {
    const name = say(`competitor.${key}`)
    const found = await ctx.asPlugin.data.first(competitor, { where: { name } })
    return found?.id ?? ctx.change.create(competitor, { name })
  }
  const [north, east, global] = [await find('north'), await find('east'), await find('global')]
  return { north, east, global }
}
