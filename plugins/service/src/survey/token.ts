import type { ReadContext } from '@kith/sdk'

type PluginReads = ReadContext['asPlugin']

/** What stands in the link of a survey: its id, and a seal that nobody can make. */
export async function tokenOf({ mark }: Pick<PluginReads, 'mark'>, survey: string): Promise<string> {
  return `${survey}.${(await mark(`survey ${survey}`)).slice(0, 22)}`
}

/** The survey that a link is of, if it is one of ours. */
export async function surveyIn(reads: Pick<PluginReads, 'mark'>, token: string): Promise<string | undefined> {
  const id = token.slice(0, 36)
  return /^[0-9a-f-]{36}$/.test(id) && (await tokenOf(reads, id)) === token ? id : undefined
}
