import { html, type Route, type RouteContext, type RouteRequest, type RouteResponse, route } from '@kith/sdk'
import { type FormsContract, submission } from '../contract/index.ts'
import { acceptedLanguages } from '../definition/texts.ts'
import { type Words, wordsFor } from '../definition/words.ts'
import { isForPurpose, submissionIn } from '../operations/opt-in.ts'
import { documentOf } from '../page/document.ts'
import { rich } from '../page/rich.ts'

type Context = RouteContext<FormsContract>

/** How long a link holds. */
const lifetime = 30 * 86_400_000

/** `GET /f/{id}/confirm/{token}`: what was agreed to, and the button that confirms it. It changes nothing: mail programs open links before people do. */
export const askRoute: Route<FormsContract> = route<FormsContract>()('GET /f/:id/confirm/:token', {
  public: true,
  run: async (ctx, request) => {
    const row = await found(ctx, request)
    if (!row) return page(request, 404, 'confirmUnknown')
    if (row.optIn === 'confirmed') return page(request, 200, 'confirmDone')
    const words = wordsIn(request)
    const consents = (row.consent ?? []).filter(isForPurpose).map(({ text }) => html`<p>${rich(text)}</p>`)
    return page(
      request,
      200,
      'confirmTitle',
      html`${consents}<form method="post"><button>${words.confirm}</button></form>`,
    )
  },
})

/** `POST /f/{id}/confirm/{token}`: what was agreed to counts from now on. */
export const confirmRoute: Route<FormsContract> = route<FormsContract>()('POST /f/:id/confirm/:token', {
  public: true,
  maxBody: 4096,
  run: async (ctx, request) => {
    const row = await found(ctx, request)
    if (!row) return page(request, 404, 'confirmUnknown')
    try {
      await ctx.run('confirm', { id: row.id })
    } catch (error) {
      ctx.log.error('A consent could not be confirmed', { submission: row.id, error: String(error) })
      return page(request, 503, 'confirmFailed')
    }
    return page(request, 200, 'confirmDone')
  },
})

async function found(ctx: Context, { params }: RouteRequest) {
  const id = await submissionIn(ctx, params.token ?? '')
  const row = id === undefined ? undefined : await ctx.asPlugin.data.get(submission, id)
  const isFresh = row && ctx.now().getTime() - Date.parse(row.createdAt) < lifetime
  return isFresh && row.optIn ? row : undefined
}

function page(
  request: RouteRequest,
  status: number,
  word: keyof Words,
  body: ReturnType<typeof html> = html``,
): RouteResponse {
  const title = wordsIn(request)[word]
  return documentOf({ status, locale: localeOf(request), title, body: html`<h1>${title}</h1>${body}` })
}

function wordsIn(request: RouteRequest): Words {
  return wordsFor(localeOf(request))
}

function localeOf({ query, headers }: RouteRequest): string {
  const asked = [query.lang ?? '', ...acceptedLanguages(headers['accept-language'])]
  return asked.some(tag => /^zh\b/i.test(tag)) && !/^en\b/i.test(query.lang ?? '') ? 'zh-CN' : 'en'
}
