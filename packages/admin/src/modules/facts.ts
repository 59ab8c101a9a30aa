import type { ModuleState } from '@kith/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import { pageAddress } from '../pages/pages.ts'
import { when } from '../system/when.ts'
import { exactly } from '../texts/moments.ts'
import type { Texts } from '../texts/texts.ts'
import { dot, nextState } from './standing.ts'

/** How a module stands with this server, fact by fact. */
export function facts(module: ModuleState, texts: Texts): TemplateResult {
  const { say } = texts
  const { line, deliveries, neededBy, scopes = [], hash, nextHash } = module
  const code = (text: string) => html`<code dir="ltr">${text}</code>`
  const fact = (name: string, value: unknown) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  return html`<dl class="kv">
    ${fact(say('modules.state'), html`${say(module.isEnabled ? 'modules.state.on' : 'modules.state.off')} ${nextState(module, texts)}`)}
    ${line ? fact(say('modules.line'), lineState(line, texts)) : nothing}
    ${line?.heard ? fact(say('modules.heard'), when(line.heard, texts)) : nothing}
    ${line && line.calls > 0 ? fact(say('modules.answers'), answers(line, texts)) : nothing}
    ${fact(say('modules.waiting'), waiting(deliveries, texts))}
    ${line?.lastError ? fact(say('modules.error'), code(line.lastError)) : nothing}
    ${
      neededBy.length > 0
        ? fact(
            say('modules.neededBy'),
            neededBy.map(
              (name, i) =>
                html`${i > 0 ? ', ' : ''}<a class="link" href=${pageAddress('modules', name)}>${texts.plugin(name)}</a>`,
            ),
          )
        : nothing
    }
    ${scopes.length > 0 ? fact(say('modules.scopes'), html`<span class="codes">${scopes.map(code)}</span>`) : nothing}
    ${hash ? fact(say('modules.hash'), code(hash)) : nothing}
    ${nextHash && nextHash !== hash ? fact(say('modules.hash.next'), code(nextHash)) : nothing}
  </dl>`
}

function answers({ calls, failed, milliseconds, open }: NonNullable<ModuleState['line']>, texts: Texts): unknown {
  const said = texts.say('modules.answers.text', {
    calls: texts.number(calls),
    failed: texts.number(failed),
    ms: texts.number(milliseconds),
  })
  return open > 0
    ? html`${said} <span class="hint">${texts.say('modules.answers.open', { n: texts.number(open) })}</span>`
    : said
}

function waiting({ waiting: n, oldest, dead }: ModuleState['deliveries'], texts: Texts): unknown {
  const { say } = texts
  const words =
    n === 0
      ? say('modules.waiting.none')
      : oldest === null
        ? say('modules.waiting.n', { n: texts.number(n) })
        : say('modules.waiting.since', { n: texts.number(n), when: exactly(new Date(oldest), texts.locale) })
  return dead === 0
    ? words
    : html`${words} · <a class="link" href=${pageAddress('health')}>${say('modules.waiting.dead', { n: texts.number(dead) })}</a>`
}

/** Whether its process is connected, and since when. */
function lineState(line: NonNullable<ModuleState['line']>, { say, locale }: Texts): TemplateResult {
  const { state, since } = line
  const none = state === 'away' ? 'modules.line.never' : 'modules.line.connected'
  const words =
    since === undefined ? say(none) : say(`modules.line.${state}.since`, { when: exactly(new Date(since), locale) })
  return html`<span class="st">${dot(line)}${words}</span>`
}
