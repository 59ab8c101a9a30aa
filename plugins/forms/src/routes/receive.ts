import { type Route, type RouteContext, type RouteRequest, type RouteResponse, route } from '@kith/sdk'
import { type FormsContract, mostFileBytes } from '../contract/index.ts'
import type { Guard } from '../guard/guard.ts'
import { isPagePost } from '../receive/body.ts'
import type { Book, Entry } from '../receive/book.ts'
import { keepPosted, waitForFile } from '../receive/keep-files.ts'
import { type Limiter, networkOf } from '../receive/limit.ts'
import { isAllowed, ownOrigins } from '../receive/origin.ts'
import { type Posted, postedIn } from '../receive/page-body.ts'
import { take } from '../receive/take.ts'
import type { Taken } from '../receive/taken.ts'
import { json } from './json.ts'
import { answerPage } from './page.ts'

interface Limiters {
  readonly answers: Limiter
  readonly files: Limiter
}

/** `POST /f/{id}`: a visitor's answers, as JSON under any label, or as a browser without JavaScript posts a form. */
export function receiveRoute(book: Book, limiters: Limiters, guard: Guard): Route<FormsContract> {
  return route<FormsContract>()('POST /f/:id', {
    public: true,
    maxFiles: 2.5 * mostFileBytes,
    run: async (ctx, request) => {
      const posted = isPagePost(request) ? ((await postedIn(request)) ?? 'broken') : undefined
      const { origin, host } = request.headers
      const entry = await book(ctx, request.params.id ?? '')
      const readable = !entry || isAllowed(origin, entry.row.origins, ownOrigins(ctx.url, host))
      const taken = entry ? await gate(ctx, entry, request, { posted, readable, limiters, guard }) : unknownForm
      if (!posted) return answerJson(taken, readable ? origin : undefined)
      return answerPage(ctx, entry, request, posted === 'broken' ? new URLSearchParams() : posted, taken)
    },
  })
}

const unknownForm: Taken = { kind: 'refused', status: 404, code: 'forms.unknown_form' }

interface Gate {
  /** What a page without JavaScript posted. */
  readonly posted: Posted | 'broken' | undefined
  readonly readable: boolean
  readonly limiters: Limiters
  readonly guard: Guard
}

async function gate(
  ctx: RouteContext<FormsContract>,
  entry: Entry,
  request: RouteRequest,
  { posted, readable, limiters, guard }: Gate,
): Promise<Taken> {
  if (!readable) return { kind: 'refused', status: 403, code: 'forms.origin' }
  const network = networkOf(request.ip)
  const now = ctx.now()
  const wait = Math.max(
    network === undefined ? 0 : limiters.answers.take(`${entry.row.id} ${network}`, ctx.settings.ratePerAddress, now),
    limiters.answers.take(entry.row.id, entry.row.rate, now),
  )
  if (wait > 0) return { kind: 'refused', status: 429, code: 'forms.busy', retryAfter: wait }
  if (posted === 'broken') return { kind: 'refused', status: 422, code: 'forms.invalid', errors: { body: 'form' } }
  const isFree = () => waitForFile(ctx, limiters.files, entry.row.id, request.ip) === 0
  const errors = posted ? await keepPosted(ctx, entry, posted, isFree) : {}
  return take(ctx, entry, request, { posted, errors, guard })
}

function answerJson(taken: Taken, origin: string | undefined): RouteResponse {
  if (taken.kind === 'stored') return json(200, taken.stored, origin)
  const { status, code, errors, retryAfter } = taken
  const waiting = retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter) }
  return json(status, errors ? { code, errors } : { code }, origin, waiting)
}
