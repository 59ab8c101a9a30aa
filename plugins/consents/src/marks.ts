import type { ReadContext } from '@kith/sdk'
import type { ConsentsContract } from './contract/index.ts'

type Context = Pick<ReadContext<ConsentsContract>, 'asPlugin'>

/** By what an address is known: the same whatever its case. */
export function markOf(ctx: Context, email: string): Promise<string> {
  return ctx.asPlugin.mark(`address ${email.trim().toLowerCase()}`)
}

/** What stands in a link: the mark, and the start of a second one that only this installation can make of it. */
export async function tokenOf(ctx: Context, email: string): Promise<string> {
  const mark = await markOf(ctx, email)
  return `${mark}${await sealOf(ctx, mark)}`
}

/** The mark in a token that this installation has made. */
export async function markIn(ctx: Context, token: string): Promise<string | undefined> {
  const mark = token.slice(0, markLength)
  return token.length === markLength + sealLength && (await sealOf(ctx, mark)) === token.slice(markLength)
    ? mark
    : undefined
}

const markLength = 43
const sealLength = 22

async function sealOf(ctx: Context, mark: string): Promise<string> {
  return (await ctx.asPlugin.mark(`link ${mark}`)).slice(0, sealLength)
}
