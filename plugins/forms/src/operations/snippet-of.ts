import { reservedHeight } from '@kith/form/height'
import { type ChangeContext, type Html, html } from '@kith/sdk'
import { type FormDefinition, type FormsContract, script as scriptEntity } from '../contract/index.ts'
import { definitionOf, type Published } from '../definition/publish.ts'
import { complete, createScript } from '../script/script.ts'

export interface Snippet {
  readonly html: string
  readonly complete: string
  readonly heights: Record<string, number>
  readonly css: string
  readonly page: string
}

/** The height reserved is the tallest of all widths and languages, so that nothing below the form moves on any screen. */
export async function snippetOf(ctx: ChangeContext<FormsContract>, row: Published): Promise<Snippet> {
  const definition = definitionOf(row)
  const locales = [definition.lang, ...Object.keys(definition.texts ?? {})]
  const tallest = (width: number) => Math.max(...locales.map(locale => reservedHeight(definition, width, locale)))
  const heights = Object.fromEntries(widths.map(width => [width, tallest(width)]))
  const height = Math.max(...Object.values(heights))
  const { release, integrity, completeIntegrity } = await keptScript(ctx)
  const page = `${ctx.url}/f/${encodeURIComponent(definition.id)}`
  const snippet = (file: string, pinned: string) => html`<script type="module" src="${ctx.url}/w/${release}/${file}"
        integrity="${pinned}" crossorigin="anonymous"></script>
<kith-form form="${definition.id}" style="display:block;min-height:${height}px">
  ${fallbackOf(definition, page)}
</kith-form>`
  const css = `kith-form[form="${definition.id}"]{display:block;min-height:${height}px}`
  return {
    html: snippet('kith-form.js', integrity).html,
    complete: snippet(complete, completeIntegrity).html,
    heights,
    css,
    page,
  }
}

/** What stands in the page while this app does not answer: a link to the form, and who else is there. */
function fallbackOf({ id, title = id, contact }: FormDefinition, page: string): Html {
  if (!contact) return html`<a slot="fallback" href="${page}">${title}</a>`
  const { email, phone } = contact
  const mail = email && html` · <a href="mailto:${email}">${email}</a>`
  const call = phone && html` · <a href="tel:${phone}">${phone}</a>`
  return html`<p slot="fallback"><a href="${page}">${title}</a>${mail}${call}</p>`
}

const widths = [360, 600, 900]
const loadScript = createScript()

/** The script as it is now, kept by the same commit so that the snippet outlives an upgrade. */
async function keptScript(ctx: ChangeContext<FormsContract>) {
  const { version: release, integrity, completeIntegrity, body, parts } = await loadScript()
  const known = await ctx.asPlugin.data.first(scriptEntity, { where: { release } })
  if (!known) {
    ctx.change.expectNone(scriptEntity, { release })
    ctx.change.create(scriptEntity, { release, body, parts: { ...parts } })
  }
  return { release, integrity, completeIntegrity }
}
