import { type Route, type RouteContext, type RouteRequest, type RouteResponse, route } from '@kith/sdk'
import type { FormsContract } from '../contract/index.ts'
import type { Guard } from '../guard/guard.ts'
import { isPagePost } from '../receive/body.ts'
import type { Book, Entry } from '../receive/book.ts'
import { type Limiter, networkOf } from '../receive/limit.ts'
import { isAllowed, ownOrigins } from '../receive/origin.ts'
import { take } from '../receive/take.ts'
import type { Taken } from '../receive/taken.ts'
import { json } from './json.ts'
import { answerPage } from './page.ts'

/** `POST /f/{id}`: a visitor's answers, as JSON under any label, or as a browser without JavaScript posts a form. */
export function receiveRoute(book: Book, limiter: Limiter, guard: Guard): Route<FormsContract> {
  return route<FormsContract>()('POST /f/:id', {
    public: true,
    run: async (ctx, request) => {
      const isPage = isPagePost(request)
      const { origin, host } = request.headers
      const entry = await book(ctx, request.params.id ?? '')
      const readable = !entry || isAllowed(origin, entry.row.origins, ownOrigins(ctx.url, host))
      const taken = entry ? await gate(ctx, entry, request, { isPage, readable, limiter, guard }) : unknownForm
      return isPage ? answerPage(ctx, entry, request, taken) : answerJson(taken, readable ? origin : undefined)
    },
  })
}

const unknownForm: Taken = { kind: 'refused', status: 404, code: 'forms.unknown_form' }

interface Gate {
  readonly isPage: boolean
  readonly readable: boolean
  readonly limiter: Limiter
  readonly guard: Guard
}

async function gate(
  ctx: RouteContext<FormsContract>,
  entry: Entry,
  request: RouteRequest,
  { isPage, readable, limiter, guard }: Gate,
): Promise<Taken> {
  if (!readable) return { kind: 'refused', status: 403, code: 'forms.origin' }
  const network = networkOf(request.ip)
  const now = ctx.now()
  const wait = Math.max(
    network === undefined ? 0 : limiter.take(`${entry.row.id} ${network}`, ctx.settings.ratePerAddress, now),
    limiter.take(entry.row.id, entry.row.rate, now),
  )
  if (wait > 0) return { kind: 'refused', status: 429, code: 'forms.busy', retryAfter: wait }
  return take(ctx, entry, request, isPage, guard)
}

function answerJson(taken: Taken, origin: string | undefined): RouteResponse {
  if (taken.kind === 'stored') return json(200, taken.stored, origin)
  const { status, code, errors, retryAfter } = taken
  const waiting = retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter) }
  return json(status, errors ? { code, errors } : { code }, origin, waiting)
}
