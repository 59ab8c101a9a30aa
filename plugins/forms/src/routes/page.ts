import { randomUUID } from 'node:crypto'
import { html, type Route, type RouteContext, type RouteRequest, type RouteResponse, route } from '@kith/sdk'
import type { FormsContract } from '../contract/index.ts'
import { acceptedLanguages, pickLocale, textOf } from '../definition/texts.ts'
import { type Words, wordsFor } from '../definition/words.ts'
import { issueToken } from '../guard/token.ts'
import { documentOf } from '../page/document.ts'
import { type FormPage, formView, headView, inlineDefinition } from '../page/form.ts'
import type { Book, Entry } from '../receive/book.ts'
import { type Posted, readPagePost } from '../receive/page-body.ts'
import type { Taken } from '../receive/taken.ts'
import { channel } from '../script/script.ts'

type Context = Pick<RouteContext<FormsContract>, 'locale'>

/** `GET /f/{id}`: the form on a page of its own, which works without JavaScript. */
export function pageRoute(book: Book): Route<FormsContract> {
  return route<FormsContract>()('GET /f/:id', {
    public: true,
    run: async (ctx, request) => {
      const entry = await book(ctx, request.params.id ?? '')
      if (!entry) return messagePage(request, ctx, 404, 'unknownForm')
      if (entry.row.status === 'closed') return messagePage(request, ctx, 410, 'closed', entry)
      const { query, headers } = request
      const page = query.page ?? ''
      const utm = Object.fromEntries(Object.entries(query).filter(([name]) => name.startsWith('utm_')))
      const meta = JSON.stringify({
        page: page || `${ctx.url}/f/${entry.definition.id}`,
        referrer: originOf(headers.referer),
        ...utm,
      })
      const { id: form, version } = entry.row
      // Without a script nobody solves it; it says which form was asked for, and when.
      const token = JSON.stringify({ challenge: await issueToken(ctx, { form, version, origin: '' }, 2) })
      const values = givenIn(query, entry)
      return formPage(request, ctx, entry, { status: 200, key: randomUUID(), meta, token, values, errors: {} })
    },
  })
}

/** What the address says for the fields that it may fill in, as `prefill="url"` of the element does: a link in a mail. */
function givenIn(query: RouteRequest['query'], { definition }: Entry): Record<string, string> {
  const fields = definition.steps.flatMap(step => step.fields)
  return Object.fromEntries(
    fields.flatMap(({ name, type, prefill }) => {
      const given = query[name]
      return !prefill || given === undefined || type === 'consent' || type === 'checkboxes' ? [] : [[name, given]]
    }),
  )
}

/** `GET /f/{id}/thanks`: where a post without JavaScript ends. */
export function thanksRoute(book: Book): Route<FormsContract> {
  return route<FormsContract>()('GET /f/:id/thanks', {
    public: true,
    run: async (ctx, request) => {
      const entry = await book(ctx, request.params.id ?? '')
      if (!entry) return messagePage(request, ctx, 404, 'unknownForm')
      const locale = localeFor(request, ctx, entry)
      const { thanks } = entry.row.definition
      const words = wordsFor(locale)
      const title = textOf(entry.row.definition, locale, 'thanks.title', thanks?.title) || words.thanks
      const text = textOf(entry.row.definition, locale, 'thanks.text', thanks?.text) || words.thanksText
      const again = `/f/${encodeURIComponent(entry.definition.id)}?lang=${encodeURIComponent(locale)}`
      const body = html`<h1>${title}</h1><p role="status">${text}</p><p><a href="${again}">${words.another}</a></p>`
      return documentOf({ locale, title, body, frames: entry.row.origins })
    },
  })
}

/** What a browser without JavaScript gets for its post: the thanks, or its form again with what was typed and what is wrong. */
export function answerPage(
  ctx: Context,
  entry: Entry | undefined,
  request: RouteRequest,
  given: Posted,
  taken: Taken,
): RouteResponse {
  if (!entry) return messagePage(request, ctx, 404, 'unknownForm')
  const locale = localeFor(request, ctx, entry)
  if (taken.kind === 'stored') {
    const thanks = `/f/${encodeURIComponent(entry.definition.id)}/thanks?lang=${encodeURIComponent(locale)}`
    return { status: 303, headers: { location: taken.stored.redirect ?? thanks, 'cache-control': 'no-store' } }
  }
  if (taken.status === 410) return messagePage(request, ctx, 410, 'closed', entry)
  if (taken.status === 403) return messagePage(request, ctx, 403, 'origin', entry)
  const notice = taken.errors?.body ? 'failed' : notices[taken.code]
  const posted = readPagePost(given, entry.compiled().fields, entry.definition.honeypot)
  const page = {
    status: taken.status,
    // Its key is bound to the answer that was kept; what is sent now is another one.
    key: taken.status === 409 ? randomUUID() : posted.key,
    meta: JSON.stringify({ ...posted.meta, honeypot: undefined }),
    token: JSON.stringify(posted.token ?? {}),
    values: posted.values,
    errors: taken.errors ?? {},
    ...(notice ? { notice } : {}),
    ...(taken.retryAfter === undefined ? {} : { retryAfter: taken.retryAfter }),
  }
  return formPage(request, ctx, entry, page)
}

const notices: Readonly<Record<string, keyof Words>> = {
  'forms.key_reused': 'conflict',
  'forms.busy': 'busy',
  'forms.unavailable': 'failed',
}

type Shown = Omit<FormPage, 'definition' | 'locale'> & { readonly status: number; readonly retryAfter?: number }

/** With a script, the element takes over what the plain form holds. */
function formPage(request: RouteRequest, ctx: Context, entry: Entry, shown: Shown): RouteResponse {
  const { definition } = entry
  const locale = localeFor(request, ctx, entry)
  const title = textOf(definition, locale, 'title', definition.title) || entry.row.name
  const head = headView({ definition, locale })
  const plain = formView({ ...shown, definition, locale })
  const element = html`<script type="module" src="/w/${channel}/kith-form.js"></script>
<kith-form form="${definition.id}" src="/f/${encodeURIComponent(definition.id)}.json" locale="${locale}">${inlineDefinition(definition)}<div slot="fallback">${plain}</div></kith-form>`
  return documentOf({
    status: shown.status,
    locale,
    title,
    // A page that says what went wrong stays as it is: the element would begin anew.
    body: html`${head}${shown.status === 200 ? element : plain}`,
    frames: entry.row.origins,
    ...(definition.redirect ? { leadsTo: new URL(definition.redirect).origin } : {}),
    ...(shown.retryAfter === undefined ? {} : { headers: { 'retry-after': String(shown.retryAfter) } }),
  })
}

function messagePage(
  request: RouteRequest,
  ctx: Context,
  status: number,
  word: keyof Words,
  entry?: Entry,
): RouteResponse {
  const locale = entry ? localeFor(request, ctx, entry) : (wanted(request)[0] ?? ctx.locale)
  const title = wordsFor(locale)[word]
  return documentOf({ status, locale, title, body: html`<h1>${title}</h1>`, frames: entry?.row.origins ?? [] })
}

function localeFor(request: RouteRequest, ctx: Context, entry: Entry): string {
  return pickLocale(entry.row.definition, [...wanted(request), ctx.locale])
}

function wanted({ query, headers }: RouteRequest): string[] {
  const { lang } = query
  const asked = lang && /^[A-Za-z0-9-]{2,35}$/.test(lang) ? [lang] : []
  return [...asked, ...acceptedLanguages(headers['accept-language'])]
}

function originOf(referer: string | undefined): string {
  return referer && URL.canParse(referer) ? new URL(referer).origin : ''
}
