import { reservedHeight } from '@kith/form/height'
import { type Handler, notFound } from '@kith/sdk'
import { type FormsContract, form, script as scriptEntity } from '../contract/index.ts'
import { definitionOf } from '../definition/publish.ts'
import { html } from '../page/html.ts'
import { createScript } from '../script/script.ts'

const widths = [360, 600, 900]

/** The height reserved is the tallest of all widths and languages, so that nothing below the form moves on any screen. */
export const snippet: Handler<FormsContract, 'snippet'> = async (ctx, { id }) => {
  const row = await ctx.data.get(form, id)
  if (!row) throw notFound(form.name, id)
  const definition = definitionOf(row)
  const locales = [definition.lang, ...Object.keys(definition.texts ?? {})]
  const tallest = (width: number) => Math.max(...locales.map(locale => reservedHeight(definition, width, locale)))
  const heights = Object.fromEntries(widths.map(width => [width, tallest(width)]))
  const height = Math.max(...Object.values(heights))
  const script = await loadScript()
  const known = await ctx.asPlugin.data.first(scriptEntity, { where: { release: script.version } })
  if (!known) {
    ctx.change.expectNone(scriptEntity, { release: script.version })
    ctx.change.create(scriptEntity, { release: script.version, body: script.body })
  }
  const page = `${ctx.url}/f/${encodeURIComponent(definition.id)}`
  const snippet = html`<script type="module" src="${ctx.url}/w/${script.version}/kith-form.js"
        integrity="${script.integrity}" crossorigin="anonymous"></script>
<kith-form form="${definition.id}" style="display:block;min-height:${height}px">
  <a slot="fallback" href="${page}">${definition.title ?? row.name}</a>
</kith-form>`
  const css = `kith-form[form="${definition.id}"]{display:block;min-height:${height}px}`
  return { html: snippet.html, heights, css, page }
}

const loadScript = createScript()
