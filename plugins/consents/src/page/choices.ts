import { html, type RouteResponse } from '@kith/sdk'
import type { Purpose } from '../purposes.ts'
import { documentOf } from './document.ts'
import type { Words } from './words.ts'

export interface Choice {
  readonly purpose: Purpose
  readonly stopped: boolean
}

export interface ChoicesOptions {
  readonly words: Words
  readonly choices: readonly Choice[]
  /** Something was just stopped. */
  readonly done: boolean
}

/** Each kind of message with the way to stop it. The form leads back to the same address. */
export function choicesPage({ words, choices, done }: ChoicesOptions): RouteResponse {
  const rows = choices.map(
    ({ purpose: { code, name, description }, stopped }) => html`<li>
      <div><h2 dir="auto">${name}</h2>${description && html`<p class="note" dir="auto">${description}</p>`}</div>
      ${stopped ? html`<span class="state">${words.stopped}</span>` : html`<button name="purpose" value="${code}" aria-label="${words.stop}: ${name}">${words.stop}</button>`}
    </li>`,
  )
  const open = choices.some(choice => !choice.stopped)
  return documentOf({
    status: 200,
    lang: words.lang,
    title: words.title,
    body: html`<p${done && { html: ' role="status"' }}>${done ? words.done : words.intro}</p>
    <form method="post"><ul>${rows}</ul>${open && html`<button class="main" name="purpose" value="*">${words.stopAll}</button>`}</form>`,
  })
}

export function unknownLinkPage(words: Words): RouteResponse {
  return documentOf({
    status: 404,
    lang: words.lang,
    title: words.unknownTitle,
    body: html`<p>${words.unknown}</p>`,
  })
}
