import type { Handler } from '@kith/sdk'
import type { ConsentsContract } from '../contract/index.ts'
import { tokenOf } from '../marks.ts'
import { purposeOf } from '../purposes.ts'

export const link: Handler<ConsentsContract, 'link'> = async (ctx, { email, purpose }) => {
  const { code } = await purposeOf(ctx, purpose)
  return { url: `${ctx.url}/u/${await tokenOf(ctx, email)}?p=${encodeURIComponent(code)}` }
}
