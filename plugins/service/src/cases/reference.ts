import type { ReadContext } from '@kith/sdk'

type PluginReads = ReadContext['asPlugin']

/** `[C-000042-k3xq9d]`: what the subject of a mail carries, so that its answer is known and cannot be guessed. */
export async function referenceOf({ mark }: Pick<PluginReads, 'mark'>, number: string): Promise<string> {
  return `[${number}-${await sealOf(mark, number)}]`
}

/** The number of the case that a subject names, if its seal is right. */
export async function numberIn({ mark }: Pick<PluginReads, 'mark'>, subject: string): Promise<string | undefined> {
  const found = /\[(C-\d{6,12})-([a-z0-9]{8})\]/i.exec(subject)
  if (!found) return undefined
  const [, given = '', seal = ''] = found
  const number = given.toUpperCase()
  return (await sealOf(mark, number)) === seal.toLowerCase() ? number : undefined
}

/** A mark in letters that survive mail programs: no signs, no case. */
async function sealOf(mark: PluginReads['mark'], number: string): Promise<string> {
  return (await mark(`thread ${number}`))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .padEnd(8, '0')
    .slice(0, 8)
}

export function numberOf(n: number): string {
  return `C-${String(n).padStart(6, '0')}`
}
