import type { ModuleState } from '@kith/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import { whenWords } from '../system/when.ts'
import type { Texts } from '../texts/texts.ts'

/** How a module stands, in a cell of the list: whether it is on, whether its process is there, what waits. */
export function standing(module: ModuleState, texts: Texts): TemplateResult {
  const { say } = texts
  const { line, deliveries, proposal } = module
  return html`<span class="standing">
    ${line ? lineState(line, texts) : html`<span class="st">${say(module.isEnabled ? 'modules.state.on' : 'modules.state.off')}</span>`}
    ${nextState(module, texts)}
    ${proposal ? html`<span class="st asks"><i class="dot amber"></i>${say('modules.asks')}</span>` : nothing}
    ${line?.state === 'away' && deliveries.waiting > 0 ? html`<span class="hint">${say('modules.waiting.n', { n: texts.number(deliveries.waiting) })}</span>` : nothing}
  </span>`
}

/** Whether the process of a module is connected, and since when. */
export function lineState({ state, since }: NonNullable<ModuleState['line']>, texts: Texts): TemplateResult {
  const words = texts.say(since === undefined ? `modules.line.${state}` : `modules.line.${state}.since`, {
    when: since === undefined ? '' : texts.within(whenWords(since, texts)),
  })
  return html`<span class="st"><i class="dot ${state === 'connected' ? 'green' : 'amber'}"></i>${words}</span>`
}

/** What the next start makes of it, where that is something else. */
export function nextState({ isEnabled, staysEnabled }: ModuleState, texts: Texts): TemplateResult | typeof nothing {
  if (isEnabled === staysEnabled) return nothing
  return html`<span class="hint">${texts.say(staysEnabled ? 'modules.state.on.next' : 'modules.state.off.next')}</span>`
}
