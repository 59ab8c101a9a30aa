import type { ModulePlan } from '@kith/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import type { Texts } from '../texts/texts.ts'

const lists = ['fields', 'operations', 'routes', 'pages', 'taps', 'jobs', 'grants'] as const

/** What a change of a module comes to: what is not there any more, or again. */
export function planned(plan: ModulePlan, texts: Texts): TemplateResult {
  const { say } = texts
  const { entities, deliveries, change } = plan
  return html`<div class="plan">
    ${
      entities.length === 0
        ? nothing
        : html`<section><h3>${say(change === 'enable' ? 'modules.plan.entities.on' : 'modules.plan.entities')}</h3><dl class="kv">${entities.map(({ entity, records }) => html`<div><dt>${texts.plural(entity)}</dt><dd class="num">${texts.number(records)}</dd></div>`)}</dl></section>`
    }
    ${deliveries.waiting > 0 ? html`<p class="hint">${say('modules.waiting')}: ${say('modules.waiting.n', { n: texts.number(deliveries.waiting) })}</p>` : nothing}
    ${lists.map(name => {
      const all = plan[name]
      if (all.length === 0) return nothing
      return html`<details><summary>${say(`modules.plan.${name}`)} <span class="hint num">${texts.number(all.length)}</span></summary><p class="codes">${all.map(one => html`<code dir="ltr">${one}</code>`)}</p></details>`
    })}
  </div>`
}

/** Why a change is refused as things are. */
export function refusalWords({ code, modules, message }: NonNullable<ModulePlan['refused']>, texts: Texts): string {
  const known = `modules.refused.${code}`
  const why = texts.knows(known)
    ? texts.say(known, { names: texts.all(modules.map(name => texts.plugin(name))) })
    : message
  return texts.say('modules.refused', { why })
}
