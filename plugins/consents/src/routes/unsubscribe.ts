import { type Route, type RouteContext, type RouteRequest, type RouteResponse, route } from '@kith/sdk'
import type { ConsentsContract } from '../contract/index.ts'
import { markIn } from '../marks.ts'
import { choicesPage, unknownLinkPage } from '../page/choices.ts'
import { wordsFor } from '../page/words.ts'
import { purposesOf } from '../purposes.ts'
import { counting, isMailable, saidUnder } from '../said.ts'

type Context = RouteContext<ConsentsContract>

/** `GET /u/{token}`: what its owner is written to about. It changes nothing: mail programs open links before people do. */
export const showChoices: Route<ConsentsContract> = route<ConsentsContract>()('GET /u/:token', {
  public: true,
  run: async (ctx, request) => {
    const mark = await markIn(ctx, request.params.token ?? '')
    return mark === undefined ? unknownLinkPage(wordsOf(request)) : show(ctx, request, mark, false)
  },
})

/**
 * `POST /u/{token}`: stops one kind of message, or with `*` all. A mail program posts `List-Unsubscribe=One-Click` (RFC
 * 8058), which is about the purpose in the address.
 */
export const stop: Route<ConsentsContract> = route<ConsentsContract>()('POST /u/:token', {
  public: true,
  maxBody: 4_096,
  run: async (ctx, request) => {
    const mark = await markIn(ctx, request.params.token ?? '')
    if (mark === undefined) return unknownLinkPage(wordsOf(request))
    const asked = new URLSearchParams(request.body).get('purpose') ?? request.query.p
    const known = (await purposesOf(ctx)).some(row => row.code === asked)
    // What is no purpose any more is meant all the same: then it is all of them.
    await ctx.run('withdraw', { mark, purpose: known && asked ? asked : null })
    return show(ctx, request, mark, true)
  },
})

async function show(ctx: Context, request: RouteRequest, mark: string, done: boolean): Promise<RouteResponse> {
  const [purposes, said] = await Promise.all([purposesOf(ctx), saidUnder(ctx, [mark])])
  const choices = purposes.map(purpose => {
    return { purpose, stopped: !isMailable(counting(said, purpose.code), purpose) }
  })
  return choicesPage({ words: wordsOf(request), choices, done })
}

function wordsOf({ headers }: RouteRequest) {
  return wordsFor(headers['accept-language'])
}
